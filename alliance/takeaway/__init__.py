"""What readers take along: changes to follow, dates for a calendar, citations, descriptions for machines, embeds."""
