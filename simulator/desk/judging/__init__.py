"""Judging: the screen on which marks become ratings and a classification, step by step."""
