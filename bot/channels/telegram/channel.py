"""Telegram by python-telegram-bot: polling, or a webhook with a secret token."""

import asyncio
import hashlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from telegram import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, TelegramError
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

from bot.channels.telegram import limits
from bot.channels.telegram.parse import ALLOWED_UPDATES, inbound
from bot.channels.telegram.render import render
from bot.document import plain_text
from bot.i18n import _
from bot.messages import Reply
from bot.settings import BadSettings, Settings
from bot.turn import House

log = logging.getLogger(__name__)

WEBHOOK_PATH = "/telegram/webhook"
MAX_CONNECTIONS = 40
"""Webhook calls Telegram makes at once. https://core.telegram.org/bots/api#setwebhook"""

POLL_SECONDS = 25
RETRY_SECONDS = 5.0
TRIES = 3
"""Times a polled update is tried before it is let go."""

Bot = ExtBot[int]


class TelegramChannel:
    """Receives updates and sends replies for one bot."""

    def __init__(self, bot: Bot, house: House, webhook_secret: str) -> None:
        self.webhook_secret = webhook_secret
        self._bot = bot
        self._house = house

    async def receive(self, data: dict[str, object]) -> None:
        """One update as Telegram sends it; returns when its turn is done.

        Raises TelegramError when the reply could not be sent and a repeat may help.
        """
        update = Update.de_json(data, self._bot)
        if update is not None:
            await self.handle(update)

    async def handle(self, update: Update) -> None:
        """Answer one update; see `receive`."""
        if update.callback_query is not None:
            await self._stop_spinning(update.callback_query.id)
        message = inbound(update)
        if message is None:
            return
        chat_id = int(message.address)

        async def deliver(reply: Reply) -> None:
            await self._send(chat_id, reply)

        await self._house.serve(message, deliver)

    async def set_up(self, webhook_url: str) -> None:
        """Commands, descriptions, and the way updates come: webhook or polling."""
        await self._bot.set_my_commands(
            [
                BotCommand("menu", _("See the topics")),
                BotCommand("ayuda", _("Where to ask for help")),
                BotCommand("privacidad", _("What we do with your data")),
                BotCommand("borrar", _("Erase this conversation")),
                BotCommand("start", _("Start again")),
            ]
        )
        await self._bot.set_my_description(
            _("I answer questions on H-2 visas, labour rights and scams. Free and private.")
        )
        if webhook_url:
            await self._bot.set_webhook(
                webhook_url,
                secret_token=self.webhook_secret,
                allowed_updates=ALLOWED_UPDATES,
                max_connections=MAX_CONNECTIONS,
            )
        else:
            await self._bot.delete_webhook()

    async def poll(self) -> None:
        """Fetch and answer updates for ever; an update is let go only when answered."""
        offset: int | None = None
        while True:
            try:
                updates = await self._bot.get_updates(
                    offset=offset, timeout=POLL_SECONDS, allowed_updates=ALLOWED_UPDATES
                )
            except TelegramError as error:
                log.warning("Telegram could not be polled: %s", type(error).__name__)
                await asyncio.sleep(RETRY_SECONDS)
                continue
            await asyncio.gather(*(self._answered(update) for update in updates))
            if updates:
                offset = updates[-1].update_id + 1

    async def _answered(self, update: Update) -> None:
        for attempt in range(TRIES):
            try:
                await self.handle(update)
                return
            except Exception as error:
                log.error("Telegram turn failed: %s", type(error).__name__)
                await asyncio.sleep(attempt)

    async def _stop_spinning(self, query_id: str) -> None:
        with suppress(TelegramError):
            await self._bot.answer_callback_query(query_id)

    async def _send(self, chat_id: int, reply: Reply) -> None:
        rendered = render(reply)
        keyboard = InlineKeyboardMarkup(
            [[InlineKeyboardButton(b.text, callback_data=b.data)] for b in rendered.buttons]
        )
        markup = keyboard if rendered.buttons else None
        try:
            await self._bot.send_message(
                chat_id, rendered.html, parse_mode=ParseMode.HTML, reply_markup=markup,
                disable_web_page_preview=True,
            )  # fmt: skip
        except Forbidden:
            log.info("Telegram: a person has blocked the bot")
        except BadRequest as error:
            log.error("Telegram refused a message (%s): sending it plain", type(error).__name__)
            text = plain_text(reply.document)[: limits.TEXT]
            await self._bot.send_message(chat_id, text, reply_markup=markup)


def webhook_secret(settings: Settings) -> str:
    """The secret token: the one set, or one that every replica derives alike."""
    given = settings.telegram_webhook_secret.get_secret_value()
    token = settings.telegram_token.get_secret_value()
    return given or hashlib.sha256(f"piensalo webhook {token}".encode()).hexdigest()


@asynccontextmanager
async def open_telegram(settings: Settings, house: House) -> AsyncIterator[TelegramChannel]:
    """The channel, set up and, without a public address, polling.

    Raises BadSettings when Telegram does not know the token. When Telegram
    can't be reached the service starts all the same, and tries again.
    """
    bot: Bot = ExtBot(
        settings.telegram_token.get_secret_value(),
        base_url=f"{settings.telegram_api_url}/bot",
        request=HTTPXRequest(connection_pool_size=MAX_CONNECTIONS),
        get_updates_request=HTTPXRequest(read_timeout=POLL_SECONDS + 5),
        rate_limiter=AIORateLimiter(max_retries=2),
    )
    channel = TelegramChannel(bot, house, webhook_secret(settings))
    url = f"{settings.public_url}{WEBHOOK_PATH}" if settings.public_url else ""
    reachable = await _connected(bot)
    task = asyncio.create_task(_run(bot, channel, url, reachable))
    try:
        yield channel
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await bot.shutdown()


async def _connected(bot: Bot) -> bool:
    try:
        await bot.initialize()
    except InvalidToken as error:
        raise BadSettings(_("TELEGRAM_TOKEN: Telegram does not know this token")) from error
    except NetworkError as error:
        log.warning("Telegram can't be reached (%s): will try again", type(error).__name__)
        return False
    return True


async def _run(bot: Bot, channel: TelegramChannel, url: str, reachable: bool) -> None:
    while not reachable:
        await asyncio.sleep(RETRY_SECONDS)
        reachable = await _connected(bot)
    while True:
        try:
            await channel.set_up(url)
            break
        except TelegramError as error:
            log.warning("Telegram set-up failed (%s): will try again", type(error).__name__)
            await asyncio.sleep(RETRY_SECONDS)
    log.info("Telegram is live by %s", "webhook" if url else "polling")
    if not url:
        await channel.poll()
