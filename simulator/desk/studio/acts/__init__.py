"""The acts of a case: their timeline, their palette, and the card of the chosen one."""
