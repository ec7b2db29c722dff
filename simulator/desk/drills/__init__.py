"""Drills: sets of short stretches, each with one question and its reason."""
