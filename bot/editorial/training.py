"""The guide as Rasa training data: standard YAML below nlu_data/data/generated/.

Article questions become examples of `guia/<id>`, glossary terms of
`glosario/<id>`; the responses are references that the gateway renders.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from bot.editorial.flows_training import flow_phrases, flows_domain, flows_rules
from bot.guide.model import Aspect, Guide, Term

_TERM_FORMS = (
    "que significa {}",
    "que quiere decir {}",
    "que es eso de {}",
    "que es {}",
    "no se que es {}",
    "expliqueme que es {}",
    "como asi {}",
    "a que le dicen {}",
    "significado de {}",
    "que es la palabra {}",
)
_HEAD = "# Generado por «piensalo content build» a partir de content/. No lo edite.\n"


def write_training_data(guide: Guide, folder: Path) -> list[Path]:
    """Write nlu.yml, rules.yml and domain.yml into `folder`; a reader never sees half a file.

    domain.yml goes with nlu_data/domain.yml (see nlu_data/components/importer.py).
    """
    folder.mkdir(parents=True, exist_ok=True)
    domain = flows_domain(guide)
    domain["responses"] |= dict(_responses(guide))
    (folder / "responses.yml").unlink(missing_ok=True)
    return [
        _write(folder / "nlu.yml", _Document(nlu=list(_intents(guide)))),
        _write(folder / "rules.yml", _Document(rules=flows_rules(guide))),
        _write(folder / "domain.yml", _Document(**domain)),
    ]


class _Document(dict[str, Any]):
    def __init__(self, **parts: Any) -> None:
        super().__init__(version="3.1", **parts)


class _Examples(str):
    """Written as a YAML block, as Rasa's users write them."""


class _Dumper(yaml.SafeDumper):
    pass


_Dumper.add_representer(
    _Examples,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style="|"),
)
_Dumper.add_representer(_Document, lambda dumper, data: dumper.represent_dict(data.items()))


def _write(path: Path, document: _Document) -> Path:
    text = _HEAD + yaml.dump(
        document, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000
    )
    draft = path.with_suffix(".tmp")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
    return path


def _intents(guide: Guide) -> Iterator[dict[str, Any]]:
    for article in guide.articles.values():
        block: dict[str, Any] = {"intent": f"guia/{article.id}"}
        if article.danger:
            block["metadata"] = {"peligro": True}
        yield block | {"examples": _examples((article.title, *article.questions))}
    for intent, phrases in flow_phrases(guide):
        yield {"intent": intent, "examples": _examples(phrases)}
    for term in guide.terms.values():
        yield {"intent": f"glosario/{term.id}", "examples": _examples(_term_questions(term))}


def _term_questions(term: Term) -> Iterator[str]:
    yield from term.questions
    for name in (term.name.lower(), *term.also):
        for form in _TERM_FORMS:
            yield form.format(name)


def _examples(questions: Any) -> _Examples:
    lines = dict.fromkeys(" ".join(str(q).split()) for q in questions)
    return _Examples("".join(f"- {_escaped(line)}\n" for line in lines))


def _escaped(line: str) -> str:
    """Rasa reads [x](y) and {…} in examples as entities; people type neither."""
    return line.translate(str.maketrans("[]{}", "()()"))


def _responses(guide: Guide) -> Iterator[tuple[str, Any]]:
    for article in guide.articles:
        custom = {
            "act": "article",
            "article": article,
            "also": "{tambien}",
            "state": "{estado}",
            "options": "{opciones}",
            "care": "{aviso}",
            "confidence": "{confianza}",
        }
        yield f"utter_guia/{article}", [{"custom": custom}]
    for term in guide.terms:
        custom = {
            "act": "term",
            "term": term,
            "care": "{aviso}",
            "confidence": "{confianza}",
        }
        yield f"utter_glosario/{term}", [{"custom": custom}]
    for aspect in Aspect:
        custom = {
            "act": "follow_up",
            "aspect": aspect.value,
            "article": "{articulo}",
            "options": "{opciones}",
            "care": "{aviso}",
            "confidence": "{confianza}",
        }
        yield f"utter_seguimiento/{aspect}", [{"custom": custom}]
