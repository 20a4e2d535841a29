"""Recognisers: each finds one kind of fact in a prepared report."""
