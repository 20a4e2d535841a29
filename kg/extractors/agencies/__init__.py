"""Institutions: their names out of running text, which names mean one body, and what belongs to what."""
