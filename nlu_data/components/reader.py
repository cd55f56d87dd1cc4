"""The reading of a message: answer, offer a choice, or admit; danger before all.

Everything that decides how sure is sure enough stands in this component's
configuration (config.yml), and nowhere else.
"""

from dataclasses import dataclass, replace
from typing import Any, Dict, List, Optional, Set, Text, Tuple

import rasa.shared.utils.io
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.labels import RANKING, Scored, flagged, full_label, intent_of, key_of
from components.segmenter import ASKS

ARTICLE = "guia"
UNSURE = "duda"
LOST = "nlu_fallback"
NOTHING = "-"


@dataclass(frozen=True)
class Thresholds:
    """Probabilities (0 to 1) that part answering, offering and admitting."""

    answer: float
    sure: float
    offer: float
    danger: float
    care: float
    part: float
    offered: int


@dataclass(frozen=True)
class Reading:
    """What is asked: a full label, what else was asked, and what to offer.

    `care` is the danger that the message may speak of, when it is not sure
    enough to be answered first.
    """

    label: Text
    confidence: float
    also: Tuple[Text, ...] = ()
    options: Tuple[Text, ...] = ()
    care: Text = ""


def read(
    whole: List[Scored],
    parts: List[List[Scored]],
    asking: List[List[Scored]],
    dangerous: Set[Text],
    limits: Thresholds,
) -> Reading:
    """Weigh a message and its parts (rankings, best first).

    Danger is heard in every part; several questions are found only among the
    parts that ask, so that a story before a question is not taken for one.
    """
    peril = _peril([whole, *parts], dangerous)
    several = _several(asking, limits.part)
    if peril is not None and peril.confidence >= limits.danger:
        also = tuple(s.label for s in several if s.label != peril.label)
        return Reading(peril.label, peril.confidence, also=also)
    reading = _calm(whole, several, limits)
    if peril is not None and peril.confidence >= limits.care:
        return replace(reading, care=peril.label)
    return reading


def _calm(whole: List[Scored], several: List[Scored], limits: Thresholds) -> Reading:
    best = whole[0]
    if len(several) > 1:
        first, *others = several
        return Reading(first.label, first.confidence, also=tuple(s.label for s in others))
    if several and best.confidence < limits.answer:
        return Reading(several[0].label, several[0].confidence)
    if best.confidence >= limits.answer:
        others = () if best.confidence >= limits.sure else _articles(whole[1:], 2)
        return Reading(best.label, best.confidence, options=others)
    options = _articles(whole, limits.offered)
    if best.confidence >= limits.offer and options:
        return Reading(UNSURE, best.confidence, options=options)
    return Reading(LOST, best.confidence, options=options)


def _peril(rankings: List[List[Scored]], dangerous: Set[Text]) -> Optional[Scored]:
    """The likeliest danger of the part that is likeliest to speak of any, with that likelihood."""
    found: Optional[Scored] = None
    for ranking in rankings:
        dangers = [s for s in ranking if s.label in dangerous]
        total = sum(s.confidence for s in dangers)
        if dangers and (not found or total > found.confidence):
            found = Scored(dangers[0].label, total)
    return found


def _several(parts: List[List[Scored]], least: float) -> List[Scored]:
    """The distinct articles that the parts ask for, in the order asked."""
    asked: Dict[Text, Scored] = {}
    for ranking in parts:
        best = ranking[0]
        if best.confidence >= least and intent_of(best.label) == ARTICLE:
            asked.setdefault(best.label, best)
    return list(asked.values())


def _articles(ranking: List[Scored], most: int) -> Tuple[Text, ...]:
    return tuple(s.label for s in ranking if intent_of(s.label) == ARTICLE)[:most]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class Reader(IntentClassifier, GraphComponent):
    """Turns rankings into intent, response and the entities that slots keep."""

    @classmethod
    def required_components(cls) -> List[type]:
        """None for Rasa's check: in training the ranking classifier stands beside this one."""
        return []

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """See :class:`Thresholds`."""
        return {
            "answer": 0.4,
            "sure": 0.75,
            "offer": 0.1,
            "danger": 0.4,
            "care": 0.15,
            "part": 0.5,
            "offered": 3,
        }

    def __init__(
        self,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        dangerous: Optional[Set[Text]] = None,
        labels: Optional[Set[Text]] = None,
    ) -> None:
        self._limits = Thresholds(**{k: config[k] for k in Thresholds.__dataclass_fields__})
        self._model_storage = model_storage
        self._resource = resource
        self._dangerous = dangerous or set()
        self._labels = labels or set()

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Reader":
        """See GraphComponent.create."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "Reader":
        """See GraphComponent.load."""
        with model_storage.read_from(resource) as folder:
            kept = rasa.shared.utils.io.read_json_file(folder / "labels.json")
        return cls(
            config,
            model_storage,
            resource,
            dangerous=set(kept["dangerous"]),
            labels=set(kept["labels"]),
        )

    def train(self, training_data: TrainingData) -> Resource:
        """Keep which labels there are, and which of them are danger."""
        examples = training_data.intent_examples
        self._dangerous = flagged(examples, "peligro")
        self._labels = {full_label(e) for e in examples}
        with self._model_storage.write_to(self._resource) as folder:
            rasa.shared.utils.io.dump_obj_as_json_to_file(
                folder / "labels.json",
                {
                    "dangerous": sorted(self._dangerous),
                    "labels": sorted(self._labels),
                },
            )
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training examples keep their own labels."""
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Read the first message with the parts behind it; give back the first."""
        ranked = [m for m in messages if m.get(RANKING)]
        if not messages or not ranked or messages[0] is not ranked[0]:
            return messages[:1]
        message = messages[0]
        reading = read(
            message.get(RANKING),
            [m.get(RANKING) for m in ranked[1:]],
            [m.get(RANKING) for m in ranked[1:] if m.get(ASKS)],
            self._dangerous,
            self._limits,
        )
        self._write(message, reading)
        return [message]

    def _write(self, message: Message, reading: Reading) -> None:
        intent = {
            "name": intent_of(reading.label),
            "confidence": reading.confidence,
        }
        ranking = [{"name": s.label, "confidence": s.confidence} for s in message.get(RANKING)[:10]]
        message.set("intent", intent, add_to_output=True)
        message.set("intent_ranking", ranking, add_to_output=True)
        message.set(
            "entities",
            (message.get("entities") or []) + _entities(message, reading),
            add_to_output=True,
        )
        if key_of(reading.label):
            message.set(
                "response_selector",
                _selection(reading, self._labels),
                add_to_output=True,
            )


def _selection(reading: Reading, labels: Set[Text]) -> Dict[Text, Any]:
    """What Rasa's `utter_<retrieval intent>` looks for in a parsed message."""
    retrieval = sorted({intent_of(label) for label in labels if key_of(label)})
    return {
        "all_retrieval_intents": retrieval,
        intent_of(reading.label): {
            "response": {
                "responses": [],
                "confidence": reading.confidence,
                "intent_response_key": reading.label,
                "utter_action": f"utter_{reading.label}",
            },
            "ranking": [],
        },
    }


def _entities(message: Message, reading: Reading) -> List[Dict[Text, Any]]:
    values = {
        "confianza": f"{reading.confidence:.4f}",
        "tambien": _keys(reading.also),
        "opciones": _keys(reading.options),
        "aviso": key_of(reading.care) or NOTHING,
    }
    if intent_of(reading.label) == ARTICLE:
        values["articulo"] = key_of(reading.label)
    length = len(message.get(TEXT) or "")
    return [
        {"entity": name, "value": value, "start": 0, "end": length}
        for name, value in values.items()
    ]


def _keys(labels: Tuple[Text, ...]) -> Text:
    return " ".join(key_of(label) for label in labels) or NOTHING
