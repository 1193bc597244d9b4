"""Checking a text against what is known: what it says as statements about facts, each with a verdict in words."""
