"""The graph as one HTML page that needs no network."""

from actorgraph.view.page import DEFAULT, ViewSettings, view_html

__all__ = ["DEFAULT", "ViewSettings", "view_html"]
