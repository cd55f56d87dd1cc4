"""Where people write; every channel knows its platform and nothing else."""
