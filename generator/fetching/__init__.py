"""Documents at `https` URLs: fetched once, kept, and then read like files."""
