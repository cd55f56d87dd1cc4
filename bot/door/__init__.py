"""The privacy door: behind it nobody knows who writes."""
