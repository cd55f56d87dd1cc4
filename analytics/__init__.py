"""Anonymous numbers: events, tables, and what is written of a turn."""
