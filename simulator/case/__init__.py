"""Cases as objects: scripts, keys, ethogram and procedure, read from YAML with positions."""
