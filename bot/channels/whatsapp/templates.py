"""Content templates: one for each shape of buttons, made once by a command.

A template fixes the number of choices; body, titles, descriptions and ids are
its variables. In-session types need no approval
(https://www.twilio.com/docs/content/twilio-quick-reply,
https://www.twilio.com/docs/content/twilio-list-picker).
"""

import json
from dataclasses import dataclass
from pathlib import Path

from bot.channels.whatsapp import limits
from bot.channels.whatsapp.render import Rendered

LANGUAGE = "es"
NAME = "piensalo"
VERSION = 1
"""Part of each template's name; a changed shape gets a new one."""


@dataclass(frozen=True)
class Shape:
    """How many choices, as buttons or as a list."""

    choices: int
    is_list: bool

    @property
    def name(self) -> str:
        """The template's friendly name."""
        kind = "lista" if self.is_list else "botones"
        return f"{NAME}_{kind}_{self.choices}_v{VERSION}"


def shapes() -> list[Shape]:
    """Every shape a reply can have."""
    buttons = [Shape(n, False) for n in range(1, limits.QUICK_REPLIES + 1)]
    lists = [Shape(n, True) for n in range(limits.QUICK_REPLIES + 1, limits.LIST_ITEMS + 1)]
    return buttons + lists


def shape_of(rendered: Rendered) -> Shape:
    """The shape that fits a rendered reply."""
    return Shape(len(rendered.items), rendered.is_list)


def definition(shape: Shape, list_button: str) -> dict[str, object]:
    """The body of `POST content.twilio.com/v1/Content` for a shape."""
    if shape.is_list:
        items = [
            {"item": _slot(3 * n + 2), "id": _slot(3 * n + 3), "description": _slot(3 * n + 4)}
            for n in range(shape.choices)
        ]
        types: dict[str, object] = {
            "twilio/list-picker": {"body": _slot(1), "button": list_button, "items": items}
        }
        count = 3 * shape.choices + 1
    else:
        actions = [
            {"title": _slot(2 * n + 2), "id": _slot(2 * n + 3)} for n in range(shape.choices)
        ]
        types = {"twilio/quick-reply": {"body": _slot(1), "actions": actions}}
        count = 2 * shape.choices + 1
    return {
        "friendly_name": shape.name,
        "language": LANGUAGE,
        "variables": {str(n): f"texto {n}" for n in range(1, count + 1)},
        "types": types,
    }


def variables(rendered: Rendered) -> str:
    """`ContentVariables` for a rendered reply, as JSON."""
    values = [rendered.body]
    for item in rendered.items:
        values += [item.title, item.id]
        if rendered.is_list:
            values.append(item.description or item.title)
    return json.dumps({str(n): value for n, value in enumerate(values, 1)}, ensure_ascii=False)


def _slot(number: int) -> str:
    return f"{{{{{number}}}}}"


class TemplateSids:
    """The map from shape to Twilio's template sid, kept as a small JSON file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sids: dict[str, str] = (
            json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        )

    def sid(self, shape: Shape) -> str | None:
        """The sid for a shape, if its template has been made."""
        return self._sids.get(shape.name)

    def keep(self, shape: Shape, sid: str) -> None:
        """Remember a sid; the file is whole at every moment."""
        self._sids[shape.name] = sid
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(".tmp")
        draft.write_text(json.dumps(self._sids, indent=2), encoding="utf-8")
        draft.replace(self._path)
