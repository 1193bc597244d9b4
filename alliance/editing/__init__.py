"""What the admin of every record stands on: saving with nothing lost, drafts, checks, history and its undoing."""
