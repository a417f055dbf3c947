"""A PDF as text in reading order, with its tables."""
