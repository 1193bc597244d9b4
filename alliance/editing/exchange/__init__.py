"""Records in a file and back: exports that spreadsheets open, and imports that say first what they would change.

A file has a row for each record: its key, its public fields as cells (`alliance.knowledge.cells`), and `exported_at`,
the instant of the export. What a row says is merged with the record as it stands now, against the record as it was
held at that instant.
"""
