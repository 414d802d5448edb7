"""The command line: thin commands over the public functions, one clear line for every error."""

from actorgraph.cli import articles, claims, outputs, quality
from actorgraph.cli.app import app, main

__all__ = ["app", "articles", "claims", "main", "outputs", "quality"]
