"""Finished documents to their places: files and the manifest."""
