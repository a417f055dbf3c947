"""The format linter: reads Word and PDF files, measures them, and holds them against NĐ 30/2020."""
