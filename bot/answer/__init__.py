"""From a reading to a reply."""
