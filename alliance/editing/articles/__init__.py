"""From an article to facts: candidates beside its text, decided one by one, and taken in at once.

A reading has the format of `fixtures/articles/`, so that what is taken in here and what is built from a file are the
same records under the same keys.
"""
