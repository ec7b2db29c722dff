"""Performances: scripts compiled into tracks that can be asked for the scene at any time."""
