"""The findings: how a coding compares with the key, moment by moment, and what follows from it."""
