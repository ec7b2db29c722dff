"""The app: the window with its loop, and how it is seen by screen readers and by tests."""
