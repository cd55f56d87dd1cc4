"""What the guide holds, as values that flow through the service."""

from collections.abc import Mapping
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


class AnswerKind(StrEnum):
    """How a question of a flow is answered (`tipo`)."""

    CHOICE = "opciones"
    MONEY = "dinero"
    HOURS = "horas"
    STATE = "estado"
    CASE = "caso"
    EMPLOYER = "empleador"


class Calculation(StrEnum):
    """What a flow works out beyond its lines (`calculo`)."""

    NONE = "ninguno"
    PAY = "paga"
    OWED = "deuda"
    DIRECTORY = "directorio"
    REGISTRY = "registro"


@dataclass(frozen=True)
class FlowChoice:
    """One answer that can be tapped; `words` are what people type for it.

    `least` makes it a range: a typed number that is as high falls in it.
    `danger` puts the emergency phone above what follows.
    """

    id: str
    label: str
    button: str
    words: tuple[str, ...]
    least: int | None = None
    danger: bool = False


Condition = tuple[tuple[str, tuple[str, ...]], ...]
"""Slots with the values that satisfy; `>0` stands for any amount above zero."""


@dataclass(frozen=True)
class FlowQuestion:
    """One question of a flow; its answer fills the slot of the same name.

    `recap` says the answer again, in the place of its `{}`.
    """

    slot: str
    text: str
    kind: AnswerKind
    choices: tuple[FlowChoice, ...]
    only_if: Condition
    most: float
    recap: str

    @property
    def typed_number(self) -> bool:
        """Whether a bare number is the answer, and not the number of a choice."""
        return self.kind in (AnswerKind.MONEY, AnswerKind.HOURS)


@dataclass(frozen=True)
class FlowLine:
    """A line of the result, shown when the answers satisfy `when`."""

    when: Condition
    weight: int
    text: str


@dataclass(frozen=True)
class FlowLevel:
    """How the result begins when the weights sum to `least` or more."""

    least: int
    text: str


@dataclass(frozen=True)
class Flow:
    """A guided set of questions with a result; `articles` are those that lead to it."""

    id: str
    title: str
    button: str
    description: str
    articles: tuple[str, ...]
    phrases: tuple[str, ...]
    questions: tuple[FlowQuestion, ...]
    levels: tuple[FlowLevel, ...]
    lines: tuple[FlowLine, ...]
    closing: str
    texts: dict[str, str]
    links: tuple[str, ...]
    links_by: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]
    directory: dict[str, tuple[str, ...]]
    calculation: Calculation
    remembered: bool
    sources: tuple[str, ...]
    reviewer: str
    reviewed_on: date
    review_by: date

    def in_danger(self, answers: Mapping[str, str]) -> bool:
        """Whether one of the answers speaks of danger."""
        return any(
            choice.danger and answers.get(question.slot) == choice.id
            for question in self.questions
            for choice in question.choices
        )

    def question(self, slot: str) -> FlowQuestion | None:
        """The question whose answer fills `slot`."""
        return next((q for q in self.questions if q.slot == slot), None)


@dataclass(frozen=True)
class Guide:
    """Everything the service may say, checked and complete."""

    articles: dict[str, Article]
    sections: dict[str, Section]
    values: dict[str, Value]
    wages: dict[str, Wage]
    states: dict[str, str]
    sources: dict[str, Source]
    terms: dict[str, Term]
    directory: dict[str, HelpEntry]
    messages: dict[str, Message]
    flows: dict[str, Flow]
    danger: tuple[DangerPhrases, ...]
    danger_exceptions: tuple[str, ...]
    materials: frozenset[str]

    def flow_of(self, article_id: str) -> Flow | None:
        """The flow that an article leads to."""
        return next((f for f in self.flows.values() if article_id in f.articles), None)

    def follow(self, article_id: str, aspect: Aspect) -> Article | None:
        """The article that answers a follow-up on `article_id`, if one is declared."""
        article = self.articles.get(article_id)
        if article is None:
            return None
        declared = dict(self.sections[article.section].follow_ups) | dict(article.follow_ups)
        target = declared.get(aspect)
        return self.articles[target] if target else None
