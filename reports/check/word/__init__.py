"""Word files, measured: package, styles, paragraphs, tables, sections."""
