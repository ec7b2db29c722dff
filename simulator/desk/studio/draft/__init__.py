"""The case while it is edited, without pixels: its texts, its acts, and what becomes of them."""
