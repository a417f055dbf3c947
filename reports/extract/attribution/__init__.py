"""Whose each figure is, of when, as result or plan, of which indicator, and what of it is in doubt."""
