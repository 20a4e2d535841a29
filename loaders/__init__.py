"""Writing: the workspace of facts is the truth, every store an index that can be rebuilt from it."""
