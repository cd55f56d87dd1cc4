"""One turn, read from top to bottom: door, safety, brain, answer, record."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from analytics.events import Outcome, TurnEvent, coarse, confidence_band, latency_band
from analytics.recorder import Recorder
from bot.answer import flow_answers
from bot.answer.compose import Composer
from bot.answer.parts import Answer
from bot.brain.client import Brain, BrainUnavailable
from bot.brain.reading import Act, Reading
from bot.door.door import Door
from bot.door.register import HOME, Conversation
from bot.door.scrub import scrubbed_or_dropped
from bot.door.words import chosen_number, typed_command, wants_silence
from bot.flows.answers import wants_to_leave
from bot.flows.conductor import Conductor
from bot.guide.model import Flow, Guide
from bot.guide.search import ANSWER, CARE, OFFER, PERIL, GuideSearch
from bot.messages import Channel, Inbound, Kind, Reply
from bot.payload import (
    Asked,
    Erase,
    Fill,
    LeaveFlow,
    OpenArticle,
    OpenMenu,
    OpenSection,
    OpenTerm,
    Payload,
    Start,
    StartFlow,
)
from bot.safety.watch import Watch
from bot.source_codes import registered, split_code

log = logging.getLogger(__name__)

Deliver = Callable[[Reply], Awaitable[None]]
Clock = Callable[[], datetime]

LONGEST_TEXT = 2000
"""Characters read of a message: ten times a long question."""

OUT_OF_SCOPE_ARTICLE = "no-es-mi-tema"
_LANGUAGES = ("ingles", "otro-idioma")
_KIND_MESSAGES = {
    Kind.VOICE: "voz",
    Kind.IMAGE: "imagen",
    Kind.STICKER: "sticker",
    Kind.LOCATION: "ubicacion",
}


@dataclass(frozen=True)
class Turn:
    """How a turn ended: what was said, and what may be known of it."""

    answer: Answer
    outcome: Outcome
    confidence: float | None = None
    degraded: bool = False


@dataclass(frozen=True)
class House:
    """What a turn needs; effects come in as arguments."""

    guide: Guide
    door: Door
    watch: Watch
    brain: Brain
    conductor: Conductor
    search: GuideSearch
    recorder: Recorder
    clock: Clock

    async def serve(self, inbound: Inbound, deliver: Deliver) -> Turn | None:
        """Answer one message through `deliver`; None when nothing is to be said.

        What `deliver` raises comes out, with the message free to be repeated.
        """
        began = self.clock()
        claim = await self.door.claim(inbound, began)
        if claim is None:
            return None
        try:
            conversation = await self.door.enter(inbound, began)
            turn = await self._turn(inbound, conversation)
            if turn is not None:
                await deliver(turn.answer.reply)
                if turn.outcome is not Outcome.PACED:
                    await self.door.leave(conversation, _kept(turn.answer.reply))
        except BaseException:
            await self.door.release(claim)
            raise
        await self.door.done(claim)
        if turn is not None and inbound.channel is not Channel.TOOL:
            await self._record(inbound, conversation, turn, began)
        return turn

    async def _turn(self, inbound: Inbound, conversation: Conversation) -> Turn | None:
        composer = Composer(self.guide, self.clock().astimezone(HOME).date())
        text, code = split_code(inbound.text)
        danger = self.watch.look(text)
        if not danger and not await self.door.allows(conversation):
            return Turn(composer.message("muy-rapido"), Outcome.PACED)
        silence = await self._silence(text, conversation, composer)
        if silence is not None:
            return silence[0]
        payload = inbound.payload
        if payload is None and not danger:
            payload = await self._typed(text, conversation, composer.today)
        led = await self._led(payload, conversation, composer)
        if led is not None:
            return led
        if isinstance(payload, Erase):
            return await self._erased(conversation, composer)
        if inbound.kind in _KIND_MESSAGES and not text:
            return Turn(composer.message(_KIND_MESSAGES[inbound.kind]), Outcome.UNREADABLE)
        if isinstance(payload, Start) or (not payload and not text):
            return self._started(bool(code or payload), conversation, composer)
        if len(text) > LONGEST_TEXT and not danger:
            return Turn(composer.message("muy-largo"), Outcome.UNREADABLE)
        number = chosen_number(text)
        stale = number is not None and conversation.options and not conversation.asked
        if payload is None and stale:
            return Turn(composer.message("vencido-opcion"), Outcome.UNREADABLE)
        turn = await self._understood(payload, text, danger, conversation, composer)
        if inbound.channel is Channel.TOOL:
            return turn
        return _noticed(turn, conversation, composer)

    async def _typed(self, text: str, conversation: Conversation, today: date) -> Payload | None:
        """The button that typed words stand for: a choice, a command, a flow's answer."""
        number = chosen_number(text)
        if number is not None and 1 <= number <= len(conversation.options):
            return conversation.options[number - 1]
        command = typed_command(text)
        if command is not None:
            return command
        return await self.conductor.typed(text, conversation.asked, conversation.options, today)

    async def _led(
        self, payload: Payload | None, conversation: Conversation, composer: Composer
    ) -> Turn | None:
        """What needs no brain while a flow is under way, or after it has gone."""
        match payload:
            case Fill(_, value) if not value and conversation.asked:
                return await self._asked_again(conversation, conversation.asked)
            case LeaveFlow(flow) if flow in self.guide.flows:
                return await self._left(conversation, self.guide.flows[flow])
            case StartFlow(flow) if flow in self.guide.flows:
                return None
            case LeaveFlow() | StartFlow() | Asked():
                return Turn(composer.message("flujo-vencido"), Outcome.UNREADABLE)
        return None

    async def _asked_again(self, conversation: Conversation, asked: Asked) -> Turn:
        """The open question once more, after a number that can't be its answer."""
        resume = StartFlow(asked.flow, resume=True)
        reading = await self._read(conversation.id, resume, "")
        if reading.flow is None or reading.flow.flow not in self.guide.flows:
            answer = Composer(self.guide, self.clock().astimezone(HOME).date()).answer(reading)
            return Turn(answer, _outcome(answer), degraded=reading.degraded)
        again = flow_answers.question(self.guide, reading.flow, note="flujo-numero-raro")
        return Turn(again, Outcome.FLOW)

    async def _left(self, conversation: Conversation, flow: Flow) -> Turn:
        await self._paused(conversation)
        return Turn(flow_answers.left(self.guide, flow), Outcome.FLOW)

    async def _paused(self, conversation: Conversation) -> None:
        """No form is open any more; the brain may be away, and then none is."""
        try:
            await self.brain.pause(conversation.id)
        except BrainUnavailable:
            log.warning("a flow could not be put down: the brain is away")

    async def _silence(
        self, text: str, conversation: Conversation, composer: Composer
    ) -> tuple[Turn | None] | None:
        """ALTO and BAJA: confirm once, then silence until the person writes again."""
        if wants_silence(text) and not (conversation.asked and wants_to_leave(text)):
            if conversation.opted_out:
                return (None,)
            await self.door.register.set_opted_out(conversation.id, True)
            answer = Answer(composer.bare("baja"), Act.MESSAGE, message="baja")
            return (Turn(answer, Outcome.OPTED_OUT),)
        if conversation.opted_out:
            await self.door.register.set_opted_out(conversation.id, False)
        return None

    async def _erased(self, conversation: Conversation, composer: Composer) -> Turn:
        await self.door.register.erase(conversation.id)
        try:
            await self.brain.forget(conversation.id)
        except BrainUnavailable:
            log.warning("erasure: the brain could not be asked; its tracker expires by itself")
        answer = Answer(composer.bare("borrado"), Act.ERASE, message="borrado")
        return Turn(answer, Outcome.ERASED)

    def _started(self, greeted: bool, conversation: Conversation, composer: Composer) -> Turn:
        if greeted or conversation.visit.is_new:
            return Turn(composer.welcome(), Outcome.MENU)
        return Turn(composer.message("vacio"), Outcome.UNREADABLE)

    async def _understood(
        self,
        payload: Payload | None,
        text: str,
        danger: str | None,
        conversation: Conversation,
        composer: Composer,
    ) -> Turn:
        reading = await self._read(conversation.id, payload, text)
        if reading.act is Act.ERASE:
            return await self._erased(conversation, composer)
        answer = await self._composed(reading, payload is None, composer)
        if danger and not answer.reply.danger:
            answer = composer.danger_first(self.guide.articles[danger], answer)
        suspected = self.guide.articles.get(reading.care)
        if suspected and suspected.danger and not answer.reply.danger:
            answer = composer.with_care(suspected, answer)
        if reading.flow and answer.act not in (Act.ASK, Act.RESULT):
            await self._paused(conversation)
        return Turn(answer, _outcome(answer), reading.confidence, reading.degraded)

    async def _composed(self, reading: Reading, typed: bool, composer: Composer) -> Answer:
        """The answer, with what it means for a flow that is under way."""
        flow = self.guide.flows.get(reading.flow.flow) if reading.flow else None
        if reading.flow is None or flow is None:
            return composer.answer(reading)
        if reading.act is Act.RESULT:
            found = await self.conductor.findings(reading.flow, composer.today)
            return flow_answers.ended(self.guide, *found)
        if typed and reading.act in (Act.LOST, Act.LOST_AGAIN, Act.OFFER):
            return flow_answers.question(self.guide, reading.flow, note="flujo-no-entendi")
        answer = composer.answer(reading)
        if reading.act is Act.MESSAGE and typed:
            return flow_answers.between(self.guide, reading.flow, answer)
        if answer.act in (Act.ARTICLE, Act.TERM, Act.SOURCE) and not answer.reply.danger:
            return flow_answers.paused(self.guide, flow, answer)
        return answer

    async def _read(self, conversation_id: str, payload: Payload | None, text: str) -> Reading:
        try:
            if isinstance(payload, StartFlow):
                return await self.conductor.begin(conversation_id, payload)
            if payload is not None:
                opened = await self.brain.read_payload(conversation_id, payload)
                opened = await self.conductor.settled(conversation_id, opened)
                page = payload.page if isinstance(payload, OpenMenu | OpenSection) else 1
                return replace(opened, page=page)
            reading = await self.brain.read_text(conversation_id, scrubbed_or_dropped(text))
            if reading.act is Act.FOLLOW_UP:
                return await self._followed(conversation_id, reading)
            return await self.conductor.settled(conversation_id, reading)
        except BrainUnavailable as error:
            log.warning("brain unavailable (%s): answering by search", error)
            return _from_payload(payload) if payload else self._searched(text)

    async def _followed(self, conversation_id: str, reading: Reading) -> Reading:
        """ "¿Y cuánto es eso?": the article that the last one declares for it."""
        if not reading.article or reading.aspect is None:
            return replace(reading, act=Act.MESSAGE, message="seguimiento-sin-tema")
        target = self.guide.follow(reading.article, reading.aspect)
        if target is None:
            return replace(reading, act=Act.OFFER, options=reading.options[:3])
        opened = await self.brain.read_payload(conversation_id, OpenArticle(target.id))
        return replace(opened, confidence=reading.confidence)

    def _searched(self, text: str) -> Reading:
        found = self.search.find(text)
        best = found.hits[0] if found.hits else None
        if best is None or best.match < OFFER:
            return Reading(Act.MESSAGE, message="sin-guia", confidence=0.0, degraded=True)
        reading = Reading(Act.OFFER, confidence=best.match, degraded=True)
        if found.danger_share >= PERIL:
            return replace(reading, act=Act.ARTICLE, article=found.danger)
        if found.danger_share >= CARE:
            reading = replace(reading, care=found.danger)
        if best.kind == "term":
            return replace(reading, act=Act.TERM, term=best.id)
        if best.kind == "talk":
            return replace(reading, act=Act.MESSAGE, message=best.id)
        articles = tuple(hit.id for hit in found.hits if hit.kind == "article")
        act = Act.ARTICLE if best.match >= ANSWER else Act.OFFER
        return replace(reading, act=act, article=best.id, options=articles)

    async def _record(
        self, inbound: Inbound, conversation: Conversation, turn: Turn, began: datetime
    ) -> None:
        """One event of enumerated fields, after the reply is out."""
        ended = self.clock()
        when = coarse(ended)
        code = inbound.source or split_code(inbound.text)[1]
        event = TurnEvent(
            session_id=conversation.session_id,
            week=when.week,
            weekday=when.weekday,
            part_of_day=when.part_of_day,
            channel=inbound.channel,
            kind=inbound.kind,
            outcome=turn.outcome,
            article=turn.answer.article,
            section=turn.answer.section,
            source=registered(code, self.guide.materials),
            degraded=turn.degraded,
            confidence=confidence_band(turn.confidence),
            latency=latency_band((ended - began).total_seconds()),
            visit=conversation.visit,
        )
        try:
            await self.recorder.record(event)
        except Exception as error:
            log.error("event not recorded: %s", type(error).__name__)


def _from_payload(payload: Payload) -> Reading:
    """A tapped button needs no brain to be answered."""
    match payload:
        case OpenArticle(article):
            return Reading(Act.ARTICLE, article=article)
        case OpenTerm(term):
            return Reading(Act.TERM, term=term)
        case OpenSection(section, page):
            return Reading(Act.SECTION, section=section, page=page)
        case OpenMenu(page):
            return Reading(Act.MENU, page=page)
        case StartFlow() | Fill() | LeaveFlow() | Asked():
            return Reading(Act.MESSAGE, message="flujo-sin-cerebro", degraded=True)
        case Start() | Erase():
            return Reading(Act.MENU)


def _kept(reply: Reply) -> tuple[Payload, ...]:
    """What the next message may lean on: the choices, and the question asked."""
    choices = tuple(option.payload for option in reply.options)
    return (*choices, reply.asks) if reply.asks else choices


def _noticed(turn: Turn, conversation: Conversation, composer: Composer) -> Turn:
    """A first contact gets the notice; never in the way of a danger answer."""
    if not conversation.visit.is_new or turn.answer.reply.danger:
        return turn
    if turn.answer.message == "saludo":
        return replace(turn, answer=composer.welcome())
    return replace(turn, answer=composer.with_notice(turn.answer))


def _outcome(answer: Answer) -> Outcome:
    if answer.reply.danger:
        return Outcome.DANGER
    match answer.act:
        case Act.ARTICLE:
            scope = answer.article == OUT_OF_SCOPE_ARTICLE
            return Outcome.OUT_OF_SCOPE if scope else Outcome.ANSWERED
        case Act.TERM:
            return Outcome.TERM
        case Act.OFFER:
            return Outcome.OFFERED
        case Act.MENU | Act.SECTION:
            return Outcome.MENU
        case Act.SOURCE:
            return Outcome.SOURCE
        case Act.ASK:
            return Outcome.FLOW
        case Act.RESULT:
            return Outcome.FLOW_DONE
        case Act.MESSAGE if answer.message in _LANGUAGES:
            return Outcome.OTHER_LANGUAGE
        case Act.MESSAGE if answer.message == "fuera-de-tema":
            return Outcome.OUT_OF_SCOPE
        case Act.MESSAGE if answer.message != "sin-guia":
            return Outcome.SMALL_TALK
        case _:
            return Outcome.LOST
