"""A Word file as text: what is shown, in reading order."""
