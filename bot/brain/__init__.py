"""Rasa, as the gateway sees it."""
