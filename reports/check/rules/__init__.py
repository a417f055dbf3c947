"""The 60 rules of the-thuc.md 5.2, by theme. Each is a small function of its own."""
