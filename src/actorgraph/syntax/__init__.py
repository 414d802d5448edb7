"""Grammar: who fills which slot of a verb, noun or adjective in a spaCy parse.

Everything here is about dependency trees; nothing knows actors or relations. Functions return
``Filler`` heads (a noun with two coordinated nouns is one head) with the number of inferences
that led to them, from which confidence is made. Reading order: arcs, owners, verbs, nouns, slots.
"""
