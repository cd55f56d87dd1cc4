from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.editorial.check import check
from bot.guide.load import load_guide
from bot.guide.model import Guide
from bot.guide.problems import ContentError
from tests.conftest import TODAY


def faults(content: Path, today: date = TODAY) -> str:
    """Everything the loader or the checker says of a folder, as one text."""
    try:
        guide = load_guide(content)
    except ContentError as error:
        return str(error)
    return "\n".join(map(str, check(guide, today)))


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


ARTICLE = "guia/visas/pago-de-visa.md"
DANGER = "guia/derechos/encierro.md"


def test_the_small_guide_is_fine(mini_content: Path) -> None:
    assert faults(mini_content) == ""


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        (ARTICLE, "{{tarifa-visa}}", "{{tarifa}}", "no existe el valor «tarifa»"),
        (ARTICLE, "Cuesta {{tarifa-visa}}", "Cuesta $205", "«$2» es un monto de dinero"),
        (ARTICLE, "Guarde una copia", "Llame al 2555-1234", "es un teléfono"),
        (ARTICLE, "Guarde una copia", "Vea estafas.com", "es una página web"),
        (ARTICLE, "Guarde una copia", "Pague el 50%", "es un porcentaje"),
        (ARTICLE, "Guarde una copia", "Desde el 2 de enero de 2025", "es una fecha"),
        (ARTICLE, "Pida el recibo.", "# Pida el recibo", "no se pueden usar títulos"),
        (ARTICLE, "- No pague", "1. No pague", "no se pueden usar listas numeradas"),
        (ARTICLE, "Pida el recibo.", "<b>Pida</b>", "no se pueden usar HTML"),
        (ARTICLE, "[pasos, encierro]", "[pasos, nada]", "no existe el artículo «nada»"),
        (ARTICLE, "[pasos, encierro]", "[pasos]", "deben ser 2 o 3 artículos"),
        (ARTICLE, '["01-001"]', '["99-999"]', "no existe la fuente «99-999»"),
        (ARTICLE, "  - cuanto vale la visa a\n", "", "hay 11; hacen falta 12"),
        (ARTICLE, "cuanto vale la visa a", "Que pasos son para irme B", "ya está en content/guia"),
        (ARTICLE, "vence: 2027-05-01", "vence: 2026-11-02", "venció el 2026-11-02"),
        (ARTICLE, "vence: 2027-05-01", "vence: mañana", "debe ser una fecha como"),
        (ARTICLE, "estado: publicado", "estado: listo", "no es uno de los valores permitidos"),
        (ARTICLE, "revisor: Equipo\n", "", "revisor: falta este campo"),
        (ARTICLE, "revisor: Equipo", "revisora: Equipo", "este campo no existe"),
        (ARTICLE, "titulo: ", "titulo: [", "no se entiende"),
        (ARTICLE, "---\ntitulo", "titulo", "debe empezar con una línea ---"),
        (DANGER, "{{tel-emergencia}}", "ya", "debe empezar con un teléfono"),
        (DANGER, "Borre este chat", "Cuide este chat", "diga cómo borrar el chat"),
        ("valores/valores.yaml", "valor: 205", "valor: doscientos", "debe ser un número"),
        ("valores/valores.yaml", "+50370701243", "7070", "debe ser un teléfono con código"),
        ("valores/valores.yaml", "vence: '2027-05-01'", "vence: '2026-01-01'", "venció el 2026"),
        ("secciones.yaml", "- pasos", "- pasitos", "no existe el artículo «pasitos»"),
        ("mensajes.yaml", "\nvoz:", "\nvos:", "falta este mensaje"),
        ("peligro.yaml", "encierro:", "pasos:", "le falta «peligro: true»"),
        ("directorio.yaml", "tel-emergencia", "tel-nadie", "no existe el valor «tel-nadie»"),
    ],
)
def test_each_fault_is_told_with_its_mend(
    mini_content: Path, file: str, before: str, after: str, said: str
) -> None:
    edit(mini_content / file, before, after)
    told = faults(mini_content)
    assert said in told
    assert file.rsplit("/", 1)[-1] in told or "content/valores" in told


def test_a_value_named_twice_is_told(mini_content: Path) -> None:
    path = mini_content / "valores" / "valores.yaml"
    path.write_text(path.read_text() + "\ntarifa-visa:\n  nombre: Otra\n", encoding="utf-8")
    assert "«tarifa-visa» está dos veces" in faults(mini_content)


def test_a_long_answer_is_told_with_how_much_is_over(mini_content: Path) -> None:
    edit(mini_content / ARTICLE, "Pida el recibo.", "Pida el recibo ya. " * 60)
    assert "no cabe en un mensaje de WhatsApp: sobran" in faults(mini_content)


def test_a_hard_text_is_told(mini_content: Path) -> None:
    hard = (
        "La reglamentación administrativa estadounidense imposibilita categóricamente "
        "determinadas reclasificaciones migratorias extraordinarias previamente autorizadas."
    )
    edit(mini_content / ARTICLE, "Pida el recibo.", hard)
    assert "cuesta leerlo" in faults(mini_content)


def test_every_fault_is_told_at_once(mini_content: Path) -> None:
    edit(mini_content / ARTICLE, "revisor: Equipo\n", "")
    edit(mini_content / DANGER, "estado: publicado", "estado: x")
    told = faults(mini_content)
    assert "pago-de-visa.md" in told
    assert "encierro.md" in told


def test_a_missing_article_of_the_inventory_is_told(mini: Guide) -> None:
    assert "falta este artículo" in str(check(mini, TODAY, frozenset(["otro"]))[0])


def test_memory_alone_is_not_published(mini: Guide) -> None:
    from bot.guide.model import Confidence

    source = replace(mini.sources["01-001"], confidence=Confidence.FROM_MEMORY)
    spoilt = replace(mini, sources={"01-001": source})
    assert any("ponga «por_verificar»" in str(p) for p in check(spoilt, TODAY))


@pytest.fixture
def real_faults(guide: Guide) -> Callable[[], list[str]]:
    return lambda: [str(problem) for problem in check(guide, TODAY)]


def test_the_real_guide_has_no_fault(real_faults: Callable[[], list[str]]) -> None:
    assert real_faults() == []
