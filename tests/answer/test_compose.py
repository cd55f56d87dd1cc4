from dataclasses import replace
from datetime import date

from bot.answer.compose import Composer
from bot.answer.flow_answers import TOOLS
from bot.brain.reading import Act, Reading
from bot.channels.whatsapp.render import render
from bot.document import plain_text
from bot.guide.model import Aspect, Guide
from bot.payload import OpenArticle, OpenMenu, OpenSection
from tests.conftest import TODAY


def text(guide: Guide, reading: Reading, today: date = TODAY) -> str:
    return plain_text(Composer(guide, today).answer(reading).reply.document)


def test_an_article_says_its_answer_with_values_source_and_next_questions(mini: Guide) -> None:
    answer = Composer(mini, TODAY).answer(Reading(Act.ARTICLE, article="pago-de-visa"))
    assert "Cuesta $205 y la paga su patrón." in plain_text(answer.reply.document)
    assert answer.reply.source == "Fuente: USCIS · Revisado: 1 nov 2026"
    assert [o.payload for o in answer.reply.options] == [
        OpenArticle("pasos"),
        OpenArticle("encierro"),
        OpenMenu(),
    ]


def test_a_danger_answer_begins_with_the_phone_and_has_no_menu(mini: Guide) -> None:
    answer = Composer(mini, TODAY).answer(Reading(Act.ARTICLE, article="encierro"))
    assert answer.reply.danger
    assert plain_text(answer.reply.document).startswith("Llame ya al 911")
    assert OpenMenu() not in [o.payload for o in answer.reply.options]


def test_the_other_question_of_a_message_is_one_tap_away(mini: Guide) -> None:
    reading = Reading(Act.ARTICLE, article="pasos", also=("pago-de-visa",))
    answer = Composer(mini, TODAY).answer(reading)
    assert answer.offered == ("pago-de-visa",)
    assert answer.reply.options[0].payload == OpenArticle("pago-de-visa")
    assert "tambien" in plain_text(answer.reply.document)


def test_an_expired_answer_says_so_and_names_the_official_channel(mini: Guide) -> None:
    reading = Reading(Act.ARTICLE, article="pasos")
    assert "necesita revisión" not in text(mini, reading)
    late = text(mini, reading, date(2027, 5, 2))
    assert "necesita revisión" in late
    assert "Movilidad Laboral" in late


def test_unsure_offers_up_to_three(mini: Guide) -> None:
    reading = Reading(Act.OFFER, options=("pasos", "nada", "encierro"))
    answer = Composer(mini, TODAY).answer(reading)
    assert answer.offered == ("pasos", "encierro")


def test_what_the_guide_lacks_is_answered_as_lost_with_a_person(mini: Guide) -> None:
    answer = Composer(mini, TODAY).answer(Reading(Act.ARTICLE, article="no-existe"))
    assert answer.act is Act.LOST
    assert OpenArticle("hablar-con-una-persona") in [o.payload for o in answer.reply.options]


def test_where_it_comes_from(mini: Guide) -> None:
    said = text(mini, Reading(Act.SOURCE, article="pasos"))
    assert "USCIS" in said
    assert "1 nov 2026" in said
    assert "fuente-ninguna" in text(mini, Reading(Act.SOURCE))


def test_a_section_lists_its_questions_and_turns_pages(mini: Guide) -> None:
    many = replace(mini.sections["visas"], articles=("pasos",) * 11)
    wide = replace(mini, sections={**mini.sections, "visas": many})
    composer = Composer(wide, TODAY)
    first = composer.section(many, 1).reply
    assert len(first.options) == 10
    assert len(composer.section(many, 2).reply.options) == 4
    assert composer.section(many, 9).act is Act.MENU


def test_a_follow_up_opens_what_the_section_declares(mini: Guide) -> None:
    target = mini.follow("pasos", Aspect.HOW_MUCH)
    assert target is not None
    assert target.id == "pago-de-visa"
    assert mini.follow("pasos", Aspect.WHERE) is None
    assert mini.follow("no-existe", Aspect.HOW_MUCH) is None


def test_danger_comes_first_and_the_question_is_not_lost(mini: Guide) -> None:
    composer = Composer(mini, TODAY)
    asked = composer.answer(Reading(Act.ARTICLE, article="pasos"))
    answer = composer.danger_first(mini.articles["encierro"], asked)
    body = render(answer.reply).body
    assert body.startswith("Llame ya al 911")
    assert answer.reply.options[0].payload == OpenArticle("pasos")


def test_a_hint_of_danger_is_told_above_what_was_asked(mini: Guide) -> None:
    composer = Composer(mini, TODAY)
    asked = composer.answer(Reading(Act.ARTICLE, article="pasos"))
    answer = composer.with_care(mini.articles["encierro"], asked)
    assert "aviso-peligro" in plain_text(answer.reply.document).splitlines()[0]
    assert answer.reply.options[0].payload == OpenArticle("encierro")
    assert answer.article == "pasos"
    assert not answer.reply.danger


def test_the_menu_turns_its_page_so_that_a_list_of_whatsapp_holds_it(guide: Guide) -> None:
    composer = Composer(guide, TODAY)
    first = composer.answer(Reading(Act.MENU)).reply.options
    second = composer.answer(Reading(Act.MENU, page=2)).reply.options
    assert len(first) <= 10
    assert first[-1].payload == OpenMenu(2)
    assert second[-1].payload == OpenMenu()
    sections = {o.payload.section for o in (*first, *second) if isinstance(o.payload, OpenSection)}
    assert sections == {*guide.sections, TOOLS}


def test_the_wage_of_the_state_that_was_named_comes_first(guide: Guide) -> None:
    composer = Composer(guide, TODAY)
    asked = Reading(Act.ARTICLE, article="salario-por-estado", state="GA")
    said = plain_text(composer.answer(asked).reply.document)
    assert said.startswith("Georgia: $10.52 por hora con H-2A")
    assert "diciembre de 2025" in said
    former = plain_text(composer.answer(replace(asked, state="KY")).reply.document)
    assert former.startswith("Kentucky: eran $15.87 por hora")


def test_a_state_without_a_figure_gets_the_general_answer(guide: Guide) -> None:
    composer = Composer(guide, TODAY)
    asked = Reading(Act.ARTICLE, article="salario-por-estado", state="ME")
    assert composer.answer(asked) == composer.answer(replace(asked, state=""))


def test_a_wage_past_its_date_is_not_told(guide: Guide) -> None:
    late = Composer(guide, date(2028, 1, 1))
    asked = Reading(Act.ARTICLE, article="salario-h2a", state="GA")
    assert "10.52" not in plain_text(late.answer(asked).reply.document)
