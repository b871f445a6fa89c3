"""Pages about an SDK: what they show, and that it works."""
