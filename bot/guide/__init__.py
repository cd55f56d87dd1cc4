"""The guide: what the service may say."""
