"""How right extraction is: gold annotation, scoring, and the comparison of two runs."""
