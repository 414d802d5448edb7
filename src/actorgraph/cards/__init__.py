"""What Jupyter shows of answers: small pieces of HTML, without script, readable on light and dark.

`card` fills a template, `framed` cuts a whole page off from the notebook; `words` prepares text of
articles, which is never markup here.
"""

from actorgraph.cards.card import card, framed
from actorgraph.cards.words import marked, one_line

__all__ = ["card", "framed", "marked", "one_line"]
