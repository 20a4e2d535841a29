"""What people correct: a table to fill in, verdicts kept in the workspace, and their replay on each load."""
