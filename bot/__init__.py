"""Piénsalo: the service that answers people."""
