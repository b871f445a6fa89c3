"""JSON to typed values and back: `codec` for all types, an adapter for each."""
