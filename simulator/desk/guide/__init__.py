"""The guide: its chapters, page by page, with what is searched for in them."""
