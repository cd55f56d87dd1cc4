"""Whitespace tokens of the normalized message, each with its sound as lemma.

Rasa's n-gram featurizer counts lemmas, so that it counts one key for the many
spellings of a word; the sentence encoder reads the words themselves.
"""

from typing import List, Text

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.nlu.tokenizers.whitespace_tokenizer import WhitespaceTokenizer
from rasa.shared.nlu.training_data.message import Message

from components.spelling import normalize, sound


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class ChatTokenizer(WhitespaceTokenizer):
    """Rasa's whitespace tokenizer over :func:`components.spelling.normalize`."""

    def tokenize(self, message: Message, attribute: Text) -> List[Token]:
        """Tokens of one attribute; their offsets are those of the normalized text."""
        text = normalize(message.get(attribute))
        words = text.split()
        tokens = self._apply_token_pattern(self._convert_words_to_tokens(words, text))
        for token in tokens:
            token.lemma = sound(token.text)
        return tokens
