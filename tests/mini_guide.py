"""A small guide that passes every check, for tests that spoil one thing at a time."""

from datetime import date
from pathlib import Path

import yaml

from bot.editorial.check import MESSAGES_NEEDED

_ARTICLE = """---
titulo: {title}
boton: {button}
respuesta_corta: {short}
preguntas:
{questions}
relacionados: [{related}]
fuentes: ["01-001"]
estado: publicado
revisor: Equipo
revisado: 2026-11-01
vence: 2027-05-01
{extra}---
{body}
"""


def write_mini_guide(root: Path) -> Path:
    """Write the guide below `root`/content and give that folder."""
    content = root / "content"
    for folder in ("guia/visas", "guia/derechos", "valores"):
        (content / folder).mkdir(parents=True)
    _article(content, "visas", "pago-de-visa", "¿Cuánto cuesta la visa?", "cuanto vale la visa")
    _article(content, "visas", "pasos", "¿Cuáles son los pasos?", "que pasos son para irme")
    _article(
        content,
        "derechos",
        "encierro",
        "No me dejan salir",
        "me tienen adentro y no abren",
        short="Llame ya al {{tel-emergencia}} si puede hablar.",
        body="Usted no hizo nada malo. Borre este chat si alguien ve su teléfono.",
        extra="peligro: true\n",
    )
    _article(
        content,
        "visas",
        "hablar-con-una-persona",
        "Quiero hablar con una persona",
        "paseme con alguien de verdad",
    )
    _dump(content / "valores" / "valores.yaml", _VALUES)
    _dump(content / "salarios.yaml", {"GA": _WAGE, "TX": _WAGE | {"regla": "anterior"}})
    _dump(content / "estados.yaml", {"GA": "Georgia", "TX": "Texas"})
    _dump(content / "fuentes.yaml", {"01-001": _SOURCE})
    _dump(content / "secciones.yaml", _SECTIONS)
    _dump(content / "glosario.yaml", {"remesas": _TERM})
    _dump(content / "directorio.yaml", {"emergencias": _HELP})
    _dump(content / "mensajes.yaml", {name: _message(name) for name in sorted(MESSAGES_NEEDED)})
    _dump(content / "peligro.yaml", _DANGER)
    _dump(content / "materiales.yaml", {"QR-AHUA-01": {"descripcion": "Afiche"}})
    return content


def _article(
    content: Path,
    section: str,
    name: str,
    title: str,
    question: str,
    short: str = "Cuesta {{tarifa-visa}} y la paga su patrón.",
    body: str = "Pida el recibo. Guarde una copia.\n\n- No pague a nadie más.\n- Pregunte gratis.",
    extra: str = "",
) -> None:
    others = [n for n in ("pago-de-visa", "pasos", "encierro") if n != name][:2]
    text = _ARTICLE.format(
        title=title,
        button=title[:20],
        short=f'"{short}"',
        questions="\n".join(f"  - {question} {number}" for number in "abcdefghijkl"),
        related=", ".join(others),
        extra=extra,
        body=body,
    )
    (content / "guia" / section / f"{name}.md").write_text(text, encoding="utf-8")


def _dump(path: Path, data: object) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _message(name: str) -> dict[str, str]:
    return {"texto": f"Este es el mensaje {name}.", "revisor": "Equipo", "revisado": "2026-11-01"}


_WAGE = {
    "nombre": "Georgia",
    "valor": 10.52,
    "regla": "vigente",
    "nota": "Ya restada la vivienda.",
    "fuente": "01-001",
    "al": "2025-12-28",
    "vence": date(2027, 5, 1),
}

_VALUES = {
    "tarifa-visa": {
        "nombre": "Tarifa",
        "tipo": "dinero",
        "valor": 205,
        "moneda": "USD",
        "fuente": "01-001",
        "al": "2023",
        "vence": "2027-05-01",
    },
    "tel-emergencia": {
        "nombre": "Emergencias",
        "tipo": "corto",
        "valor": "911",
        "fuente": "01-001",
        "al": "2023",
        "vence": "2027-05-01",
    },
    "tel-movilidad-laboral": {
        "nombre": "Movilidad Laboral",
        "tipo": "telefono",
        "valor": "+50370701243",
        "fuente": "01-001",
        "al": "2025",
        "vence": "2027-05-01",
    },
}
_SOURCE = {
    "corto": "USCIS",
    "titulo": "USCIS",
    "url": "https://www.uscis.gov",
    "fecha": "2025",
    "confianza": "verificado",
    "dato": "Dato.",
}
_SECTIONS = {
    "visas": {
        "titulo": "Las visas",
        "boton": "Visas",
        "descripcion": "Qué son",
        "articulos": ["pago-de-visa", "pasos", "hablar-con-una-persona"],
        "seguimiento": {"cuanto": "pago-de-visa"},
    },
    "derechos": {
        "titulo": "Sus derechos",
        "boton": "Derechos",
        "descripcion": "Cuáles son",
        "articulos": ["encierro"],
    },
}
_TERM = {
    "termino": "Remesas",
    "definicion": "Es el dinero que se manda a la familia.",
    "ejemplo": "Su hijo le manda dinero cada mes.",
    "fuente": "01-001",
    "estado": "publicado",
    "revisor": "Equipo",
    "revisado": "2026-11-01",
    "vence": "2027-05-01",
}
_HELP = {
    "organizacion": "Emergencias",
    "para": ["emergencia"],
    "que_hace": "Manda ayuda",
    "pais": "US",
    "telefono": ["tel-emergencia"],
    "fuente": ["01-001"],
    "revisado": "2026-11-01",
    "vence": "2027-05-01",
    "estado": "publicado",
}
_DANGER = {
    "articulos": {"encierro": {"frases": ["no … dejan salir", "encerrad*"]}},
    "excepciones": ["encerrad* en … casa viendo"],
}
