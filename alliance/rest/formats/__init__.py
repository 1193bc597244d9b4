"""The formats of answers, one renderer each."""
