"""The learned judge: in which relation two actors of a sentence stand, if in any.

``labels`` names what it tells apart, ``encoding`` makes numbers of a sentence, ``session`` runs the
model. It is trained in ``training/judge``.
"""
