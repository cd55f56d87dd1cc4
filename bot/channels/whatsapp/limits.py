"""WhatsApp's limits through Twilio, each with the page that states it."""

BODY = 1600
"""Characters of a free-form message. https://www.twilio.com/docs/api/errors/21617"""

INTERACTIVE_BODY = 1024
"""Characters of a body with buttons or a list.
https://www.twilio.com/docs/content/twilio-quick-reply"""

QUICK_REPLIES = 3
"""Buttons of an in-session quick reply. https://www.twilio.com/docs/content/twilio-quick-reply"""

QUICK_REPLY_TITLE = 20
"""Characters of a button's title. https://www.twilio.com/docs/content/twilio-quick-reply"""

LIST_ITEMS = 10
"""Items of a list picker. https://www.twilio.com/docs/content/twilio-list-picker"""

LIST_TITLE = 24
"""Characters of an item's title. https://www.twilio.com/docs/content/twilio-list-picker"""

LIST_DESCRIPTION = 72
"""Characters of an item's description. https://www.twilio.com/docs/content/twilio-list-picker"""

ITEM_ID = 200
"""Characters of an item's or button's id. https://www.twilio.com/docs/content/twilio-list-picker"""
