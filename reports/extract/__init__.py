"""Documents to records: every figure and task pinned to its characters, nothing guessed in silence."""
