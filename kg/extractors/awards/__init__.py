"""Honours: what was won, by whom, and how the text says so."""
