"""Take outputs and execution counts out of notebooks, as they are kept: a pre-commit hook.

``python scripts/strip_notebooks.py notebooks/*.ipynb`` ends with 1 if it had to change one.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(names: list[str]) -> int:
    """Strip these files; 1 if any was changed, else 0."""
    changed = [name for name in names if strip(Path(name))]
    for name in changed:
        print(f"took the outputs out of {name}")
    return 1 if changed else 0


def strip(path: Path) -> bool:
    """Write a notebook without outputs, if it has some; whether it had."""
    old = path.read_text("utf-8")
    sheet = json.loads(old)
    for cell in sheet["cells"]:
        cell["metadata"].pop("execution", None)
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    if sheet == json.loads(old):
        return False
    path.write_text(json.dumps(sheet, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
