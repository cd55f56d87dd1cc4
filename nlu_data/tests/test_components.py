"""The brain's own parts, without a model."""

import random

import numpy as np
import pytest
from components.labels import Scored
from components.narrator import narrated
from components.reader import LOST, UNSURE, Thresholds, read
from components.segmenter import segments
from components.sentence_encoder import ENCODERS, SentenceEncoder
from components.spelling import normalize, sound
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.training_data.message import Message

LIMITS = Thresholds(answer=0.4, sure=0.75, offer=0.1, danger=0.4, care=0.15, part=0.5, offered=3)


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ("¿Qué es la visa H-2A?", "que es la visa h2a"),
        ("q es la h 2 a", "que es la h2a"),
        ("XQ me negaron la bisa", "porque me negaron la visa"),
        ("holaaaaa", "hola"),
        ("mañana en la enbajada", "mañana en la embajada"),
        ("necesito un avogado xfa", "necesito un abogado por favor"),
        ("DS-160", "ds160"),
        ("???", "???"),
    ],
)
def test_one_spelling_for_how_people_type(typed, spelt):
    assert normalize(typed) == spelt
    assert normalize(spelt) == spelt


@pytest.mark.parametrize(
    ("heard", "spelt"),
    [
        ("llevar", "yebar"),
        ("cobran", "kobran"),
        ("necesito", "nesesito"),
        ("hablar", "ablar"),
        ("queja", "keja"),
        ("zapatos", "sapato"),
        ("enviar", "embiar"),
    ],
)
def test_words_that_sound_alike_share_a_key(heard, spelt):
    assert sound(heard) == sound(spelt)


@pytest.mark.parametrize(("one", "other"), [("pago", "pasó"), ("casa", "cacha"), ("ano", "mano")])
def test_words_that_sound_different_do_not(one, other):
    assert sound(one) != sound(other)


def test_a_sound_is_never_empty():
    assert sound("h") == "h"
    assert sound("s") == "s"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("cuanto cuesta la visa", []),
        (
            "cuanto cuesta la visa? y quien paga el pasaje",
            ["cuanto cuesta la visa", "quien paga el pasaje"],
        ),
        (
            "que requisitos piden y cuanto tarda el tramite",
            ["que requisitos piden", "cuanto tarda el tramite"],
        ),
        ("hola. gracias", []),
    ],
)
def test_questions_in_one_message_are_told_apart(text, parts):
    assert [part.text for part in segments(text, shortest=3, most=6)] == parts


def ranking(**scores):
    return sorted(
        (Scored(label.replace("__", "/").replace("_", "-"), p) for label, p in scores.items()),
        key=lambda s: -s.confidence,
    )


def test_sure_enough_answers():
    assert (
        read(ranking(guia__pasos=0.6, guia__edad=0.2), [], [], set(), LIMITS).label == "guia/pasos"
    )


def test_unsure_offers_up_to_three():
    reading = read(
        ranking(guia__pasos=0.3, guia__edad=0.2, saludo=0.1, guia__cupo=0.1, guia__x=0.05),
        [], [], set(), LIMITS,
    )  # fmt: skip
    assert reading.label == UNSURE
    assert reading.options == ("guia/pasos", "guia/edad", "guia/cupo")


def test_lost_admits():
    assert read(ranking(guia__pasos=0.05, saludo=0.04), [], [], set(), LIMITS).label == LOST


def test_danger_is_summed_and_comes_before_all():
    whole = ranking(guia__pasos=0.5, guia__encierro=0.25, guia__trata=0.2)
    reading = read(whole, [], [], {"guia/encierro", "guia/trata"}, LIMITS)
    assert reading.label == "guia/encierro"


def test_danger_in_one_part_is_heard_and_the_rest_kept():
    calm = ranking(guia__pasos=0.9, guia__edad=0.1)
    peril = ranking(guia__encierro=0.8, guia__pasos=0.2)
    reading = read(calm, [calm, peril], [calm], {"guia/encierro"}, LIMITS)
    assert reading.label == "guia/encierro"
    assert reading.also == ("guia/pasos",)


def test_two_sure_parts_are_two_questions():
    one, two = ranking(guia__pasos=0.9), ranking(guia__edad=0.8)
    reading = read(ranking(guia__pasos=0.5), [one, two], [one, two], set(), LIMITS)
    assert (reading.label, reading.also) == ("guia/pasos", ("guia/edad",))


def test_a_story_before_a_question_is_not_a_question():
    tells, asks = segments("me deportaron hace ocho años. puedo ir con visa?", shortest=3, most=6)
    assert not tells.asks
    assert asks.asks


def test_one_sure_question_in_an_unsure_message_is_answered():
    asks = ranking(guia__pasos=0.8)
    unsure = ranking(guia__edad=0.2)
    assert read(unsure, [asks], [asks], set(), LIMITS).label == "guia/pasos"


def example(text, label="guia/pasos"):
    return Message({"text": text, "intent": label.split("/")[0], "intent_response_key": label})


def test_a_share_of_the_questions_is_also_told():
    asked = [example(f"que paso sigue {n}") for n in range(30)] + [example("hola", "saludo")]
    told = narrated(asked, ["soy de morazan", "tengo tres hijos", "yo siembro"], ["gracias"], 0.5,
                    random.Random(1))  # fmt: skip
    assert len(told) == 15
    for message in told:
        assert "que paso sigue" in message.get("text")
        assert message.get("intent_response_key") == "guia/pasos"
        assert len(message.get("text").split()) > 4


def test_without_stories_nothing_is_told():
    assert narrated([example("que paso sigue ahora")], [], [], 1.0, random.Random(1)) == []


def test_a_hint_of_danger_is_told_beside_the_answer():
    reading = read([*ranking(**{"guia/pasos": 0.7, "guia/encierro": 0.2})], [], [],
                   {"guia/encierro"}, LIMITS)  # fmt: skip
    assert reading.label == "guia/pasos"
    assert reading.care == "guia/encierro"


def test_less_than_a_hint_is_not_told():
    reading = read(ranking(**{"guia/pasos": 0.8, "guia/encierro": 0.1}), [], [],
                   {"guia/encierro"}, LIMITS)  # fmt: skip
    assert reading.care == ""


@pytest.mark.parametrize("name", sorted(ENCODERS))
def test_an_encoder_finds_the_paraphrase(name):
    asked, same, other = ENCODERS[name]()(
        ["cuanto cuesta la visa", "que precio tiene el visado", "me duele mucho la espalda"]
    )
    assert np.isclose(np.linalg.norm(asked), 1.0, atol=1e-3)
    assert asked @ same > asked @ other + 0.2


def test_an_unknown_encoder_is_refused_by_name():
    with pytest.raises(InvalidConfigException, match="bert"):
        SentenceEncoder.validate_config({"encoder": "bert"})
