"""Renderers hold for any text: the platforms never get what they would refuse."""

import json

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.render import render as telegram
from bot.channels.web.render import render as web
from bot.channels.whatsapp import limits
from bot.channels.whatsapp.render import render as whatsapp
from bot.channels.whatsapp.templates import definition, shape_of, shapes, variables
from bot.document import Bullets, Link, Paragraph, Strong, Text
from bot.messages import Option, Reply
from bot.payload import OpenArticle, OpenMenu
from tests.fakes.telegram import _Strict

words = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
hrefs = st.sampled_from(
    ['https://x.org/a?b=1&c="2"', "tel:+1866", "mailto:a@b.c", "javascript:alert(1)", "http://x"]
)
spans = st.lists(
    st.one_of(words.map(Text), words.map(Strong), st.builds(Link, words, hrefs)), max_size=5
).map(tuple)
documents = st.lists(
    st.one_of(spans.map(Paragraph), st.lists(spans, max_size=3).map(lambda i: Bullets(tuple(i)))),
    max_size=4,
).map(tuple)
options = st.lists(
    st.builds(
        Option,
        label=st.text(min_size=1, max_size=90, alphabet=st.characters(exclude_categories=["Cs"])),
        button=st.text(min_size=1, max_size=20, alphabet=st.characters(exclude_categories=["Cs"])),
        payload=st.sampled_from([OpenMenu(), OpenArticle("pasos")]),
    ),
    max_size=10,
).map(tuple)
replies = st.builds(Reply, document=documents, source=words, options=options)


@given(replies)
def test_telegram_can_parse_every_message(reply: Reply) -> None:
    parser = _Strict()
    parser.feed(telegram(reply).html)
    parser.close()
    assert not parser.fault
    assert not parser.open


@given(replies)
def test_the_web_page_gets_known_tags_and_safe_links_only(reply: Reply) -> None:
    html = web(reply).html
    bare = html
    for tag in ("p", "ul", "li", "strong"):
        bare = bare.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    bare = bare.replace("<br>", "").replace("</a>", "")
    assert bare.count("<") == bare.count('<a href="')
    assert "javascript:alert" not in html.replace("&quot;", "") or 'href="javascript' not in html


@given(replies)
def test_whatsapp_choices_keep_within_the_limits(reply: Reply) -> None:
    rendered = whatsapp(reply)
    longest = limits.LIST_TITLE if rendered.is_list else limits.QUICK_REPLY_TITLE
    for item in rendered.items:
        assert len(item.title) <= longest
        assert len(item.description) <= limits.LIST_DESCRIPTION
        assert len(item.id) <= limits.ITEM_ID


@given(replies.filter(lambda reply: bool(reply.options)))
def test_a_template_gets_exactly_the_variables_it_declares(reply: Reply) -> None:
    rendered = whatsapp(reply)
    made = definition(shape_of(rendered), "Ver opciones")
    declared = made["variables"]
    assert isinstance(declared, dict)
    assert set(json.loads(variables(rendered))) == set(declared)


def test_every_number_of_choices_has_a_shape() -> None:
    assert [shape.choices for shape in shapes()] == list(range(1, 11))
    assert [shape.is_list for shape in shapes()] == [False] * 3 + [True] * 7


def test_numbers_always_come_with_the_text() -> None:
    option = Option("¿Cuánto cuesta?", "Costo", OpenArticle("pasos"))
    reply = Reply((Paragraph((Text("Hola"),)),), options=(option, option))
    assert whatsapp(reply).body == (
        "Hola\n\n1. ¿Cuánto cuesta?\n2. ¿Cuánto cuesta?\nResponda con un número del 1 al 2."
    )


def test_links_are_written_as_whatsapp_taps_them() -> None:
    def shown(text: str, href: str) -> str:
        return whatsapp(Reply((Paragraph((Link(text, href),)),))).body

    assert shown("+503 7070 1243", "tel:+50370701243") == "+503 7070 1243"
    assert shown("+503 7070 1071", "https://wa.me/50370701071") == "+503 7070 1071"
    assert shown("sv.usembassy.gov", "https://sv.usembassy.gov") == "sv.usembassy.gov"
    assert shown("www.uscis.gov", "https://www.uscis.gov/a/b") == "https://www.uscis.gov/a/b"
