"""A store over HTTP, read-only: SPARQL 1.1 Protocol, and pages for people.

``server`` binds and stops; ``app`` has the routes; ``gate`` decides who may come in; ``protocol``
and ``formats`` read SPARQL requests; ``workers`` keeps processes that can be killed, each with the
newest snapshot open; ``forker`` makes them, and ``worker`` is what runs inside: ``sparql_task`` for
queries, ``pages`` for people.
"""
