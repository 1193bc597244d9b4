"""The documentation of the API, for its readers: what can be known from the code is read from the code."""
