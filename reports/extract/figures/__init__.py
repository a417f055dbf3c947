"""The figures that a text states, read from what is written and nothing else; numbers that are none."""
