"""Danger, before all else."""
