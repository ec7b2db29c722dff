"""Forms: what the editor asks in, line by line."""
