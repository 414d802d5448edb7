"""What an article was read with, so that it can be read just so again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from actorgraph.datafiles import data_path
from actorgraph.model import content_id
from actorgraph.parse import default_model
from actorgraph.store import Store


@dataclass(frozen=True, slots=True)
class Settings:
    """How articles are read: spaCy pipeline by name (default: ``ACTORGRAPH_MODEL``, else
    ``parse.MODEL``), extractor of ``extraction.EXTRACTORS``, and coreference of
    ``clusters.CLUSTERERS``: "rules", or another model whose clusters come before them."""

    model: str = field(default_factory=default_model)
    extractor: str = "rules"
    coref: str = "rules"


@cache
def made_with(settings: Settings) -> str:
    """A fingerprint of all that shapes a reading beside the article: a hash of code, models,
    ontology and seeds, then extractor, coreference and model by name. A build reads anew what was
    made with another one."""
    names = (settings.extractor, settings.coref, settings.model)
    return " ".join((content_id(*stamp(settings).values()), *names))


def stamp(settings: Settings) -> dict[str, str]:
    """The versions and hashes of what shapes a reading beside the article, by what they are of."""
    code = Path(__file__).parent
    found = {
        "actorgraph": version("actorgraph"),
        "code": _hash(code.rglob("*.py")),
        "model": f"{settings.model} {model_version(settings.model)}",
        "extractor": settings.extractor,
        "coref": f"{settings.coref} {model_version(settings.coref)}",
        "ontology": _hash(data_path("ontology").iterdir()),
        "seeds": _hash(data_path("seeds", "actors").iterdir()),
    }
    if settings.extractor != "rules":
        found["judge"] = _hash(data_path("models", "judge").iterdir())
        found["onnxruntime"] = model_version("onnxruntime")
    return found


def _hash(files: Iterable[Path]) -> str:
    parts: list[str] = []
    for path in sorted(files):
        if path.is_file() and not path.name.startswith("."):
            parts += [path.name, hashlib.sha256(path.read_bytes()).hexdigest()]
    return content_id(*parts)


def settings_of(made: str | None) -> Settings | None:
    """The settings that `made_with` gives this fingerprint for; None where there are none, since
    code, models, ontology or seeds are others now."""
    parts = (made or "").split(" ", 3)
    if len(parts) < 4:
        return None
    _, extractor, coref, model = parts
    settings = Settings(model, extractor, coref)
    return settings if made_with(settings) == made else None


def current(store: Store, settings: Settings) -> dict[str, str]:
    """Content hash by id of the articles that were read as they would be read now."""
    by, made = store.made_with(), made_with(settings)
    return {key: content for key, content in store.articles().items() if by.get(key) == made}


def model_version(model: str) -> str:
    """The version of a model, a package or a folder; empty where there is none."""
    try:
        return version(model)
    except PackageNotFoundError:
        meta = Path(model, "meta.json")
        return content_id(meta.read_text(encoding="utf-8")) if meta.is_file() else ""
