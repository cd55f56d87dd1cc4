"""The web chat in a real browser, at the width of a cheap phone."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

PHONE: ViewportSize = {"width": 360, "height": 640}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = os.environ.get("TESTS_BROWSER") or "/usr/bin/chromium"
    if not os.path.exists(path):
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking",
                  "--disable-component-update", "--disable-sync", "--no-first-run"],
        )  # fmt: skip
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, web_url: str) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, locale="es-SV")
    foreign: list[str] = []
    context.on(
        "request",
        lambda request: None if request.url.startswith(web_url) else foreign.append(request.url),
    )
    opened = context.new_page()
    opened.goto(web_url)
    yield opened
    context.close()
    assert foreign == [], "the page asked a foreign host"


def test_a_worker_asks_taps_and_follows_up(page: Page) -> None:
    expect(page.locator(".bubble.theirs").first).to_contain_text("Piénsalo 2 Veces")
    page.get_by_label("Escriba su pregunta").fill("que es la visa h2a")
    page.keyboard.press("Enter")
    answer = page.locator(".bubble.theirs", has=page.locator(".source")).first
    expect(answer).to_contain_text("H-2A")
    expect(answer.locator(".source")).to_contain_text("Fuente:")
    before = page.locator(".bubble.theirs:not(.typing)").count()
    page.locator(".choices").last.get_by_role("button").first.click()
    expect(page.locator(".bubble.theirs:not(.typing)")).to_have_count(before + 1)


def test_nothing_is_wider_than_the_phone(page: Page) -> None:
    expect(page.locator(".choices button").first).to_be_visible()
    page.get_by_label("Escriba su pregunta").fill("me quitaron el pasaporte")
    page.get_by_role("button", name="Enviar").click()
    expect(page.locator(".bubble.danger")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_everything_is_reachable_by_keyboard_and_named_for_screen_readers(page: Page) -> None:
    expect(page.get_by_role("log", name="Conversación")).to_be_visible()
    expect(page.get_by_role("button", name="Enviar")).to_be_visible()
    expect(page.locator(".choices button").first).to_be_visible()
    names = page.evaluate(
        "[...document.querySelectorAll('button,textarea,a')].map(e =>"
        " e.getAttribute('aria-label') || e.textContent.trim() || e.labels?.[0]?.textContent)"
    )
    assert all(names)
    small = page.evaluate(
        "[...document.querySelectorAll('button')].filter(b => b.offsetHeight < 44).length"
    )
    assert small == 0


def test_a_lost_connection_is_told_and_the_message_can_be_sent_again(page: Page) -> None:
    expect(page.locator(".choices button").first).to_be_visible()
    page.context.set_offline(True)
    page.get_by_label("Escriba su pregunta").fill("gracias")
    page.keyboard.press("Enter")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("No se pudo enviar")
    page.context.set_offline(False)
    alert.get_by_role("button", name="Intentar de nuevo").click()
    expect(alert).to_have_count(0)
    expect(page.locator(".bubble.theirs:not(.typing)")).to_have_count(2)


def test_erasing_empties_the_screen(page: Page) -> None:
    expect(page.locator(".choices button").first).to_be_visible()
    page.get_by_role("button", name="Borrar").click()
    expect(page.locator(".bubble.theirs:not(.typing)")).to_have_count(1)
    expect(page.locator(".bubble.mine")).to_have_count(0)
