"""The staff's room: checks on the guide, and what the brain learns from it."""
