"""What stands against a save, in words: rules, the need of a source, and what is tried out while somebody types."""
