"""What of a page is its text: lines, blocks, sentences, headings."""
