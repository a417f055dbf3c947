"""Files as units send them, to text: what was read, converted and left out, and where each piece stood."""
