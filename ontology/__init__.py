"""The ground floor: what can be said. Turtle is the truth; the Python here only reads it."""
