"""What Python programs use (``import kg``): reports to facts, a workspace and its store, answers as tables."""
