"""Asking: one .cypher file a question, and the catalogue that reads them."""
