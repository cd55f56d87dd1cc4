"""Alembic's environment: both sides' tables, over the connection handed in."""

from alembic import context

from analytics.tables import AnalyticsBase
from bot.door.tables import ConversationBase
from bot.registry.tables import RegistryBase

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=[
        ConversationBase.metadata,
        AnalyticsBase.metadata,
        RegistryBase.metadata,
    ],
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
