"""From an article to the record: its dates, and later the acts it tells of."""
