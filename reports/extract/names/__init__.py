"""Who and when: organisations, their departments, people, honours and times named in a text."""
