"""The flows as Rasa forms: slots, forms, questions, rules and the phrases that start them.

The forms hold where a flow stands; what they say are references that the
gateway renders, as everywhere (docs/architecture.md).
"""

from collections.abc import Iterator
from typing import Any

from bot.brain.client import flow_intent
from bot.guide.model import Flow, Guide

SHARED_SLOTS = frozenset(["visa", "estado"])
"""Slots that any message may fill; nlu_data/domain.yml declares them."""

ANSWER_INTENT = "responder"


def flows_domain(guide: Guide) -> dict[str, Any]:
    """Intents, entities, slots, forms and responses, in the form of a Rasa domain."""
    slots = list(dict.fromkeys(slot for flow in guide.flows.values() for slot in own_slots(flow)))
    return {
        "intents": [
            {name: {"use_entities": []}} for name in (ANSWER_INTENT, *map(flow_intent, guide.flows))
        ],
        "entities": slots,
        "slots": {slot: _slot(slot) for slot in slots},
        "forms": {
            form(flow): {"required_slots": [q.slot for q in flow.questions]}
            for flow in guide.flows.values()
        },
        "responses": dict(_responses(guide)),
    }


def flows_rules(guide: Guide) -> list[dict[str, Any]]:
    """A rule to begin each flow, one to end it, and one for answers that come too late."""
    rules: list[dict[str, Any]] = []
    for flow in guide.flows.values():
        begin = [
            {"intent": flow_intent(flow.id)},
            {"action": form(flow)},
            {"active_loop": form(flow)},
        ]
        end = [
            {"action": form(flow)},
            {"active_loop": None},
            {"slot_was_set": [{"requested_slot": None}]},
            {"action": _end(flow)},
        ]
        rules.append({"rule": f"Begin {flow.id}", "steps": begin})
        rules.append(
            {
                "rule": f"End {flow.id}",
                "condition": [{"active_loop": form(flow)}],
                "steps": end,
            }
        )
    late = [{"intent": ANSWER_INTENT}, {"action": "utter_flujo_vencido"}]
    rules.append({"rule": "An answer after its flow has ended", "steps": late})
    return rules


def flow_phrases(guide: Guide) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(intent, what people write to begin it)."""
    for flow in guide.flows.values():
        yield flow_intent(flow.id), flow.phrases


def own_slots(flow: Flow) -> tuple[str, ...]:
    """The slots that belong to this flow alone."""
    return tuple(q.slot for q in flow.questions if q.slot not in SHARED_SLOTS)


def form(flow: Flow) -> str:
    """The name of a flow's form."""
    return f"forma_{flow.id.replace('-', '_')}"


def _end(flow: Flow) -> str:
    return f"utter_fin_{flow.id.replace('-', '_')}"


def _slot(name: str) -> dict[str, Any]:
    return {
        "type": "text",
        "influence_conversation": False,
        "mappings": [{"type": "from_entity", "entity": name}],
    }


def _responses(guide: Guide) -> Iterator[tuple[str, Any]]:
    for flow in guide.flows.values():
        answers = {q.slot: f"{{{q.slot}}}" for q in flow.questions}
        told = {"flow": flow.id, "answers": answers}
        for question in flow.questions:
            ask = {"act": "ask", "slot": question.slot, **told}
            yield f"utter_ask_{form(flow)}_{question.slot}", [{"custom": ask}]
        yield _end(flow), [{"custom": {"act": "result", **told}}]
    late = {"act": "message", "message": "flujo-vencido", "confidence": "1.0"}
    yield "utter_flujo_vencido", [{"custom": late}]
