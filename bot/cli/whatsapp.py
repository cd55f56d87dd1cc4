"""`piensalo whatsapp`: make the Content templates of the buttons."""

import json

import typer

from bot.channels.whatsapp.channel import SIDS_FILE
from bot.channels.whatsapp.templates import TemplateSids, definition, shapes
from bot.channels.whatsapp.twilio_client import sync_client
from bot.i18n import _
from bot.settings import BadSettings, load_settings

cli = typer.Typer(no_args_is_help=True, help=_("Set up the WhatsApp channel at Twilio."))
CONTENT_API = "https://content.twilio.com/v1/Content"
"""https://www.twilio.com/docs/content/content-api-resources"""


@cli.callback()
def main() -> None:
    """Keep `templates` a subcommand while it is the only one."""


@cli.command(help=_("Make the button and list templates at Twilio, once; safe to repeat."))
def templates() -> None:
    """Make each missing template and keep its sid in var/."""
    settings = load_settings()
    if not settings.whatsapp_on:
        raise BadSettings(_("TWILIO_ACCOUNT_SID is missing: see .env.example"))
    sids = TemplateSids(settings.var_dir / SIDS_FILE)
    client = sync_client(settings)
    for shape in shapes():
        if sids.sid(shape):
            typer.echo(_("{name}: already made", name=shape.name))
            continue
        response = client.request(
            "POST",
            CONTENT_API,
            data=definition(shape, _("See options")),
            headers={"Content-Type": "application/json"},
        )
        made = json.loads(response.text)["sid"] if response.status_code == 201 else None
        if made is None:
            typer.secho(
                _(
                    "{name}: Twilio refused it ({status}). Check TWILIO_ACCOUNT_SID and "
                    "TWILIO_AUTH_TOKEN, then run this again.",
                    name=shape.name,
                    status=response.status_code,
                ),
                fg="red",
                err=True,
            )
            raise typer.Exit(1)
        sids.keep(shape, made)
        typer.echo(_("{name}: made", name=shape.name))
