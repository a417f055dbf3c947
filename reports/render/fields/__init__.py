"""Which fields a template uses, and what is wrong with it, told before any report is there."""
