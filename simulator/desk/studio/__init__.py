"""The studio: a case on the stage while it is being written."""
