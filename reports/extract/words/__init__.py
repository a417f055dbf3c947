"""The words of reports that rules are made of, and how they are looked up."""
