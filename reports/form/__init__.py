"""Excel forms that units fill in: made from the catalogue of indicators, and read back without guessing."""
