import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.payload import (
    LIMIT_BYTES,
    Erase,
    OpenArticle,
    OpenMenu,
    OpenSection,
    OpenTerm,
    Payload,
    Start,
    decode,
    encode,
)

ids = st.from_regex(r"[a-z0-9-]{1,56}", fullmatch=True)
payloads = st.one_of(
    ids.map(OpenArticle),
    ids.map(OpenTerm),
    st.builds(OpenSection, ids, st.integers(1, 99)),
    st.builds(OpenMenu, st.integers(1, 9)),
    st.just(Start()),
    st.just(Erase()),
)


@given(payloads)
def test_a_payload_survives_its_button(payload: Payload) -> None:
    assert decode(encode(payload)) == payload
    assert len(encode(payload).encode()) <= LIMIT_BYTES


@given(st.text())
def test_no_text_breaks_the_decoder(text: str) -> None:
    payload = decode(text)
    assert payload is None or encode(payload) == text


@pytest.mark.parametrize("text", ["a:", "a:../x", "s:visas", "s:visas:0", "m:1", 'a:x"}', "/menu"])
def test_what_no_button_carries_is_refused(text: str) -> None:
    assert decode(text) is None
