"""Two people on one record: their sheets merged, and what has to be chosen."""
