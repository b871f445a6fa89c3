"""XML bodies, for the packages whose documents have them."""
