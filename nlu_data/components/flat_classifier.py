"""One logistic regression over every answer and every small-talk intent.

Rasa's own classifier sees `guia` where the guide has a hundred answers, and
leaves the rest to a response selector. Here all full labels compete in one
softmax, so that a probability means the same for an article, a glossary term
and a greeting, and one threshold serves all. The cost of a turn is one
matrix product whatever the number of articles.

Counts of n-grams are weighted by tf-idf first, each featurizer's block by
itself: on held-out folds that is worth two to three points over plain counts
(docs/nlu.md).
"""

import logging
from typing import Any, Dict, List, Text, Type

import skops.io as sio
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.logistic_regression_classifier import (
    LogisticRegressionClassifier,
)
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.compose import ColumnTransformer
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.pipeline import Pipeline

from components.labels import RANKING, Scored, full_label

TRUSTED_TYPES = ["scipy.sparse._csr.csr_matrix"]
"""What the tf-idf weights are kept in, beside what skops trusts by itself."""

DIRECTIONS = 320
"""Directions kept of the sentence vectors' 896: the same accuracy in half the training time."""

logger = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class FlatClassifier(LogisticRegressionClassifier):
    """Ranks full labels; leaves its ranking on each message for `Reader`."""

    @classmethod
    def required_components(cls) -> List[Type]:
        """Featurizers come first."""
        return [Featurizer]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """C: inverse of the regularization; the others as in Rasa's classifier."""
        return {**LogisticRegressionClassifier.get_default_config(), "C": 10.0}

    def __init__(
        self,
        config: Dict[Text, Any],
        name: Text,
        model_storage: ModelStorage,
        resource: Resource,
    ) -> None:
        super().__init__(config, name, model_storage, resource)
        self.clf: Pipeline = Pipeline([("choose", self.clf.set_params(C=self.config["C"]))])

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "FlatClassifier":
        """See GraphComponent.create."""
        return cls(config, execution_context.node_name, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "FlatClassifier":
        """See GraphComponent.load; a file with types beyond the known ones is refused."""
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            file = folder / f"{resource.name}.skops"
            component.clf = sio.load(file, trusted=TRUSTED_TYPES)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on every example that has a text and a label."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        if examples:
            logger.info("fitting %d examples", len(examples))
            self.clf = Pipeline([("weigh", _weighing(examples[0])), *self.clf.steps])
            self.clf.fit(
                self._create_X(examples).tocsr().astype("float32"),
                [full_label(e) for e in examples],
            )
            self.persist()
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Set the property `label_ranking`: all labels, best first."""
        speaking = [m for m in messages if m.get(TEXT)]
        if not speaking:
            return messages
        scores = self.clf.predict_proba(self._create_X(speaking).tocsr())
        for message, row in zip(speaking, scores):
            ranking = [
                Scored(str(self.clf.classes_[i]), float(row[i])) for i in row.argsort()[::-1]
            ]
            message.set(RANKING, ranking)
        return messages


def _weighing(example: Message) -> ColumnTransformer:
    """Tf-idf for each block of counts; the main directions of the sentence vectors behind them."""
    blocks = []
    start = 0
    for features in example.features:
        if features.is_sparse() and features.type == FEATURE_TYPE_SENTENCE:
            end = start + features.features.shape[-1]
            weighing = TfidfTransformer(sublinear_tf=True)
            blocks.append((f"counts{len(blocks)}", weighing, slice(start, end)))
            start = end
    return ColumnTransformer(
        [*blocks, ("vector", TruncatedSVD(DIRECTIONS, random_state=0), slice(start, None))],
        sparse_threshold=1.0,
    )
