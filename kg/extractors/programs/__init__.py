"""Programs: known ones by their labels, redacted ones by rule, new ones by how they are named."""
