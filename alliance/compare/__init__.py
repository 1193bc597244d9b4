"""Two countries, or two days of the alliance, side by side."""
