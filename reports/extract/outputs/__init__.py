"""What was found: as a record, as data, as a page to read through."""
