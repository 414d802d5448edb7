"""The made-up claims lie one folder up, which pytest alone would not look into."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
