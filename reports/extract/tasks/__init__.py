"""Planned work, one item each."""
