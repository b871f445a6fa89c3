"""Pages about an SDK, in HTML and Markdown: the part `docs`."""
