"""Home: the first screen, the list of whole cases, and who is working."""
