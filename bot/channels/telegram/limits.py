"""Telegram's limits, each with the page that states it."""

TEXT = 4096
"""Characters of a message after entities are parsed.
https://core.telegram.org/bots/api#sendmessage"""

CALLBACK_DATA = 64
"""Bytes of a button's data. https://core.telegram.org/bots/api#inlinekeyboardbutton"""

SECRET_TOKEN = 256
"""Characters of a webhook's secret token. https://core.telegram.org/bots/api#setwebhook"""

START_PAYLOAD = 64
"""Characters of a deep link's payload. https://core.telegram.org/bots/features#deep-linking"""

COMMANDS = 100
"""Commands of a bot. https://core.telegram.org/bots/api#setmycommands"""

DESCRIPTION = 512
"""Characters of the description in an empty chat.
https://core.telegram.org/bots/api#setmydescription"""

SHORT_DESCRIPTION = 120
"""Characters of the description on the bot's profile.
https://core.telegram.org/bots/api#setmyshortdescription"""
