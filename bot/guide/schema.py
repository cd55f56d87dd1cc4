"""The shape of the files that staff edit; Spanish keys, strict types, no unknown field."""

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.guide.model import (
    AnswerKind,
    Aspect,
    Calculation,
    Confidence,
    Status,
    ValueKind,
    WageRule,
)

Line = Annotated[str, Field(min_length=1)]
_SPANISH = {
    "missing": "falta este campo",
    "extra_forbidden": "este campo no existe; revise cómo está escrito o bórrelo",
    "string_type": "debe ser un texto; póngalo entre comillas",
    "string_too_short": "está vacío",
    "date_from_datetime_parsing": "debe ser una fecha como 2026-11-23",
    "date_type": "debe ser una fecha como 2026-11-23",
    "enum": "no es uno de los valores permitidos: {expected}",
    "list_type": "debe ser una lista, con una línea «- …» por elemento",
    "tuple_type": "debe ser una lista, con una línea «- …» por elemento",
    "dict_type": "debe tener campos debajo, con sangría",
    "model_type": "debe tener campos debajo, con sangría",
    "bool_type": "debe ser true o false",
    "string_pattern_mismatch": "tiene letras que no se permiten aquí; revise cómo está escrito",
    "greater_than_equal": "es muy bajo: {ge} como mínimo",
    "less_than_equal": "es muy alto: {le} como máximo",
    "greater_than": "debe ser mayor que {gt}",
    "too_long": "tiene demasiado texto",
    "string_too_long": "es muy largo: {max_length} letras como máximo",
}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ArticleFront(_Strict):
    """Front matter of an article."""

    titulo: Annotated[str, Field(min_length=5, max_length=72)]
    boton: Annotated[str, Field(min_length=2, max_length=20)]
    respuesta_corta: Line
    preguntas: tuple[Line, ...]
    relacionados: tuple[str, ...]
    fuentes: tuple[str, ...]
    estado: Status
    revisor: Line
    revisado: date
    vence: date
    peligro: bool = False
    seguimiento: dict[Aspect, str] = {}


class SectionEntry(_Strict):
    """One section of secciones.yaml."""

    titulo: Annotated[str, Field(min_length=3, max_length=60)]
    boton: Annotated[str, Field(min_length=2, max_length=20)]
    descripcion: Annotated[str, Field(max_length=72)]
    articulos: tuple[str, ...]
    seguimiento: dict[Aspect, str] = {}
    en_menu: bool = True


class ValueEntry(_Strict):
    """One named value."""

    nombre: Line
    tipo: ValueKind
    valor: str | int | float
    unidad: str | None = None
    moneda: str | None = None
    fuente: str
    al: Line
    vence: date


class WageEntry(_Strict):
    """One state of salarios.yaml."""

    nombre: Line
    valor: Annotated[float, Field(gt=0, lt=100)]
    regla: WageRule
    nota: str = ""
    fuente: str
    al: Line
    vence: date


class SourceEntry(_Strict):
    """One source of fuentes.yaml."""

    corto: Annotated[str, Field(min_length=2, max_length=40)]
    titulo: Line
    url: str
    fecha: Line
    confianza: Confidence
    dato: Line


class TermEntry(_Strict):
    """One term of glosario.yaml."""

    termino: Line
    tambien: tuple[str, ...] = ()
    definicion: Annotated[str, Field(min_length=10, max_length=260)]
    ejemplo: Annotated[str, Field(min_length=10, max_length=180)]
    fuente: str
    preguntas: tuple[str, ...] = ()
    estado: Status
    revisor: Line
    revisado: date
    vence: date


class HelpEntryRow(_Strict):
    """One organisation of directorio.yaml."""

    organizacion: Line
    para: tuple[str, ...]
    que_hace: Line
    pais: str | tuple[str, ...]
    telefono: tuple[str, ...] = ()
    whatsapp: tuple[str, ...] = ()
    texto: tuple[str, ...] = ()
    correo: tuple[str, ...] = ()
    web: tuple[str, ...] = ()
    horario: str = ""
    idiomas: str = ""
    costo: str = ""
    fuente: tuple[str, ...]
    revisado: date
    vence: date
    estado: Status


class MessageEntry(_Strict):
    """One line of mensajes.yaml."""

    texto: Line
    revisor: Line
    revisado: date


class MaterialEntry(_Strict):
    """One campaign material with a code, of materiales.yaml."""

    descripcion: Line


Slot = Annotated[str, Field(pattern=r"^[a-z][a-z_]{1,30}$")]
ChoiceId = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,16}$")]
Values = tuple[Line, ...]


class FlowChoiceEntry(_Strict):
    """One option of a question."""

    texto: Annotated[str, Field(min_length=1, max_length=72)]
    boton: Annotated[str, Field(min_length=1, max_length=20)]
    dicen: tuple[Line, ...] = ()
    desde: int | None = None
    peligro: bool = False


class FlowQuestionEntry(_Strict):
    """One question of a flow."""

    texto: Line
    tipo: AnswerKind = AnswerKind.CHOICE
    opciones: dict[ChoiceId, FlowChoiceEntry] = {}
    solo_si: dict[Slot, Values] = {}
    mayor: Annotated[float, Field(gt=0)] = 100_000
    resumen: Annotated[str, Field(pattern=r"^[^{}]*\{\}[^{}]*$", max_length=30)] = "{}"


class FlowLineEntry(_Strict):
    """One line of a result."""

    si: dict[Slot, Values]
    peso: Annotated[int, Field(ge=0, le=9)] = 0
    texto: Line


class FlowLevelEntry(_Strict):
    """How a result begins."""

    desde: Annotated[int, Field(ge=0)]
    texto: Line


class FlowResultEntry(_Strict):
    """What a flow ends with."""

    niveles: tuple[FlowLevelEntry, ...]
    lineas: tuple[FlowLineEntry, ...] = ()
    cierre: Line
    textos: dict[str, Line] = {}
    articulos: tuple[str, ...] = ()
    articulos_por: dict[Slot, dict[ChoiceId, Values]] = {}
    fuentes: tuple[str, ...]


class FlowFile(_Strict):
    """One file of content/flujos."""

    titulo: Annotated[str, Field(min_length=5, max_length=72)]
    boton: Annotated[str, Field(min_length=2, max_length=20)]
    descripcion: Annotated[str, Field(max_length=72)]
    articulos: tuple[str, ...]
    frases: tuple[Line, ...]
    preguntas: dict[Slot, FlowQuestionEntry]
    resultado: FlowResultEntry
    calculo: Calculation = Calculation.NONE
    directorio: dict[ChoiceId, Values] = {}
    recordar: bool = False
    revisor: Line
    revisado: date
    vence: date


class DangerEntry(_Strict):
    """The phrases of one danger article in peligro.yaml."""

    frases: tuple[Line, ...]


class DangerFile(_Strict):
    """peligro.yaml."""

    articulos: dict[str, DangerEntry]
    excepciones: tuple[str, ...] = ()


def spanish_errors(error: ValidationError) -> list[tuple[str, str]]:
    """(field, message) for each fault pydantic found."""

    def said(fault: Any) -> tuple[str, str]:
        field = ".".join(str(part) for part in fault["loc"])
        text = _SPANISH.get(fault["type"], "no es válido ({msg})")
        return field, text.format(msg=fault["msg"], **fault.get("ctx", {}))

    return list(dict.fromkeys(said(fault) for fault in error.errors()))
