"""Sheets as text, whatever file they came in."""
