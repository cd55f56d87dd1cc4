"""Whitespace tokens of the normalized message, so that n-grams count one spelling."""

from typing import List, Text

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.nlu.tokenizers.whitespace_tokenizer import WhitespaceTokenizer
from rasa.shared.nlu.training_data.message import Message

from components.spelling import normalize


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class ChatTokenizer(WhitespaceTokenizer):
    """Rasa's whitespace tokenizer over :func:`components.spelling.normalize`."""

    def tokenize(self, message: Message, attribute: Text) -> List[Token]:
        """Tokens of one attribute; their offsets are those of the normalized text."""
        text = normalize(message.get(attribute))
        words = text.split()
        return self._apply_token_pattern(self._convert_words_to_tokens(words, text))
