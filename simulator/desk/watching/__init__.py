"""Watching: the stage on the screen, its playhead and cameras, and what is pointed at on it."""
