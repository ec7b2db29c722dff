"""Progress: what all codings together show, each figure with its interval."""
