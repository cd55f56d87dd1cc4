"""WhatsApp, by Twilio."""
