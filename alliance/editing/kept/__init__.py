"""What was typed is not lost: where a session has ended, a connection broke, or the record is gone."""
