"""Results that a run leaves for the next one, in the user's cache folder."""
