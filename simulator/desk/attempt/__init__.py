"""The attempt under way, without pixels: what is marked, weighed and missing, and its grading."""
