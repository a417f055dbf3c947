"""The head of a report: who reports, of which period, of which cluster."""
