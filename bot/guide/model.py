"""What the guide holds, as values that flow through the service."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """How far a text can be trusted (front matter `estado`)."""

    PUBLISHED = "publicado"
    TO_VERIFY = "por_verificar"


class Confidence(StrEnum):
    """How a fact is known (sources register, `confianza`)."""

    VERIFIED = "verificado"
    CONFLICTING = "en-conflicto"
    FROM_MEMORY = "de-memoria"


class ValueKind(StrEnum):
    """What a named value is (`tipo`), which decides how it is written."""

    MONEY = "dinero"
    PERCENT = "porcentaje"
    NUMBER = "numero"
    DATE = "fecha"
    PHONE = "telefono"
    WHATSAPP = "whatsapp"
    SHORT_CODE = "corto"
    WEB = "web"
    MAIL = "correo"


class Aspect(StrEnum):
    """What an elliptical follow-up asks of the last article ("¿y cuánto es eso?")."""

    HOW_MUCH = "cuanto"
    WHO_PAYS = "quien-paga"
    WHERE = "donde"
    WHEN = "cuando"
    HOW = "como"
    REQUIREMENTS = "requisitos"
    H2A = "h2a"
    H2B = "h2b"
    HELP = "ayuda"


@dataclass(frozen=True)
class Source:
    """Where a fact comes from; `short` is what a worker reads."""

    id: str
    short: str
    title: str
    url: str
    dated: str
    confidence: Confidence
    fact: str


@dataclass(frozen=True)
class Value:
    """A fee, phone, date… that articles refer to by name."""

    id: str
    name: str
    kind: ValueKind
    value: str | int | float
    unit: tuple[str, str] | None
    currency: str | None
    source: str
    as_of: str
    review_by: date


class WageRule(StrEnum):
    """Which rule a state's H-2A wage follows (`regla` in salarios.yaml)."""

    PRESENT = "vigente"
    FORMER = "anterior"


@dataclass(frozen=True)
class Wage:
    """The H-2A wage of a US state, in dollars an hour; `id` is its postal code."""

    id: str
    name: str
    hourly: float
    rule: WageRule
    note: str
    source: str
    as_of: str
    review_by: date


@dataclass(frozen=True)
class Article:
    """One answer. `body` is Markdown with value names still in it."""

    id: str
    section: str
    title: str
    button: str
    short_answer: str
    body: str
    questions: tuple[str, ...]
    related: tuple[str, ...]
    sources: tuple[str, ...]
    status: Status
    reviewer: str
    reviewed_on: date
    review_by: date
    danger: bool
    follow_ups: tuple[tuple[Aspect, str], ...]

    def expired(self, today: date) -> bool:
        """Whether it may no longer be shown as current."""
        return today > self.review_by


@dataclass(frozen=True)
class Section:
    """A group of articles, in the order of the menu."""

    id: str
    title: str
    button: str
    description: str
    articles: tuple[str, ...]
    follow_ups: tuple[tuple[Aspect, str], ...]
    in_menu: bool


@dataclass(frozen=True)
class Term:
    """A glossary entry."""

    id: str
    name: str
    also: tuple[str, ...]
    definition: str
    example: str
    source: str
    questions: tuple[str, ...]
    status: Status
    reviewer: str
    reviewed_on: date
    review_by: date


@dataclass(frozen=True)
class HelpEntry:
    """An organisation that helps; phones and webs are names of values."""

    id: str
    organisation: str
    situations: tuple[str, ...]
    does: str
    countries: tuple[str, ...]
    values: tuple[str, ...]
    hours: str
    languages: str
    cost: str
    sources: tuple[str, ...]
    status: Status
    reviewed_on: date
    review_by: date


@dataclass(frozen=True)
class Message:
    """A reviewed conversational line (greeting, thanks, lost…)."""

    id: str
    text: str


@dataclass(frozen=True)
class DangerPhrases:
    """Words that put one danger article first; see bot.safety."""

    article: str
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Guide:
    """Everything the service may say, checked and complete."""

    articles: dict[str, Article]
    sections: dict[str, Section]
    values: dict[str, Value]
    wages: dict[str, Wage]
    sources: dict[str, Source]
    terms: dict[str, Term]
    directory: dict[str, HelpEntry]
    messages: dict[str, Message]
    danger: tuple[DangerPhrases, ...]
    danger_exceptions: tuple[str, ...]
    materials: frozenset[str]

    def follow(self, article_id: str, aspect: Aspect) -> Article | None:
        """The article that answers a follow-up on `article_id`, if one is declared."""
        article = self.articles.get(article_id)
        if article is None:
            return None
        declared = dict(self.sections[article.section].follow_ups) | dict(article.follow_ups)
        target = declared.get(aspect)
        return self.articles[target] if target else None
