"""The gateway: every channel's routes over one house."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from bot import health, tools
from bot.build import open_house
from bot.channels.telegram.channel import open_telegram
from bot.channels.telegram.routes import router as telegram_routes
from bot.channels.web.routes import STATIC
from bot.channels.web.routes import router as web_routes
from bot.channels.whatsapp.channel import open_whatsapp
from bot.channels.whatsapp.routes import router as whatsapp_routes
from bot.logs import set_up_logs
from bot.settings import Settings, load_settings
from bot.sweeper import sweeping


def create_app(settings: Settings | None = None) -> FastAPI:
    """The service. Telegram and WhatsApp take part when their settings are there.

    Raises BadSettings.
    """
    chosen = settings or load_settings()
    set_up_logs(chosen.log_level)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            house = await stack.enter_async_context(open_house(chosen))
            app.state.house = house
            app.state.tools_token = tools.tools_token(chosen)
            await stack.enter_async_context(sweeping(house))
            if chosen.telegram_on:
                telegram = open_telegram(chosen, house)
                app.state.telegram = await stack.enter_async_context(telegram)
            if chosen.whatsapp_on:
                whatsapp = open_whatsapp(chosen, house)
                app.state.whatsapp = await stack.enter_async_context(whatsapp)
            yield

    app = FastAPI(title="Piénsalo", lifespan=lifespan, docs_url=None, redoc_url=None)
    app.include_router(web_routes)
    app.include_router(health.router)
    app.include_router(tools.router)
    if chosen.telegram_on:
        app.include_router(telegram_routes)
    if chosen.whatsapp_on:
        app.include_router(whatsapp_routes)
    app.mount("/chat/static", StaticFiles(directory=STATIC), name="chat-static")
    return app
