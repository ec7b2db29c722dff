"""What all screens stand on: what the window does for them, bars, dialogs, and ways onwards."""
