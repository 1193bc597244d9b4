"""What happened when: as a list over the API, as a table and a drawing on a page."""
