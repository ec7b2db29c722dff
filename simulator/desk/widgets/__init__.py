"""The widgets: controls, painted by us or by pygame_gui, and how they share a window."""
