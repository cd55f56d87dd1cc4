import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.answers import Answer, is_a_name, typed_answer, wants_to_leave, wants_to_resume
from bot.guide.model import Guide


@pytest.mark.parametrize(
    ("flow", "slot", "text", "value"),
    [
        ("oferta", "oferta_quien", "lo vi en facebook", "internet"),
        ("oferta", "oferta_quien", "un primo mio", "conocido"),
        ("oferta", "oferta_pide", "nada", "nada"),
        ("oferta", "oferta_pide", "me piden pisto", "dinero"),
        ("oferta", "oferta_contrato", "no", "no"),
        ("oferta", "oferta_contrato", "nel", "no"),
        ("oferta", "oferta_contrato", "solo en ingles", "ingles"),
        ("oferta", "oferta_caso", "no me lo dieron", "no-tiene"),
        ("paga", "visa", "la h2a", "H-2A"),
        ("paga", "paga_forma", "por cubeta", "pieza"),
        ("paga", "paga_hora", "como 12.50 la hora", "12.5"),
        ("paga", "paga_hora", "no se", "no-se"),
        ("paga", "paga_horas", "cuarenta y cinco", "45"),
        ("via", "via_edad", "tengo 25 años", "adulto"),
        ("via", "via_edad", "17", "menor"),
        ("via", "via_oficio", "he trabajado en la milpa", "campo"),
        ("preparacion", "etapa", "ya casi es la entrevista", "entrevista"),
        ("pedir-ayuda", "ayuda_pais", "aqui en el salvador", "SV"),
    ],
)
def test_typed_words_are_an_answer(
    guide: Guide, flow: str, slot: str, text: str, value: str
) -> None:
    assert typed_answer(guide.flows[flow], slot, text) == Answer(slot, value)


@pytest.mark.parametrize(
    ("slot", "text", "corrected", "value"),
    [
        ("paga_horas", "no, me pagan por pieza", "paga_forma", "pieza"),
        ("paga_horas", "perdon, es h2b", "visa", "H-2B"),
        ("estado", "mejor dicho por hora", "paga_forma", "hora"),
    ],
)
def test_a_correction_finds_the_question_it_mends(
    guide: Guide, slot: str, text: str, corrected: str, value: str
) -> None:
    assert typed_answer(guide.flows["paga"], slot, text) == Answer(corrected, value)


@pytest.mark.parametrize(
    ("flow", "slot", "text"),
    [
        ("oferta", "oferta_quien", "y si lo vi en facebook es estafa?"),
        ("oferta", "oferta_pide", "cuanto cuesta la visa"),
        ("oferta", "oferta_contrato", "es que fijese que el senor me dijo que no me preocupara que "
         "el contrato me lo daban hasta alla cuando llegara"),
        ("paga", "paga_horas", "entre 40 y 50"),
        ("paga", "estado", "carolina del norte"),
        ("oferta", "oferta_quien", "hola"),
    ],
)  # fmt: skip
def test_questions_and_stories_are_left_to_the_brain(
    guide: Guide, flow: str, slot: str, text: str
) -> None:
    assert typed_answer(guide.flows[flow], slot, text) is None


def test_an_impossible_number_is_told_apart(guide: Guide) -> None:
    assert typed_answer(guide.flows["paga"], "paga_horas", "400") == Answer("paga_horas", None)


@given(st.text(max_size=80))
def test_no_text_breaks_an_answer(guide: Guide, text: str) -> None:
    for flow in guide.flows.values():
        for question in flow.questions:
            answer = typed_answer(flow, question.slot, text)
            assert answer is None or flow.question(answer.slot) is not None


def test_ways_out_and_back() -> None:
    assert wants_to_leave("Salir")
    assert wants_to_leave("cancelar")
    assert wants_to_resume("Seguir")
    assert not wants_to_leave("salir del pais")


def test_a_name_is_short_and_asks_nothing() -> None:
    assert is_a_name("Smith & Sons Farms, LLC")
    assert not is_a_name("como se si la empresa es de verdad")
