"""Long voice notes in the training data: questions with a story around them.

People tell who they are and what happened before and behind what they ask.
For a share of the training questions this component adds the same question
inside such a story, so that the classifier learns to look past it. On
held-out stories that is worth ten points (docs/nlu.md).
"""

import random
from typing import Any, Dict, List, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.labels import full_label, intent_of

BEFORE, BEHIND = "relato", "relato_cierre"
"""Lookup tables of data/relato.yml: what people tell around a question."""

ARTICLE = "guia"
_SHORTEST = 3


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class Narrator(GraphComponent):
    """Adds told questions to the training data; leaves messages as they are."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """share: of the article questions, 0 to 1, that are also told; seed: of the choice."""
        return {"share": 0.33, "seed": 3}

    def __init__(self, config: Dict[Text, Any]) -> None:
        self._share: float = config["share"]
        self._seed: int = config["seed"]

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Narrator":
        """See GraphComponent.create."""
        return cls(config)

    def process(self, messages: List[Message]) -> List[Message]:
        """Messages are read as they come."""
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The training data with the told questions behind it."""
        told = narrated(
            training_data.intent_examples,
            _table(training_data, BEFORE),
            _table(training_data, BEHIND),
            self._share,
            random.Random(self._seed),
        )
        return training_data.merge(TrainingData(told))


def narrated(
    examples: List[Message],
    before: List[Text],
    behind: List[Text],
    share: float,
    chance: random.Random,
) -> List[Message]:
    """New examples, labelled as their questions; none when there are no stories.

    One to three clauses stand before a question, and half of the time one behind it.
    """
    questions = [
        example
        for example in examples
        if intent_of(full_label(example)) == ARTICLE
        and len((example.get(TEXT) or "").split()) >= _SHORTEST
    ]
    if len(before) < 3 or not behind:
        return []
    chosen = chance.sample(questions, int(share * len(questions)))
    return [_told(question, before, behind, chance) for question in chosen]


def _told(
    question: Message, before: List[Text], behind: List[Text], chance: random.Random
) -> Message:
    clauses = [*chance.sample(before, chance.randint(1, 3)), question.get(TEXT)]
    if chance.random() < 0.5:
        clauses.append(chance.choice(behind))
    kept = {k: v for k, v in question.data.items() if k not in (TEXT, "entities")}
    return Message({**kept, TEXT: " ".join(clauses)})


def _table(training_data: TrainingData, name: Text) -> List[Text]:
    return [
        element
        for table in training_data.lookup_tables
        if table["name"] == name
        for element in table["elements"]
    ]
