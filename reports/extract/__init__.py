"""Documents to records: every figure and task pinned to its characters, with what is unsure."""
