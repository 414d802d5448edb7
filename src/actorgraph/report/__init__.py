"""A readable briefing of a store: key actors, blocs, dyads, new and disputed claims.

`SECTIONS` makes the chapters; every statement links to the words that it rests on, in the same
file. The same store gives the same bytes.
"""

from actorgraph.report.made import FORMATS, Report, report

__all__ = ["FORMATS", "Report", "report"]
