"""The meetings that an article speaks of: what each sentence says of one, and which sentences speak of the same."""
