"""Guided questions: what an answer means, which question is open, what comes out of it."""
