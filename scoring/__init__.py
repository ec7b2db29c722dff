"""Scoring: the comparison of a coding with a key, and what to tell the trainee about it."""
