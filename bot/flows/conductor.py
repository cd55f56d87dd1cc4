"""Leads a conversation through a flow: begins, fills, skips, pauses, and works out the end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from bot.brain.client import Brain
from bot.brain.reading import Act, Pending, Reading
from bot.flows.answers import is_a_name, typed_answer, wants_to_leave, wants_to_resume
from bot.flows.cases import case_number
from bot.flows.conditions import SKIPPED, filled_by_itself, holds
from bot.flows.findings import PLAIN, Finding
from bot.flows.work import worked_out
from bot.guide.model import AnswerKind, Calculation, Flow, Guide
from bot.guide.values import LOCALE
from bot.payload import Asked, Fill, LeaveFlow, Payload, StartFlow
from bot.registry.registry import Listed, Registry

LISTED, NOT_LISTED, WELL_FORMED, ODD = "hallado", "no-hallado", "forma", "raro"
_SHARED_SLOTS = frozenset(["visa", "estado"])


@dataclass(frozen=True)
class Conductor:
    """Needs the guide for the questions, the brain for the state, the registry for names."""

    guide: Guide
    brain: Brain
    registry: Registry

    async def typed(
        self, text: str, asked: Asked | None, options: Iterable[Payload], today: date
    ) -> Payload | None:
        """The button that a typed message stands for, while a flow is under way.

        A number that the open question can't have fills with the empty value.
        """
        paused = next((o for o in options if isinstance(o, StartFlow) and o.resume), None)
        if paused and wants_to_resume(text):
            return paused
        flow = self.guide.flows.get(asked.flow) if asked else None
        if asked is None or flow is None:
            return None
        if wants_to_leave(text):
            return LeaveFlow(flow.id)
        answer = typed_answer(flow, asked.slot, text)
        if answer is not None:
            return Fill(answer.slot, answer.value or "")
        value = await self._looked_up(flow, asked.slot, text, today)
        if value:
            return Fill(asked.slot, value)
        return Fill(asked.slot, "") if text.strip().isdigit() else None

    async def begin(self, conversation_id: str, start: StartFlow) -> Reading:
        """Begin or take up a flow.

        Raises BrainUnavailable.
        """
        flow = self.guide.flows[start.flow]
        own = tuple(q.slot for q in flow.questions if q.slot not in _SHARED_SLOTS)
        await self.brain.pause(conversation_id, () if start.resume else own)
        return await self.settled(
            conversation_id, await self.brain.read_payload(conversation_id, start)
        )

    async def settled(self, conversation_id: str, reading: Reading) -> Reading:
        """Past the questions that need not be asked; a flow that has ended is put away.

        Raises BrainUnavailable.
        """
        flow = self.guide.flows.get(reading.flow.flow) if reading.flow else None
        if flow is None:
            return reading
        has_registry = await self.registry.size() > 0
        reopened = _reopened(flow, reading)
        if reopened:
            await self.brain.pause(conversation_id, reopened)
            resume = StartFlow(flow.id, resume=True)
            reading = await self.brain.read_payload(conversation_id, resume)
        for _step in flow.questions:
            value = _skipped(flow, reading, has_registry)
            if value is None:
                break
            reading = await self.brain.read_payload(conversation_id, value)
        if reading.act is Act.RESULT and not flow.remembered:
            own = tuple(q.slot for q in flow.questions if q.slot not in _SHARED_SLOTS)
            await self.brain.pause(conversation_id, own)
        return reading

    async def findings(
        self, pending: Pending, today: date
    ) -> tuple[Flow, dict[str, str], list[Finding]]:
        """The flow that has ended, its answers as its lines know them, and what they come to."""
        flow = self.guide.flows[pending.flow]
        answers = {
            question.slot: pending.answers[question.slot]
            for question in flow.questions
            if question.slot in pending.answers and holds(question.only_if, pending.answers)
        }
        found = worked_out(flow, self.guide, answers, today)
        if flow.calculation is Calculation.REGISTRY:
            found += await self._listed(answers)
        return flow, answers, found

    async def _looked_up(self, flow: Flow, slot: str, text: str, today: date) -> str | None:
        """A case number or an employer's name: looked up here, and never kept as typed."""
        question = flow.question(slot)
        if question is None:
            return None
        if question.kind is AnswerKind.CASE:
            return await self._case(text, today)
        if question.kind is AnswerKind.EMPLOYER and is_a_name(text):
            listed = await self.registry.by_name(text)
            return listed.case_number if listed else NOT_LISTED
        return None

    async def _case(self, text: str, today: date) -> str | None:
        if not any(c.isdigit() for c in text):
            return None
        number = case_number(text, today.year)
        if number is None:
            return ODD
        if not await self.registry.size():
            return WELL_FORMED
        return number if await self.registry.by_case(number) else NOT_LISTED

    async def _listed(self, answers: dict[str, str]) -> list[Finding]:
        """What the public list says; a case number among the answers becomes "listed"."""
        found: dict[str, Listed] = {}
        for slot, value in answers.items():
            listed = await self.registry.by_case(value) if value.startswith("H-") else None
            if listed is not None:
                answers[slot] = LISTED
                found[listed.case_number] = listed
        lines = [
            Finding("hallado", PLAIN, {"nombre": one.name, "lugar": one.place, "caso": number})
            for number, one in found.items()
        ]
        newest = await self.registry.newest()
        if newest is not None:
            day = format_date(newest, format="d MMM y", locale=LOCALE)
            lines.append(Finding("lista", PLAIN, {"fecha": day}))
        return lines


def _skipped(flow: Flow, reading: Reading, has_registry: bool) -> Fill | None:
    """What fills the open question, when it need not be asked."""
    pending = reading.flow
    question = flow.question(pending.slot) if pending and pending.slot else None
    if reading.act is not Act.ASK or question is None or pending is None:
        return None
    value = filled_by_itself(question, pending.answers, has_registry)
    return Fill(question.slot, value) if value else None


def _reopened(flow: Flow, reading: Reading) -> tuple[str, ...]:
    """Questions that were skipped and, after a correction, must be asked."""
    if reading.flow is None or reading.act not in (Act.ASK, Act.RESULT):
        return ()
    answers = reading.flow.answers
    return tuple(
        question.slot
        for question in flow.questions
        if answers.get(question.slot) == SKIPPED and holds(question.only_if, answers)
    )
