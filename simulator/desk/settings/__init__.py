"""The settings: how the desk looks, sounds and speaks, its keys, and how fast its user is."""
