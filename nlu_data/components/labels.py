"""Full labels: `guia/pasos` for a retrieval intent's answer, `saludo` for a plain intent."""

from typing import Any, Dict, List, NamedTuple, Set, Text

from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY
from rasa.shared.nlu.training_data.message import Message

SEPARATOR = "/"
RANKING = "label_ranking"


class Scored(NamedTuple):
    """A full label and its probability, 0 to 1."""

    label: Text
    confidence: float


def full_label(message: Message) -> Text:
    """The training label of an example."""
    return message.get(INTENT_RESPONSE_KEY) or message.get(INTENT)


def intent_of(label: Text) -> Text:
    """`guia` of `guia/pasos`."""
    return label.split(SEPARATOR, 1)[0]


def key_of(label: Text) -> Text:
    """`pasos` of `guia/pasos`; empty for a plain intent."""
    return label.split(SEPARATOR, 1)[1] if SEPARATOR in label else ""


def flagged(examples: List[Message], flag: Text) -> Set[Text]:
    """Labels whose YAML block carries `metadata: {<flag>: true}`."""

    def marks(message: Message) -> Dict[Text, Any]:
        metadata = message.get("metadata") or {}
        return metadata.get("intent") or {}

    return {full_label(m) for m in examples if marks(m).get(flag)}
