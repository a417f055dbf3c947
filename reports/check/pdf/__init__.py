"""PDF files, measured: glyphs and lines to paragraphs, tables and sheets."""
