"""The story of a record with all that hangs on it, and the undoing of anything in it."""
