"""Everything at once: the knowledge base as files, written for whoever wants them all, and read back when empty."""
