"""A saved web page as text: its article, and what of it nobody can see."""
