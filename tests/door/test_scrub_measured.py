"""The goals of privacy.md, measured on a corpus made from a fixed seed.

Recall counts a datum as found when nothing telling of it is left. The names
were written apart from the scrubber's lists: nearly one in five is on no
list or is spelled as it sounds. The domain's questions hold no personal datum.
"""

import random
import re
from collections.abc import Callable

import pytest

from bot.door.scrub import scrub
from bot.door.scrub.checks import valid_dui, valid_luhn

SEED = 20261123
SAMPLES = 400

STRUCTURED_GOAL = 0.99
NAMES_GOAL = 0.90
FALSE_HITS_GOAL = 0.01


def _words(text: str) -> list[str]:
    return text.split()


AROUND = [
    "mi numero es {}", "mi dato es {} xfa", "hola buenas {} ese es",
    "me pidieron el {} y se los di", "{}", "le mande {} al reclutador es seguro?",
    "ME PIDIO {} Y NADA MAS", "aki le dejo {} gracias", "tengo {} y quiero aplicar a la h2b",
    "soy de chalate, {}, y tengo 25 años",
]  # fmt: skip

GIVEN = _words("""
jose maria juan carlos ana luis marta manuel rosa francisco carmen miguel teresa antonio gloria
mario sandra oscar claudia rafael morena santos blanca jorge silvia roberto evelyn mauricio
karla ricardo yesenia douglas xiomara wilfredo nohemy elmer dinora kevin katherine brayan
yessenia jhonny estefani wilber deysi ever yulissa maycol fidelina edenilson celenia audelia
krisna melquisedec yaquelin
""")
SURNAMES = _words("""
hernandez martinez lopez garcia perez rodriguez ramirez flores gonzalez rivera cruz gomez reyes
vasquez mejia castro portillo guevara argueta chavez orellana alvarenga menjivar escobar
guardado alfaro zelaya quintanilla campos rivas bonilla mendes gonsales peres nuñez peña
henriques cañenguez quinteros tejada molina aguirre sorto membreño chicas turcios zometa
abullarade cabezas miranda melgar barahona
""")
NAMED = [
    "me llamo {full} y soy de chalate", "mi nombre es {full}", "soy {full} de sonsonate",
    "hola soy {given} quiero informacion", "hola me llamo {given}",
    "el señor {full} me ofrecio trabajo", "don {given} me cobro 500",
    "doña {given} dice que es seguro", "el reclutador se llama {full}",
    "mi hermano {given} ya se fue", "mi esposa {full} quiere ir tambien",
    "{full} me dijo que pagara", "le pague a {full} en usulutan",
    "el licenciado {surname} tiene la oficina en san miguel", "Me llamo {Full}, tengo 30 años",
    "MI NOMBRE ES {FULL}", "mire {full} es de confianza o no", "conoce a {full} de la agencia?",
]  # fmt: skip

Maker = Callable[[random.Random], tuple[str, str]]


def _digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(count))


def _spelled(rng: random.Random, digits: str, *shapes: tuple[int, ...]) -> tuple[str, str]:
    """The digits in one of the shapes, between them one sign; and the bare digits."""
    shape = rng.choice([(len(digits),), (1,) * len(digits), *shapes])
    parts = [digits[sum(shape[:i]) : sum(shape[: i + 1])] for i in range(len(shape))]
    return rng.choice(["-", " ", "."]).join(parts), digits


def _phone(rng: random.Random) -> tuple[str, str]:
    if rng.random() < 0.3:
        area = rng.choice(["213", "713", "305", "202", "571", "516", "919"])
        return _spelled(rng, area + rng.choice("23456789") + _digits(rng, 6), (3, 3, 4))
    number = rng.choice(["7", "6", "22", "23", "24", "26"])
    number += _digits(rng, 8 - len(number))
    text, bare = _spelled(rng, number, (4, 4), (2, 2, 2, 2), (4, 2, 2))
    return rng.choice(["", "", "+503 ", "503 "]) + text, bare


def _dui(rng: random.Random) -> tuple[str, str]:
    body = "0" + _digits(rng, 7)
    number = next(body + d for d in "0123456789" if valid_dui(body + d))
    return _spelled(rng, number, (8, 1), (4, 4, 1))


def _nit(rng: random.Random) -> tuple[str, str]:
    born = f"{rng.randint(1, 28):02}{rng.randint(1, 12):02}{rng.randint(50, 99)}"
    number = f"{rng.randint(101, 1425):04}{born}{_digits(rng, 4)}"
    return _spelled(rng, number, (4, 6, 3, 1))


def _card(rng: random.Random) -> tuple[str, str]:
    body = rng.choice("45") + _digits(rng, 14)
    number = next(body + d for d in "0123456789" if valid_luhn(body + d))
    return _spelled(rng, number, (4, 4, 4, 4))


def _lettered(letters: list[str], count: int, lower: float = 0.5) -> Maker:
    def make(rng: random.Random) -> tuple[str, str]:
        number = _digits(rng, count)
        code = rng.choice(letters) + number
        return (code.lower() if rng.random() < lower else code), number

    return make


def _ds160(rng: random.Random) -> tuple[str, str]:
    tail = "".join(rng.choice("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(6))
    return f"AA00{tail}", tail


def _email(rng: random.Random) -> tuple[str, str]:
    user = rng.choice(GIVEN) + rng.choice(["", ".", "_"]) + rng.choice(SURNAMES) + _digits(rng, 2)
    user = user.replace("ñ", "n")
    return user + rng.choice(["@gmail.com", "@hotmail.com", " arroba gmail punto com"]), user


def _date(rng: random.Random) -> tuple[str, str]:
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1960, 2006)
    forms = [f"{day}/{month}/{year}", f"{day:02}-{month:02}-{year}", f"{day} de mayo de {year}"]
    return rng.choice(forms), str(year)


STRUCTURED: dict[str, Maker] = {
    "telephone": _phone,
    "DUI": _dui,
    "NIT": _nit,
    "card": _card,
    "passport": _lettered(["A", "B", "C"], 8),
    "USCIS receipt": _lettered(["IOE", "EAC", "WAC", "SRC"], 10),
    "A-number": _lettered(["A", "A-"], 9),
    "DS-160": _ds160,
    "e-mail": _email,
    "date": _date,
}


def _bare(text: str) -> str:
    return re.sub(r"[\s.\-]", "", text.lower())


def _left(secret: str, scrubbed: str, around: str) -> bool:
    """Whether four signs in a row of the secret are left that the sentence has not by itself."""
    bare = _bare(secret)
    fours = {bare[i : i + 4] for i in range(len(bare) - 3)}
    return any(four in _bare(scrubbed) and four not in _bare(around) for four in fours)


@pytest.mark.parametrize("kind", STRUCTURED)
def test_recall_of_structured_identifiers(kind: str) -> None:
    rng = random.Random(f"{SEED} {kind}")
    missed = []
    for _ in range(SAMPLES):
        written, secret = STRUCTURED[kind](rng)
        around = rng.choice(AROUND)
        scrubbed = scrub(around.format(written))
        if _left(secret, scrubbed, around):
            missed.append(scrubbed)
    recall = 1 - len(missed) / SAMPLES
    print(f"recall of {kind}: {recall:.2%}")
    assert recall >= STRUCTURED_GOAL, missed[:5]


def test_recall_of_names() -> None:
    rng = random.Random(SEED)
    missed = []
    samples = 5 * SAMPLES
    for _ in range(samples):
        given, surname = rng.choice(GIVEN), rng.choice(SURNAMES)
        second = rng.choice(SURNAMES)
        forms = [
            f"{given} {surname}", f"{given} {surname}", f"{given} {rng.choice(GIVEN)} {surname}",
            f"{given} {surname} {second}", f"{given} {surname} de {second}",
        ]  # fmt: skip
        full = rng.choice(forms)
        sentence = rng.choice(NAMED).format(
            full=full, Full=full.title(), FULL=full.upper(), given=given, surname=surname
        )
        scrubbed = scrub(sentence)
        left = set(re.findall(r"\w+", scrubbed.lower()))
        told = set(full.split()) - {"de"}
        if told & set(sentence.lower().replace(",", "").split()) & left:
            missed.append((sentence, scrubbed))
    recall = 1 - len(missed) / samples
    print(f"recall of names: {recall:.2%}")
    assert recall >= NAMES_GOAL, missed[:10]


def test_false_hits_on_the_domains_questions() -> None:
    hit = [(scrub(question), question) for question in DOMAIN if scrub(question) != question]
    share = len(hit) / len(DOMAIN)
    print(f"false hits: {share:.2%} of {len(DOMAIN)} questions")
    assert share <= FALSE_HITS_GOAL, hit


DOMAIN = [line.strip() for line in """
que es la visa H-2A
cual es la diferencia entre la H-2A y la H-2B
cuanto pagan la hora con la h2a en 2025
es cierto que pagan 12.78 la hora en florida
el cupo de la h2b es de 66,000 visas al año
ya se acabaron las 33,000 del primer semestre?
quien mete la peticion I-129
como lleno el formulario DS-160
donde veo mi I-94
que es el formulario W-2 y para que sirve
me dieron un 1099 en vez de W-2
cuanto cuesta la visa, son 205 dolares?
quien paga los $205 de la embajada
me cobraron 1500 dolares por un cupo
un señor pide $2,500 por llevarme
me pidieron 300 de adelanto y no me dan recibo
me descontaron 45.50 de comida en la semana
trabaje 60 horas y me pagaron 40
el contrato es de mayo a octubre
salimos en julio y volvemos en noviembre
me citaron el lunes 14 a las 7 de la mañana
soy de chalatenango, donde me apunto
soy de la union y no tengo pasaporte
vivo en san miguel y quiero trabajar en texas
yo soy de santa ana, hay oficina ahi?
en que parte de san salvador queda la embajada
mi mama vive en la libertad y quiere ir
puedo ir de cabañas o solo de morazan
soy mujer, me pueden llevar?
soy madre soltera con 2 hijos
soy albañil con 10 años de experiencia
soy agricultor y no se leer
soy salvadoreño pero vivo en guatemala
soy el mayor de 5 hermanos
soy cocinera, califico para la h2b
soy diabetico, me dejan entrar?
soy bachiller y hablo poco ingles
me llamo la atencion un anuncio de facebook
me llamo un reclutador anoche
me llamaron de un numero de mexico
como se llama el programa del gobierno
como se llama la oficina de migracion laboral
el programa se llama movilidad laboral?
el patron se llama dueño o empleador en el contrato
el señor que cobra es de confianza?
la señora de la agencia me quito el pasaporte
el licenciado dice que es seguro
el abogado me cobra 400 por ver mi caso
mi hermano trabaja en carolina del norte
mi primo esta en virginia con la h2a
mi esposo se fue a georgia a cortar cebolla
me mandan a washington a la manzana
hay trabajo en luisiana con el camaron
me toca en carolina del sur o en florida?
me pagan el pasaje de ida y vuelta?
quien paga el pasaje de avion
el pasaje lo paga la empresa o yo
el pasaje cuesta 600 dolares
me devuelven el pasaje a la mitad del contrato
nos tienen 12 en una casa
la casa tiene 8 camas y somos 14
en la casa 20 personas con un baño
la casa no tiene agua ni luz
el cuarto con luz y agua es gratis?
me dejaron en la calle sin nada
nos echaron a la calle por enfermarnos
en mi colonia todos quieren ir
en el canton no llega el internet
vino un carro al caserio ofreciendo trabajo
me amenazan los del barrio 18
puedo llamar al 911 si me pegan
que es el 988
tengo el numero de caso pero no se que hacer
mi numero de caso no sale en la pagina
donde veo el numero de la oferta
me piden el numero de dui y no se si darlo
es normal que me pidan foto del dui y del pasaporte
me quitaron el dui y el pasaporte
se me vencio el dui hace 3 meses
mi pasaporte vence en 2027, sirve?
saque pasaporte en 2019 y tengo 25 dolares para otro
puedo ir con el pasaporte de 6 meses
tengo 18 años, puedo aplicar?
tengo 55 años y soy fuerte
tengo 34 y mi esposa 30, vamos los dos?
de que edad a que edad: de 18 a 60?
trabaje en 2022, 2023 y 2024, me llaman otra vez?
temporada 2025-2026 cuando empieza
ya fui en 2023 2024 y quiero volver
el salario del 2025 12.78 o 14.50?
el aewr es de 16.23 o 17.04
me toca el 75% del contrato
que es la regla de los tres cuartos
cuantos dias son de 3/4 del contrato
que es overtime, pagan 1.5?
me quitan 6.2 y 1.45 de impuestos
debo 3,000 dolares al prestamista
el coyote cobra 10,000 o 12,000
pago 7,792 por el viaje
me ofrecen ganar 2000-2500 dolares al mes
dicen que ganan 3000 al mes en canada
que es USCIS y que es el DOL
que es el formulario I-797
me dieron la forma I-539 para la extension
que dice el ETA-790
que es la ETA-9142B
la seccion 218 de la ley y 20 CFR 655
la regla del 2025 me protege?
que es la T visa y la U visa
me pueden dar la visa T por trata
llevo 3 años con H-2A, cuanto tengo que salir
60 dias fuera o 3 meses?
son 10 dias antes y 30 despues?
puedo cambiar de patron y cuantos dias tengo
mi patron no me deja salir de la finca
mi jefe me grita y me toca
el mayordomo me pide dinero para volver
el capataz nos quita 20 cada semana
el supervisor me dijo que firme en blanco
nos echan quimico cuando estamos cortando
me enferme del calor y no me dan agua
me cai del tractor, quien paga el hospital
me corte un dedo y me mandan a El Salvador
me mandaron antes de terminar, es legal?
estoy embarazada y me quieren correr
me discriminan por ser mujer
nos dicen que si hablamos nos echan a migracion
el consulado me puede ayudar?
donde queda el consulado en houston o en los angeles
hay una oferta en facebook es real?
me escribieron por whatsapp de una empresa de canada
piden deposito en western union
me dijeron que ponga mi huella en una hoja
firme un pagare por 5000
es cierto que solo el gobierno recluta
el ministerio de trabajo cobra?
la cancilleria da el curso gratis?
cuantas visas h2b adicionales hay, 64,716?
dan visas para el triangulo norte en 2026?
mi familia puede ir con visa H-4
puedo estudiar alla con la h2
que pasa si me quedo mas tiempo
me dan residencia despues de 5 temporadas?
puedo sacar licencia de manejar en texas
como abro una cuenta de banco
como mando dinero a la casa, cuanto cobran
que es el seguro social y para que el ITIN
tengo que hacer taxes en abril?
me devuelven los impuestos en el 1040-NR?
que llevo en la maleta
en que idioma viene el contrato
el contrato esta en ingles y no entiendo
cuantas horas dice el contrato, 35 o 40
nos levantan a las 4 y salimos a las 8
trabajamos 7 dias de 6 a 6
cuanto duran las visas
cuanto tardan, 30 o 60 dias?
cuando abren los cupos de octubre y abril
los campos de fresa pagan por caja?
me dan 2.50 por caja de tomate
corte de manzana, rosas y flores
la empresa de flores en california es buena?
fui a la cruz roja y me mandaron con ustedes
quiero irme en paz con mi patron
fue un milagro que saliera
pedi socorro y nadie vino
los reyes del camaron asi le dicen a la empresa
el angel de la guarda me salvo
que dios los bendiga, gracias
hola buenos dias, quiero informacion
menu
""".strip().splitlines()]  # fmt: skip
