"""What readers report as wrong, and the corrections that came of it."""
