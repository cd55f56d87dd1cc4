"""content/ as a Guide; every fault of every file is told at once."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from bot.guide.model import (
    Article,
    DangerPhrases,
    Flow,
    FlowChoice,
    FlowLevel,
    FlowLine,
    FlowQuestion,
    Guide,
    HelpEntry,
    Message,
    Section,
    Source,
    Term,
    Value,
    Wage,
)
from bot.guide.problems import ContentError, Problem
from bot.guide.schema import (
    ArticleFront,
    DangerFile,
    FlowFile,
    FlowQuestionEntry,
    HelpEntryRow,
    MaterialEntry,
    MessageEntry,
    SectionEntry,
    SourceEntry,
    TermEntry,
    ValueEntry,
    WageEntry,
    spanish_errors,
)

_FENCE = "---"
_Shape = TypeVar("_Shape", bound=BaseModel)
_Thing = TypeVar("_Thing")


class _UniqueKeyLoader(yaml.SafeLoader):
    """PyYAML keeps the last of two equal keys and says nothing; staff must be told."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"«{key}» está dos veces", problem_mark=key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


class _Reader:
    """Reads files below one folder and collects what is wrong with them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []

    def name(self, path: Path) -> str:
        return str(Path(self.root.name) / path.relative_to(self.root))

    def fault(self, path: Path, field: str, message: str) -> None:
        self.problems.append(Problem(self.name(path), field, message))

    def text(self, path: Path) -> str | None:
        try:
            return path.read_text(encoding="utf-8").replace("\r\n", "\n")
        except FileNotFoundError:
            self.fault(path, "", "falta este archivo")
        except UnicodeDecodeError:
            self.fault(path, "", "no está en UTF-8; guárdelo de nuevo como UTF-8")
        return None

    def parsed(self, path: Path, text: str, line_offset: int = 0) -> dict[str, Any] | None:
        try:
            data = yaml.load(text, Loader=_UniqueKeyLoader)  # noqa: S506 - a SafeLoader
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 + line_offset if error.problem_mark else 1
            self.fault(path, f"línea {line}", f"no se entiende: {error.problem}")
            return None
        except yaml.YAMLError as error:
            self.fault(path, "", f"no se entiende: {error}")
            return None
        if not isinstance(data, dict):
            self.fault(path, "", "debe tener campos, uno por línea: «campo: valor»")
            return None
        return {str(key): value for key, value in data.items()}

    def mapping(self, path: Path) -> dict[str, Any]:
        text = self.text(path)
        return (self.parsed(path, text) if text is not None else None) or {}

    def shaped(self, path: Path, field: str, model: type[_Shape], data: Any) -> _Shape | None:
        try:
            return model.model_validate(data)
        except ValidationError as error:
            for name, message in spanish_errors(error):
                self.fault(path, ".".join(filter(None, (field, name))), message)
            return None

    def file(self, path: Path, model: type[_Shape]) -> _Shape | None:
        """A whole file of one shape; a file that can't be read is told once."""
        known = len(self.problems)
        data = self.mapping(path)
        return self.shaped(path, "", model, data) if len(self.problems) == known else None

    def entries(
        self, path: Path, model: type[_Shape], build: Callable[[str, _Shape], _Thing]
    ) -> dict[str, _Thing]:
        shaped = (
            (key, self.shaped(path, key, model, data)) for key, data in self.mapping(path).items()
        )
        return {key: build(key, row) for key, row in shaped if row is not None}


def load_guide(root: Path) -> Guide:
    """The guide below `root` (the folder content/).

    Only the shape is judged here; bot.editorial.check judges what is said.
    Raises ContentError with every fault found.
    """
    reader = _Reader(root)
    articles: dict[str, Article] = {}
    for path in sorted((root / "guia").glob("*/*.md")):
        article = _article(reader, path)
        if article and article.id in articles:
            reader.fault(path, "", "otro artículo tiene el mismo nombre de archivo")
        elif article:
            articles[article.id] = article
    values: dict[str, Value] = {}
    for path in sorted((root / "valores").glob("*.yaml")):
        for key, value in reader.entries(path, ValueEntry, _value).items():
            if key in values:
                reader.fault(path, key, "este valor ya está en otro archivo de valores")
            values[key] = value
    flows: dict[str, Flow] = {}
    for path in sorted((root / "flujos").glob("*.yaml")):
        flow = reader.file(path, FlowFile)
        if flow is not None:
            flows[path.stem] = _flow(path.stem, flow)
    guide = _assemble(reader, articles, values, flows)
    if reader.problems:
        raise ContentError(reader.problems)
    return guide


def _assemble(
    reader: _Reader,
    articles: dict[str, Article],
    values: dict[str, Value],
    flows: dict[str, Flow],
) -> Guide:
    root = reader.root
    danger = reader.file(root / "peligro.yaml", DangerFile)
    return Guide(
        articles=articles,
        sections=reader.entries(root / "secciones.yaml", SectionEntry, _section),
        values=values,
        states={key: str(name) for key, name in reader.mapping(root / "estados.yaml").items()},
        wages=reader.entries(root / "salarios.yaml", WageEntry, _wage),
        sources=reader.entries(root / "fuentes.yaml", SourceEntry, _source),
        terms=reader.entries(root / "glosario.yaml", TermEntry, _term),
        directory=reader.entries(root / "directorio.yaml", HelpEntryRow, _help_entry),
        messages=reader.entries(
            root / "mensajes.yaml", MessageEntry, lambda key, row: Message(key, row.texto.strip())
        ),
        flows=flows,
        danger=tuple(DangerPhrases(key, entry.frases) for key, entry in danger.articulos.items())
        if danger
        else (),
        danger_exceptions=danger.excepciones if danger else (),
        materials=frozenset(
            reader.entries(root / "materiales.yaml", MaterialEntry, lambda key, _row: key)
        ),
    )


def _article(reader: _Reader, path: Path) -> Article | None:
    text = reader.text(path)
    if text is None:
        return None
    parts = text.split(f"{_FENCE}\n", 2)
    if len(parts) != 3 or parts[0].strip():
        reader.fault(path, "", "debe empezar con una línea ---, los campos, y otra línea ---")
        return None
    data = reader.parsed(path, parts[1], line_offset=1)
    front = reader.shaped(path, "", ArticleFront, data) if data is not None else None
    if front is None:
        return None
    return Article(
        id=path.stem,
        section=path.parent.name,
        title=front.titulo,
        button=front.boton,
        short_answer=front.respuesta_corta.strip(),
        body=parts[2].strip(),
        questions=front.preguntas,
        related=front.relacionados,
        sources=front.fuentes,
        status=front.estado,
        reviewer=front.revisor,
        reviewed_on=front.revisado,
        review_by=front.vence,
        danger=front.peligro,
        follow_ups=tuple(front.seguimiento.items()),
    )


def _flow(key: str, row: FlowFile) -> Flow:
    result = row.resultado
    return Flow(
        id=key,
        title=row.titulo,
        button=row.boton,
        description=row.descripcion,
        articles=row.articulos,
        phrases=row.frases,
        questions=tuple(_flow_question(slot, q) for slot, q in row.preguntas.items()),
        levels=tuple(FlowLevel(level.desde, level.texto) for level in result.niveles),
        lines=tuple(
            FlowLine(tuple(line.si.items()), line.peso, line.texto) for line in result.lineas
        ),
        closing=result.cierre.strip(),
        texts=result.textos,
        links=result.articulos,
        links_by=tuple((slot, tuple(by.items())) for slot, by in result.articulos_por.items()),
        directory=row.directorio,
        calculation=row.calculo,
        remembered=row.recordar,
        sources=result.fuentes,
        reviewer=row.revisor,
        reviewed_on=row.revisado,
        review_by=row.vence,
    )


def _flow_question(slot: str, row: FlowQuestionEntry) -> FlowQuestion:
    return FlowQuestion(
        slot=slot,
        text=row.texto.strip(),
        kind=row.tipo,
        choices=tuple(
            FlowChoice(key, choice.texto, choice.boton, choice.dicen, choice.desde, choice.peligro)
            for key, choice in row.opciones.items()
        ),
        only_if=tuple(row.solo_si.items()),
        most=row.mayor,
        recap=row.resumen,
    )


def _wage(key: str, row: WageEntry) -> Wage:
    return Wage(
        id=key,
        name=row.nombre,
        hourly=row.valor,
        rule=row.regla,
        note=row.nota,
        source=row.fuente,
        as_of=row.al,
        review_by=row.vence,
    )


def _section(key: str, row: SectionEntry) -> Section:
    return Section(
        id=key,
        title=row.titulo,
        button=row.boton,
        description=row.descripcion,
        articles=row.articulos,
        follow_ups=tuple(row.seguimiento.items()),
        in_menu=row.en_menu,
    )


def _value(key: str, row: ValueEntry) -> Value:
    units = row.unidad.split("|") if row.unidad else None
    return Value(
        id=key,
        name=row.nombre,
        kind=row.tipo,
        value=row.valor,
        unit=(units[0], units[-1]) if units else None,
        currency=row.moneda,
        source=row.fuente,
        as_of=row.al,
        review_by=row.vence,
    )


def _source(key: str, row: SourceEntry) -> Source:
    return Source(
        id=key,
        short=row.corto,
        title=row.titulo,
        url=row.url,
        dated=row.fecha,
        confidence=row.confianza,
        fact=row.dato,
    )


def _term(key: str, row: TermEntry) -> Term:
    return Term(
        id=key,
        name=row.termino,
        also=row.tambien,
        definition=row.definicion.strip(),
        example=row.ejemplo.strip(),
        source=row.fuente,
        questions=row.preguntas,
        status=row.estado,
        reviewer=row.revisor,
        reviewed_on=row.revisado,
        review_by=row.vence,
    )


def _help_entry(key: str, row: HelpEntryRow) -> HelpEntry:
    contacts: Iterable[str] = row.telefono + row.whatsapp + row.texto + row.correo + row.web
    return HelpEntry(
        id=key,
        organisation=row.organizacion,
        situations=row.para,
        does=row.que_hace,
        countries=(row.pais,) if isinstance(row.pais, str) else row.pais,
        values=tuple(contacts),
        hours=row.horario,
        languages=row.idiomas,
        cost=row.costo,
        sources=row.fuente,
        status=row.estado,
        reviewed_on=row.revisado,
        review_by=row.vence,
    )
