"""Several questions in one message: the message and, behind it, its parts.

Rasa hands the pipeline a list with one message. This component appends one
message for each part that could be a question of its own; the components
between featurize all of them in one batch, and `Reader` at the end of the
pipeline weighs the parts and gives back the one message.
"""

import re
from typing import Any, Dict, Iterator, List, NamedTuple, Text, Tuple

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

ASKS = "asks"
"""Message property: whether a part asks something."""

_SENTENCE = re.compile(r"(?P<words>[^?!.;\n]+)(?P<end>[?!.;\n]*)")
_ASKING = re.compile(
    r"(?:y |o |pero |tambien |oiga |mire |fijese |disculpe )*"
    r"(?:que|qué|q|k|cuanto|cuánto|cuanta|cuantos|cuántos|donde|dónde|dnd|como|cómo|quien|quién|"
    r"cuando|cuándo|cual|cuál|puedo|puede|pueden|es legal|es cierto|es verdad|hay|me dan|"
    r"me pagan|me pueden|tengo que|tengo derecho|piden|dan|pagan|ocupo|necesito|quiero saber|"
    r"a donde|adonde|a quien|en que|por que|porque|xq|para que|sera|será)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r",?\s+(?:y|o|pero|ademas|además|tambien|también|tmb)\s+"
    r"(?=(?:que|qué|q|k|cuanto|cuánto|cuanta|donde|dónde|dnd|como|cómo|quien|quién|"
    r"cuando|cuándo|cual|cuál|si|es|hay|me|puedo|tengo|pagan|dan|piden|ocupo|necesito)\b)",
    re.IGNORECASE,
)


class Part(NamedTuple):
    """A part of a message, and whether it asks or only tells."""

    text: Text
    asks: bool


def segments(text: Text, shortest: int, most: int) -> List[Part]:
    """The parts of `text` that hold at least `shortest` words, at most `most` of them.

    A text that is one part only gives an empty list.
    """
    parts = [
        Part(words.strip(" ,¿¡"), marked or bool(_ASKING.match(words.strip(" ,¿¡"))))
        for sentence, marked in _sentences(text)
        for words in _JOINT.split(sentence)
    ]
    whole = [part for part in parts if len(part.text.split()) >= shortest]
    return whole[:most] if len(whole) > 1 else []


def _sentences(text: Text) -> Iterator[Tuple[Text, bool]]:
    """Sentences, each with whether a question mark ends it."""
    for match in _SENTENCE.finditer(text):
        yield match.group("words"), "?" in match.group("end")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class Segmenter(GraphComponent):
    """Appends the parts of a message behind it (inference only)."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """shortest: words a part must have; most: parts looked at."""
        return {"shortest": 3, "most": 6}

    def __init__(self, config: Dict[Text, Any]) -> None:
        self._shortest: int = config["shortest"]
        self._most: int = config["most"]

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Segmenter":
        """See GraphComponent.create."""
        return cls(config)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training examples are one question each."""
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """The messages, each followed by its parts."""
        parts = [
            _message(part)
            for message in messages
            for part in segments(message.get(TEXT) or "", self._shortest, self._most)
        ]
        return messages + parts


def _message(part: Part) -> Message:
    message = Message.build(part.text)
    message.set(ASKS, part.asks)
    return message
