"""What a passage tells of: what was done, what is planned, or what is around it."""
