"""¿Dónde pido ayuda?: the directory's entries for a situation and a country."""

from collections.abc import Iterator, Mapping

from bot.flows.findings import PLAIN, Finding
from bot.guide.model import Flow, Guide, HelpEntry, Status, ValueKind
from bot.guide.values import address, written

MOST_ENTRIES = 3
HOME_COUNTRY = "SV"
_PLACES = ("US", HOME_COUNTRY)
_CALLED_FIRST = (ValueKind.PHONE, ValueKind.SHORT_CODE, ValueKind.WHATSAPP)
MOST_CONTACTS = 2


def findings(flow: Flow, guide: Guide, answers: Mapping[str, str]) -> Iterator[Finding]:
    """Whom to call, the likeliest first."""
    country = answers.get("ayuda_pais", "")
    wanted = flow.directory.get(answers.get("ayuda_para", ""), ())
    if country not in _PLACES:
        yield Finding("otro_pais", PLAIN, {})
        country = HOME_COUNTRY
    for entry in _entries(guide, wanted, country):
        sure = entry.status is Status.PUBLISHED
        figures = {
            "organizacion": entry.organisation,
            "contactos": _contacts(guide, entry),
            "que_hace": entry.does,
        }
        yield Finding("entrada" if sure else "entrada_confirme", PLAIN, figures)
    state = guide.states.get(answers.get("estado", ""))
    if country == "US" and state is not None:
        yield Finding("estado", PLAIN, {"estado": state})


def _entries(guide: Guide, wanted: tuple[str, ...], country: str) -> list[HelpEntry]:
    def rank(entry: HelpEntry) -> int:
        return min(wanted.index(s) for s in entry.situations if s in wanted)

    fit = [
        entry
        for entry in guide.directory.values()
        if country in entry.countries and set(wanted) & set(entry.situations)
    ]
    return sorted(fit, key=rank)[:MOST_ENTRIES]


def _contacts(guide: Guide, entry: HelpEntry) -> str:
    values = [guide.values[name] for name in entry.values]
    called = [value for value in values if value.kind in _CALLED_FIRST] or values
    return " o ".join(f"[{written(value)}](<{address(value)}>)" for value in called[:MOST_CONTACTS])
