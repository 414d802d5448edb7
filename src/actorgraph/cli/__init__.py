"""The command line: thin commands over the public functions, one clear line for every error."""

from actorgraph.cli import (
    articles,
    claims,
    decisions,
    networks,
    outputs,
    quality,
    serving,
)
from actorgraph.cli.app import app, main

__all__ = [
    "app",
    "articles",
    "claims",
    "decisions",
    "main",
    "networks",
    "outputs",
    "quality",
    "serving",
]
