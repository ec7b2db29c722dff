"""The editor: the stage, the text and the panes around a case, and the list of one's own cases."""
