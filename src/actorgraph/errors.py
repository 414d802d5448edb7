"""What can go wrong, as exceptions a caller can tell apart.

::

    ActorgraphError
    ├── BadInput        a source that cannot be read (missing, empty, not UTF-8, broken JSON …)
    ├── BadData         a row or block of ontology/ or seeds/ that breaks its rules
    ├── BadQuery        a query, a parameter of a named one, a roll-up or a date that is wrong
    ├── NotFound        an actor, claim, article or named query that the store does not hold
    ├── ClusterError    workers or their scheduler are not there, lost, or of another version
    └── StoreError      the store cannot be opened or written
        └── StoreLocked another process holds the store
"""

from __future__ import annotations


class ActorgraphError(Exception):
    """Base of every error this package raises on purpose; its text is one line for a user."""


class BadInput(ActorgraphError):
    """A source cannot be read; ``where`` names file (and line), ``reason`` says why."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class BadData(ActorgraphError):
    """A row or block of ontology/ or seeds/ breaks its rules."""


class BadQuery(ActorgraphError):
    """A query cannot be run as written."""


class NotFound(ActorgraphError):
    """Nothing in the store answers to that name."""


class ClusterError(ActorgraphError):
    """The processes that were to do the work cannot do it."""


class StoreError(ActorgraphError):
    """The store cannot be opened, read or written."""


class StoreLocked(StoreError):
    """Another process holds the store."""
