"""Who and when: organisations, people, honours and times named in a text."""
