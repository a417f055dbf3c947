"""ldreport: quarterly and yearly reports of trade-union federations, from records to Word and PDF."""

__version__ = "0.1.0"
