"""What is done to every public answer on its way out: kept, encoded, given validators, opened to other sites."""
