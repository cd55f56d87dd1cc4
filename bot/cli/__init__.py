"""The command `piensalo`."""
