"""Reads acts out of news sentences: who did what to whom, and when."""
