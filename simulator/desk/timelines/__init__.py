"""Time at the desk: the playhead, the reel of episodes, and the lines on which time is shown."""
