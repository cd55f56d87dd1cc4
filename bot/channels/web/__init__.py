"""The public web chat."""
