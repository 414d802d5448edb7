"""The extractor beside what one would take instead, on the same articles and gold tables.

``make bench-quality`` runs it; docs/evaluation.md says what is compared, and what is unfair.
"""
