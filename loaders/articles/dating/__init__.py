"""The grammar of dates in English-language news: words, phrases, and how they become days."""
