"""The house style: colours and sizes, where things stand, words and languages, and the keys."""
