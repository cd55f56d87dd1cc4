"""The US Department of Labor's public list of certified H-2 cases, when an operator loads it."""
