"""Everything guide.md asks of the content, as functions from a Guide to problems.

Each rule is one small generator; `check` runs them all, so that staff see
every fault at once, with its file, field and mend.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date

from bot.answer.compose import Composer
from bot.channels.telegram import limits as telegram_limits
from bot.channels.telegram.render import render as telegram
from bot.channels.whatsapp import limits as whatsapp_limits
from bot.channels.whatsapp.render import render as whatsapp
from bot.document import UnsupportedMarkdown, parse, plain_text
from bot.editorial.check_flows import flow_faults, flow_links, flow_replies, flow_texts
from bot.editorial.readability import readability
from bot.guide.model import Article, Confidence, Guide, Status, Value, ValueKind
from bot.guide.problems import Problem
from bot.guide.values import BadValue, address, filled, references, written
from bot.messages import Reply
from bot.payload import LIMIT_BYTES, encode
from bot.text import fold

FEWEST_QUESTIONS = 12
"""guide.md: at least 12 questions an article, as people type."""

EASIEST_INDEX = 65.0
"""guide.md: readability INFLESZ 65 or more."""

LONGEST_SENTENCE = 15.0
"""guide.md: 15 words a sentence or fewer on average."""

MESSAGES_NEEDED = frozenset([
    "bienvenida", "aviso", "saludo", "como-esta", "gracias", "despedida", "insulto", "risa",
    "afirmar", "negar", "perdido", "perdido-otra-vez", "duda", "tambien", "fuera-de-tema",
    "ingles", "otro-idioma", "voz", "imagen", "ubicacion", "sticker", "menu", "seccion",
    "borrado", "baja", "alta", "muy-rapido", "muy-largo", "vacio", "vencido-opcion",
    "degradado", "sin-guia", "queja-respuesta", "no-entiendo", "fuente-ninguna",
    "seguimiento-sin-tema", "flujos", "flujo-numero", "flujo-numero-raro",
    "flujo-no-entendi", "flujo-dejado", "flujo-pausa", "flujo-vencido", "flujo-sin-cerebro",
    "peligro-intro", "aviso-peligro", "no-era-eso",
])  # fmt: skip

_LITERALS = (
    (re.compile(r"[$€]\s?\d|\b\d+(?:[.,]\d+)?\s*(?:dólares|USD)\b"), "un monto de dinero"),
    (re.compile(r"\d\s?%|\b\d+ por ciento\b"), "un porcentaje"),
    (
        re.compile(
            r"https?:|\bwww\.|(?<![\w.])[\w-]+\.(?:gov|gob|com|org|net|sv)\b", re.IGNORECASE
        ),
        "una página web o correo",
    ),
    (re.compile(r"\+?\d{3,4}[- ]\d{3,4}\b|\b1-\d{3}-"), "un teléfono"),
    (re.compile(r"\b\d{1,2} de \w+ de \d{4}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b"), "una fecha"),
)

Rule = Callable[["_Case"], Iterator[Problem]]


class _Case:
    """A guide on a day; names the file of each thing."""

    def __init__(self, guide: Guide, today: date, inventory: frozenset[str]) -> None:
        self.guide = guide
        self.today = today
        self.inventory = inventory
        self.composer = Composer(guide, today)

    @staticmethod
    def file(article: Article) -> str:
        return f"content/guia/{article.section}/{article.id}.md"


def check(guide: Guide, today: date, inventory: frozenset[str] = frozenset()) -> list[Problem]:
    """Every fault of the guide on `today`, sorted.

    `inventory` names the articles that must exist. An empty list means that
    the guide can be published.
    """
    case = _Case(guide, today, inventory)
    broken = [
        *_values(case),
        *_wages(case),
        *_references(case),
        *_markdown(case),
        *_links(case),
        *_messages(case),
    ]
    if broken:
        return sorted(set(broken))
    return sorted({problem for rule in _RULES for problem in rule(case)})


def _values(case: _Case) -> Iterator[Problem]:
    for value in case.guide.values.values():
        try:
            written(value)
            address(value)
        except BadValue as error:
            yield Problem("content/valores", f"{value.id}.valor", str(error))
        if value.source not in case.guide.sources:
            yield Problem(
                "content/valores", f"{value.id}.fuente", f"no existe la fuente «{value.source}»"
            )
        if value.kind is ValueKind.MONEY and not value.currency:
            yield Problem("content/valores", f"{value.id}.moneda", "falta la moneda, como USD")


def _wages(case: _Case) -> Iterator[Problem]:
    for wage in case.guide.wages.values():
        if wage.source not in case.guide.sources:
            yield Problem(
                "content/salarios.yaml", f"{wage.id}.fuente", f"no existe la fuente «{wage.source}»"
            )
        if wage.review_by < case.today:
            yield Problem(
                "content/salarios.yaml", f"{wage.id}.vence", "ya venció: revise la cifra y la fecha"
            )


def _texts(case: _Case) -> Iterator[tuple[str, str, str]]:
    """(file, field, Markdown) of every text a worker can read."""
    for article in case.guide.articles.values():
        yield case.file(article), "respuesta_corta", article.short_answer
        yield case.file(article), "", article.body
    for message in case.guide.messages.values():
        yield "content/mensajes.yaml", message.id, message.text
    for term in case.guide.terms.values():
        yield "content/glosario.yaml", f"{term.id}.definicion", term.definition
        yield "content/glosario.yaml", f"{term.id}.ejemplo", term.example
    yield from flow_texts(case.guide)


def _references(case: _Case) -> Iterator[Problem]:
    for file, field, markdown in _texts(case):
        for name in references(markdown):
            if name not in case.guide.values:
                yield Problem(file, field, f"no existe el valor «{name}» en content/valores")
        if "{{" in re.sub(r"\{\{\s*[a-z0-9-]+\s*\}\}", "", markdown):
            yield Problem(file, field, "un valor va así: {{nombre-del-valor}}")


def _markdown(case: _Case) -> Iterator[Problem]:
    for file, field, markdown in _texts(case):
        known = {name: case.guide.values[name] for name in references(markdown)
                 if name in case.guide.values}  # fmt: skip
        try:
            parse(filled(markdown, known))
        except UnsupportedMarkdown as error:
            yield Problem(file, field, f"no se pueden usar {error}")
        except (KeyError, BadValue):
            continue


def _links(case: _Case) -> Iterator[Problem]:
    yield from _section_links(case)
    for article in case.guide.articles.values():
        yield from _article_links(case, article)
    yield from _register_links(case)
    yield from flow_links(case.guide)


def _section_links(case: _Case) -> Iterator[Problem]:
    articles = case.guide.articles
    file = "content/secciones.yaml"
    for section in case.guide.sections.values():
        for name in section.articles:
            field = f"{section.id}.articulos"
            if name not in articles:
                yield Problem(file, field, f"no existe el artículo «{name}»")
            elif articles[name].section != section.id:
                yield Problem(file, field, f"«{name}» está en la carpeta {articles[name].section}")
        for aspect, target in section.follow_ups:
            if target not in articles:
                field = f"{section.id}.seguimiento.{aspect}"
                yield Problem(file, field, f"no existe el artículo «{target}»")


def _article_links(case: _Case, article: Article) -> Iterator[Problem]:
    guide, file = case.guide, case.file(article)
    section = guide.sections.get(article.section)
    if section is None:
        yield Problem(file, "", f"no existe el tema «{article.section}» en secciones.yaml")
    elif article.id not in section.articles:
        yield Problem(file, "", f"falta en la lista del tema «{section.id}» de secciones.yaml")
    for other in (*article.related, *(target for _, target in article.follow_ups)):
        if other not in guide.articles:
            yield Problem(file, "relacionados", f"no existe el artículo «{other}»")
        elif other == article.id:
            yield Problem(file, "relacionados", "no puede enlazarse a sí mismo")
    for source in article.sources:
        if source not in guide.sources:
            yield Problem(file, "fuentes", f"no existe la fuente «{source}»")
    if not article.sources:
        yield Problem(file, "fuentes", "falta al menos una fuente")


def _register_links(case: _Case) -> Iterator[Problem]:
    guide = case.guide
    for term in guide.terms.values():
        if term.source not in guide.sources:
            field = f"{term.id}.fuente"
            yield Problem("content/glosario.yaml", field, f"no existe «{term.source}»")
    for entry in guide.directory.values():
        for name in entry.values:
            if name not in guide.values:
                yield Problem("content/directorio.yaml", entry.id, f"no existe el valor «{name}»")
        for source in entry.sources:
            if source not in guide.sources:
                yield Problem("content/directorio.yaml", entry.id, f"no existe «{source}»")
    for danger in guide.danger:
        if danger.article not in guide.articles or not guide.articles[danger.article].danger:
            fault = "no existe ese artículo o le falta «peligro: true»"
            yield Problem("content/peligro.yaml", danger.article, fault)


def _messages(case: _Case) -> Iterator[Problem]:
    for name in sorted(MESSAGES_NEEDED - case.guide.messages.keys()):
        yield Problem("content/mensajes.yaml", name, "falta este mensaje")


def _inventory(case: _Case) -> Iterator[Problem]:
    for name in sorted(case.inventory - case.guide.articles.keys()):
        yield Problem("content/guia", name, "falta este artículo del inventario")


def _questions(case: _Case) -> Iterator[Problem]:
    seen: dict[str, Article] = {}
    for article in case.guide.articles.values():
        file = case.file(article)
        if len(article.questions) < FEWEST_QUESTIONS:
            yield Problem(
                file,
                "preguntas",
                f"hay {len(article.questions)}; hacen falta {FEWEST_QUESTIONS} o más",
            )
        for question in article.questions:
            other = seen.setdefault(fold(question), article)
            if other is not article:
                yield Problem(file, "preguntas", f"«{question}» ya está en {case.file(other)}")
        if not 2 <= len(article.related) <= 3:
            yield Problem(file, "relacionados", "deben ser 2 o 3 artículos")


def _literals(case: _Case) -> Iterator[Problem]:
    for article in case.guide.articles.values():
        for field, markdown in (("respuesta_corta", article.short_answer), ("", article.body)):
            bare = re.sub(r"\{\{.*?\}\}", "", markdown)
            for pattern, what in _LITERALS:
                found = pattern.search(bare)
                if found:
                    yield Problem(
                        case.file(article),
                        field,
                        f"«{found.group()}» es {what}: póngalo en content/valores "
                        "y escriba aquí {{su-nombre}}",
                    )


def _style(case: _Case) -> Iterator[Problem]:
    for article in case.guide.articles.values():
        measured = readability(_prose(case, article))
        if measured.index < EASIEST_INDEX:
            yield Problem(
                case.file(article),
                "",
                f"cuesta leerlo (INFLESZ {measured.index}, hace falta {EASIEST_INDEX:.0f}): "
                "use palabras más cortas y frases más cortas",
            )
        if measured.words_per_sentence > LONGEST_SENTENCE:
            yield Problem(
                case.file(article),
                "",
                f"las frases tienen {measured.words_per_sentence} palabras de promedio; "
                f"{LONGEST_SENTENCE:.0f} como máximo",
            )


def _prose(case: _Case, article: Article) -> str:
    """What a reader reads, with webs and phones taken out of the measure."""
    quiet = {ValueKind.WEB, ValueKind.MAIL, ValueKind.PHONE, ValueKind.WHATSAPP}

    def word(match: re.Match[str]) -> str:
        value: Value = case.guide.values[match.group(1)]
        return "esto" if value.kind in quiet else written(value)

    markdown = re.sub(
        r"\{\{\s*([a-z0-9-]+)\s*\}\}", word, f"{article.short_answer}\n\n{article.body}"
    )
    return plain_text(parse(markdown))


def _review(case: _Case) -> Iterator[Problem]:
    for article in case.guide.articles.values():
        file = case.file(article)
        if article.expired(case.today):
            yield Problem(
                file, "vence", f"venció el {article.review_by}: revíselo y ponga fecha nueva"
            )
        if article.reviewed_on > case.today:
            yield Problem(file, "revisado", f"{article.reviewed_on} todavía no llega")
        if article.review_by <= article.reviewed_on:
            yield Problem(file, "vence", "debe ser después de «revisado»")
        known = [case.guide.sources[s].confidence for s in article.sources]
        if article.status is Status.PUBLISHED and all(c is Confidence.FROM_MEMORY for c in known):
            yield Problem(file, "estado", "ninguna fuente está verificada: ponga «por_verificar»")
    for value in case.guide.values.values():
        if case.today > value.review_by:
            yield Problem("content/valores", f"{value.id}.vence", f"venció el {value.review_by}")
    for name, day in (*((f"{t.id}.vence", t.review_by) for t in case.guide.terms.values()),):
        if case.today > day:
            yield Problem("content/glosario.yaml", name, f"venció el {day}")
    for entry in case.guide.directory.values():
        if case.today > entry.review_by:
            yield Problem(
                "content/directorio.yaml", f"{entry.id}.vence", f"venció el {entry.review_by}"
            )


def _lengths(case: _Case) -> Iterator[Problem]:
    for where, field, reply in _replies(case):
        body = whatsapp(reply).body
        if len(body) > whatsapp_limits.INTERACTIVE_BODY:
            over = len(body) - whatsapp_limits.INTERACTIVE_BODY
            yield Problem(
                where,
                field,
                f"no cabe en un mensaje de WhatsApp: sobran {over} letras "
                f"de {whatsapp_limits.INTERACTIVE_BODY}, con botones y fuente",
            )
        if len(telegram(reply).html) > telegram_limits.TEXT:
            yield Problem(where, field, "no cabe en un mensaje de Telegram")
        for option in reply.options:
            if len(encode(option.payload).encode()) > LIMIT_BYTES:
                yield Problem(where, field, f"el nombre de «{option.label}» es muy largo")


def _replies(case: _Case) -> Iterator[tuple[str, str, Reply]]:
    composer = case.composer
    for article in case.guide.articles.values():
        yield case.file(article), "", composer.article(article).reply
    for term in case.guide.terms.values():
        yield "content/glosario.yaml", term.id, composer.term(term).reply
    for section in case.guide.sections.values():
        for page in range(1, len(section.articles) // 8 + 2):
            reply = composer.section(section, page).reply
            yield "content/secciones.yaml", section.id, reply
    for name in case.guide.messages:
        yield "content/mensajes.yaml", name, composer.message(name).reply
    yield "content/mensajes.yaml", "bienvenida", composer.welcome().reply
    yield from flow_replies(case.guide, case.today)


def _danger(case: _Case) -> Iterator[Problem]:
    """Danger answers begin with safety and a phone, and tell how to clear the chat."""
    for article in case.guide.articles.values():
        if not article.danger:
            continue
        first = [
            v for v in references(article.short_answer)
            if case.guide.values[v].kind in (ValueKind.PHONE, ValueKind.SHORT_CODE)
        ]  # fmt: skip
        if not first:
            yield Problem(
                case.file(article),
                "respuesta_corta",
                "es de peligro: debe empezar con un teléfono, como {{tel-emergencia}}",
            )
        if not re.search(r"[Bb]orr[ea]", article.body):
            yield Problem(
                case.file(article), "", "es de peligro: diga cómo borrar el chat del teléfono"
            )


def _flows(case: _Case) -> Iterator[Problem]:
    yield from flow_faults(case.guide, case.today)


_RULES: tuple[Rule, ...] = (
    _inventory,
    _questions,
    _literals,
    _style,
    _review,
    _lengths,
    _danger,
    _flows,
)
