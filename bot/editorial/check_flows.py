"""What guide.md asks of the flows: every way through one is walked and rendered."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from bot.answer.flow_answers import ended, listed, question
from bot.brain.reading import Pending
from bot.flows.conditions import NO_REGISTRY, SKIPPED, UNKNOWN, holds
from bot.flows.findings import PLAIN, Finding
from bot.flows.work import VALUES_NEEDED, worked_out
from bot.guide.model import AnswerKind, Calculation, Flow, FlowQuestion, Guide
from bot.guide.problems import Problem
from bot.messages import Reply
from bot.text import fold

FEWEST_PHRASES = 12
"""As for articles: at least 12 ways of asking for it."""

MOST_CHOICES = 9
"""With the way out, the ten items of a WhatsApp list."""

CASE_ANSWERS = ("raro", "forma", "hallado", "no-hallado")
EMPLOYER_ANSWERS = ("hallado", "no-hallado", NO_REGISTRY)
SHARED = frozenset(["visa", "estado"])

_NAME = {"nombre": "N" * 60, "lugar": "L" * 30, "caso": "H-300-24123-456789"}
_LISTED = (
    Finding("hallado", PLAIN, _NAME),
    Finding("lista", PLAIN, {"fecha": "30 sep 2026"}),
)


def file_of(flow: Flow) -> str:
    """The file that staff edit."""
    return f"content/flujos/{flow.id}.yaml"


def flow_texts(guide: Guide) -> Iterator[tuple[str, str, str]]:
    """(file, field, Markdown) of every text of a flow."""
    for flow in guide.flows.values():
        for asked in flow.questions:
            yield file_of(flow), f"preguntas.{asked.slot}.texto", asked.text
        for place, level in enumerate(flow.levels):
            yield file_of(flow), f"resultado.niveles.{place}.texto", level.text
        for place, line in enumerate(flow.lines):
            yield file_of(flow), f"resultado.lineas.{place}.texto", line.text
        for name, text in flow.texts.items():
            yield file_of(flow), f"resultado.textos.{name}", text
        yield file_of(flow), "resultado.cierre", flow.closing


def flow_links(guide: Guide) -> Iterator[Problem]:
    """Names that a flow gives and that are not there."""
    owners: dict[str, Flow] = {}
    for flow in guide.flows.values():
        file = file_of(flow)
        linked = (*flow.articles, *flow.links, *(a for _, by in flow.links_by for _, many in by
                                                 for a in many))  # fmt: skip
        for name in linked:
            if name not in guide.articles:
                yield Problem(file, "articulos", f"no existe el artículo «{name}»")
        for source in flow.sources:
            if source not in guide.sources:
                yield Problem(file, "resultado.fuentes", f"no existe la fuente «{source}»")
        if not flow.sources:
            yield Problem(file, "resultado.fuentes", "falta al menos una fuente")
        if flow.id in guide.articles:
            yield Problem(file, "", "un artículo tiene el mismo nombre: cambie el del archivo")
        for asked in flow.questions:
            other = owners.setdefault(asked.slot, flow)
            if other is not flow and asked.slot not in SHARED:
                fault = f"«{asked.slot}» ya es de {file_of(other)}: use otro nombre"
                yield Problem(file, "preguntas", fault)
        yield from _conditions(flow)
        if not any(level.least == 0 for level in flow.levels):
            yield Problem(file, "resultado.niveles", "falta el nivel «desde: 0»")
        for name in VALUES_NEEDED:
            if flow.calculation is not Calculation.NONE and name not in guide.values:
                yield Problem(file, "calculo", f"falta el valor «{name}» en content/valores")


def flow_faults(guide: Guide, today: date) -> Iterator[Problem]:
    """Faults of a flow whose names are all there."""
    seen = {fold(q): a.id for a in guide.articles.values() for q in a.questions}
    for flow in guide.flows.values():
        file = file_of(flow)
        if len(flow.phrases) < FEWEST_PHRASES:
            fault = f"hay {len(flow.phrases)}; hacen falta {FEWEST_PHRASES} o más"
            yield Problem(file, "frases", fault)
        for phrase in flow.phrases:
            other = seen.setdefault(fold(phrase), flow.id)
            if other != flow.id:
                yield Problem(file, "frases", f"«{phrase}» ya está en «{other}»")
        for asked in flow.questions:
            if len(asked.choices) > MOST_CHOICES:
                fault = f"tiene más de {MOST_CHOICES} opciones: no caben en WhatsApp"
                yield Problem(file, f"preguntas.{asked.slot}", fault)
            if asked.kind is AnswerKind.CHOICE and not asked.choices:
                yield Problem(file, f"preguntas.{asked.slot}.opciones", "faltan las opciones")
        if today > flow.review_by:
            yield Problem(file, "vence", f"venció el {flow.review_by}: revíselo")
        yield from _figures(flow, guide, today)


def flow_replies(guide: Guide, today: date) -> Iterator[tuple[str, str, Reply]]:
    """(file, field, reply) of every question and of every end that a flow can have."""
    if guide.flows:
        yield "content/flujos", "", listed(guide).reply
    for flow in guide.flows.values():
        ways = list(_ways(flow, guide))
        if not ways:
            continue
        longest = max(ways, key=lambda way: sum(map(len, way.values())))
        for asked in flow.questions:
            reply = question(guide, Pending(flow.id, asked.slot, longest), "flujo-no-entendi").reply
            yield file_of(flow), f"preguntas.{asked.slot}", reply
        for way in ways:
            try:
                yield (
                    file_of(flow),
                    "resultado",
                    ended(guide, flow, way, _found(flow, guide, way, today)).reply,
                )
            except (KeyError, IndexError, ValueError):
                continue


def _conditions(flow: Flow) -> Iterator[Problem]:
    values = {q.slot: {c.id for c in q.choices} for q in flow.questions}
    kinds = {q.slot: q.kind for q in flow.questions}
    conditions = [
        *((f"preguntas.{q.slot}.solo_si", q.only_if) for q in flow.questions),
        *((f"resultado.lineas.{n}.si", line.when) for n, line in enumerate(flow.lines)),
    ]
    for field, condition in conditions:
        for slot, wanted in condition:
            if slot not in values:
                yield Problem(file_of(flow), field, f"no existe la pregunta «{slot}»")
                continue
            for value in wanted:
                free = kinds[slot] is not AnswerKind.CHOICE
                if value not in values[slot] and not free:
                    fault = f"«{slot}» no tiene la opción «{value}»"
                    yield Problem(file_of(flow), field, fault)


def _figures(flow: Flow, guide: Guide, today: date) -> Iterator[Problem]:
    """Texts that calculations look for, and figures that texts name."""
    faults: set[tuple[str, str]] = set()
    for way in _ways(flow, guide):
        for finding in _found(flow, guide, way, today):
            text = flow.texts.get(finding.text)
            if text is None:
                faults.add((f"resultado.textos.{finding.text}", "falta este texto"))
                continue
            bare = re.sub(r"\{\{.*?\}\}", "", text)
            for name in re.findall(r"\{(.*?)\}", bare):
                if name not in finding.figures:
                    fault = f"la cifra «{{{name}}}» no existe aquí; hay: {_named(finding)}"
                    faults.add((f"resultado.textos.{finding.text}", fault))
    for field, fault in sorted(faults):
        yield Problem(file_of(flow), field, fault)


def _named(finding: Finding) -> str:
    return ", ".join(f"{{{name}}}" for name in finding.figures) or "ninguna"


def _found(flow: Flow, guide: Guide, way: Mapping[str, str], today: date) -> list[Finding]:
    found = worked_out(flow, guide, way, today)
    listed_too = flow.calculation is Calculation.REGISTRY and "hallado" in way.values()
    return [*found, *_LISTED] if listed_too else found


def _ways(flow: Flow, guide: Guide) -> Iterator[dict[str, str]]:
    """Every combination of answers, numbers at their ends; skipped questions as skipped."""
    slots = [asked.slot for asked in flow.questions]
    kinds = [_answers(asked, guide) for asked in flow.questions]
    seen: set[tuple[str, ...]] = set()
    unknown = tuple(UNKNOWN if asked.typed_number else some[0]
                    for asked, some in zip(flow.questions, kinds, strict=True))  # fmt: skip
    for values in (unknown, *product(*kinds)):
        way = dict(zip(slots, values, strict=True))
        for asked in flow.questions:
            if not holds(asked.only_if, way):
                way[asked.slot] = SKIPPED
        told = tuple(way.values())
        if told not in seen:
            seen.add(told)
            yield way


def _answers(asked: FlowQuestion, guide: Guide) -> tuple[str, ...]:
    choices = tuple(choice.id for choice in asked.choices)
    match asked.kind:
        case AnswerKind.CHOICE:
            return choices
        case AnswerKind.MONEY | AnswerKind.HOURS:
            return ("0", f"{asked.most:g}")
        case AnswerKind.STATE:
            rules = {wage.rule: wage.id for wage in guide.wages.values()}
            return (*rules.values(), UNKNOWN)
        case AnswerKind.CASE:
            return (*CASE_ANSWERS, *choices)
        case AnswerKind.EMPLOYER:
            return (*EMPLOYER_ANSWERS, *choices)
