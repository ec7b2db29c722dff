"""Marking: the screen on which a session is watched and its behaviours are marked."""
