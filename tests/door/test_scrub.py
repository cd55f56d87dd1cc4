"""What goes and what stays, row by row (privacy.md, "Free text")."""

import logging

import pytest

from bot.door import scrub as scrubber
from bot.door.scrub import scrub, scrubbed_or_dropped


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        ("mi numero es 70701234", "mi numero es <TEL>"),
        ("mi numero es 7070-1234", "mi numero es <TEL>"),
        ("mi numero es 7070 1234", "mi numero es <TEL>"),
        ("mi numero es 7 0 7 0 1 2 3 4", "mi numero es <TEL>"),
        ("mi numero es 7.0.7.0.1.2.3.4", "mi numero es <TEL>"),
        ("mi numero es 70.70.12.34", "mi numero es <TEL>"),
        ("mi numero es 70-70-12-34", "mi numero es <TEL>"),
        ("mi numero es 7,0,7,0,1,2,3,4", "mi numero es <TEL>"),
        ("mi numero es 7️⃣0️⃣7️⃣0️⃣1️⃣2️⃣3️⃣4️⃣", "mi numero es <TEL>"),
        ("mi numero es 7o7o-1234", "mi numero es <TEL>"),
        ("mi numero es \u202a+503\xa07070\u20111234\u202c", "mi numero es \u202a<TEL>"),
        ("wasap +503 7070 1234 xfa", "wasap <TEL> xfa"),
        ("llame al 2222-3344", "llame al <TEL>"),
        ("estoy en houston (713) 555-0134", "estoy en houston <TEL>"),
        ("el boss tiene el 1-713-555-0134", "el boss tiene el <TEL>"),
        ("siete cero siete cero doce treinta y cuatro", "<TEL>"),
        ("tengo 25 años y mi cel es 61234567", "tengo 25 años y mi cel es <TEL>"),
    ],
)
def test_a_telephone_goes_in_every_spelling_of_chat(text: str, scrubbed: str) -> None:
    assert scrub(text) == scrubbed


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        ("mi dui es 04567890-1", "mi dui es <DUI>"),
        ("mi dui 0 4 5 6 7 8 9 0 1", "mi dui <DUI>"),
        ("DUI: 04.567.890-1", "DUI: <DUI>"),
        ("00016297-5 ese es", "<DUI> ese es"),
        ("000162975 ese es", "<DUI> ese es"),
        ("mi nit 0614-120590-101-3", "mi nit <NIT>"),
        ("06141205901013 sirve?", "<NIT> sirve?"),
        ("pague con 4111 1111 1111 1111", "pague con <TARJETA>"),
        ("pague con 4111111111111111", "pague con <TARJETA>"),
        ("deposite en la cuenta 3010 2233 445", "deposite en la cuenta <TARJETA>"),
        ("SV62CENR00000000000000700025", "<IBAN>"),
        ("iban ES91 2100 0418 4502 0005 1332", "iban <IBAN>"),
    ],
)
def test_documents_and_cards_go(text: str, scrubbed: str) -> None:
    assert scrub(text) == scrubbed


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        ("mi pasaporte es A12345678", "mi pasaporte es <PASAPORTE>"),
        ("mi pasaporte es el a 1234 5678", "mi pasaporte es el <PASAPORTE>"),
        ("B01234567 me pidieron", "<PASAPORTE> me pidieron"),
        ("confirmacion AA00A1B2C3", "confirmacion <DS160>"),
        ("la hoja dice aa00 9x7b 2k", "la hoja dice <DS160>"),
        ("el recibo IOE0912345678", "el recibo <USCIS>"),
        ("EAC-24-123-45678 como va", "<USCIS> como va"),
        ("la oferta H-300-24123-456789", "la oferta <USCIS>"),
        ("A-123-456-789", "<ANUM>"),
        ("A123456789", "<ANUM>"),
        ("alien number 123 456 789", "alien number <ANUM>"),
    ],
)
def test_codes_of_migration_go(text: str, scrubbed: str) -> None:
    assert scrub(text) == scrubbed


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        ("escriba a juan.perez@gmail.com", "escriba a <CORREO>"),
        ("juanperez arroba gmail punto com", "<CORREO>"),
        ("juanperez23 @ gmail . com", "<CORREO>"),
        ("vi esto https://ofertas-h2.top/x?u=1", "vi esto <URL>"),
        ("www.trabajos.com es real?", "<URL> es real?"),
        ("me mando t.me/juanp", "me mando <URL>"),
        ("en telegram soy @juanp_23", "en telegram soy <USUARIO>"),
        ("mi instagram es juan_p", "mi instagram es <USUARIO>"),
        ("hola.me llamo la señora", "hola.me llamo la señora"),
    ],
)
def test_addresses_of_the_net_go(text: str, scrubbed: str) -> None:
    assert scrub(text) == scrubbed


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        ("naci el 12/05/1990", "naci el <FECHA>"),
        ("naci el 12-5-90", "naci el <FECHA>"),
        ("1990-05-12", "<FECHA>"),
        ("el 12 de mayo de 1990", "el <FECHA>"),
        ("12 mayo 1990", "<FECHA>"),
        ("may 12, 1990", "<FECHA>"),
        ("cumplo años el 5 de marzo", "cumplo años el <FECHA>"),
        ("tengo cita el 12 de mayo", "tengo cita el 12 de mayo"),
        ("naci en 1990", "naci en 1990"),
    ],
)
def test_full_dates_go_and_years_stay(text: str, scrubbed: str) -> None:
    assert scrub(text) == scrubbed


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        ("vivo en la colonia escalon, san salvador", "vivo en la <LUGAR>, san salvador"),
        ("colonia zacamil pasaje 3 casa 12", "<LUGAR> <LUGAR> <LUGAR>"),
        ("soy del canton el zapote de chalatenango", "soy del <LUGAR> de chalatenango"),
        ("caserio los hernandez", "<LUGAR>"),
        ("residencial altavista casa #14", "<LUGAR> <LUGAR>"),
        ("lotificacion san fernando usulutan", "<LUGAR> usulutan"),
        ("calle a san marcos", "<LUGAR>"),
        ("avenida roosevelt sur", "<LUGAR>"),
        ("kilometro 28 y medio", "<LUGAR> y medio"),
        ("estoy en 1204 oak street apt 5", "estoy en <LUGAR>"),
        ("13.692940, -89.218191", "<LUGAR>"),
        ("quien paga el pasaje de regreso", "quien paga el pasaje de regreso"),
        ("el pasaje la empresa lo paga", "el pasaje la empresa lo paga"),
        ("me dejaron en la calle sin nada", "me dejaron en la calle sin nada"),
        ("en la casa 12 personas", "en la casa 12 personas"),
        ("aqui en el canton nadie sabe", "aqui en el canton nadie sabe"),
        ("me amenaza el barrio 18", "me amenaza el barrio 18"),
    ],
)
def test_streets_go_and_the_words_of_travel_and_housing_stay(text: str, scrubbed: str) -> None:
    assert scrub(text) == scrubbed


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        ("me llamo jose perez y soy de chalate", "me llamo <NOMBRE> y soy de chalate"),
        ("ME LLAMO JOSE PEREZ", "ME LLAMO <NOMBRE>"),
        ("mi nombre es Yulixa Tobías", "mi nombre es <NOMBRE>"),
        ("me llamo rosa", "me llamo <NOMBRE>"),
        ("soy angel de sonsonate", "soy <NOMBRE> de sonsonate"),
        ("soy Wendolyn y quiero aplicar", "soy <NOMBRE> y quiero aplicar"),
        ("don cruz me cobro", "don <NOMBRE> me cobro"),
        ("doña maría de los ángeles hernández de flores", "doña <NOMBRE>"),
        ("el licenciado chicas pide 300", "el licenciado <NOMBRE> pide 300"),
        ("el reclutador se llama wuilber", "el reclutador se llama <NOMBRE>"),
        ("mi hermana rosa esta alla", "mi hermana <NOMBRE> esta alla"),
        ("rosa flores me dijo", "<NOMBRE> me dijo"),
        ("carlos me dijo", "<NOMBRE> me dijo"),
        ("victor hernandes y gonsales", "<NOMBRE> y <NOMBRE>"),
        ("Nombre: Eliud Quijivix", "Nombre: <NOMBRE>"),
        ("me llamo jose m. perez", "me llamo <NOMBRE>"),
    ],
)
def test_names_go_after_a_trigger_and_by_the_lists(text: str, scrubbed: str) -> None:
    assert scrub(text) == scrubbed


@pytest.mark.parametrize(
    "text",
    [
        "soy mujer", "soy de Usulután", "soy salvadoreño", "soy madre soltera", "soy jornalero",
        "me llamó la atención", "me llamo un señor ayer", "como se llama la visa",
        "se llama programa de movilidad laboral", "asi se llama", "la doña dice que no",
        "vi una rosa", "que angel", "la cruz", "los reyes", "flores", "los campos", "en paz",
        "es un milagro", "socorro", "la concepcion", "mi salvador", "en julio", "el domingo",
        "cuanto duran las visas", "cuarto con luz", "soy moreno", "puse mal el apellido, ayude",
    ],
)  # fmt: skip
def test_words_that_only_could_be_names_stay(text: str) -> None:
    assert scrub(text) == text


@pytest.mark.parametrize(
    "department",
    [
        "ahuachapan", "Santa Ana", "sonsonate", "Chalatenango", "la libertad", "San Salvador",
        "cuscatlan", "La Paz", "cabañas", "san vicente", "Usulután", "san miguel", "Morazán",
        "La Unión",
    ],
)  # fmt: skip
def test_departments_stay(department: str) -> None:
    text = f"soy de {department} y vivo en {department}"
    assert scrub(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "H-2A, H-2B, I-129, DS-160, I-94, W-2, I-797, G-28, ETA-9142A, ETA-790",
        "el cupo es de 66,000 visas en 2025 y 2026", "pagan 12.78 la hora", "12.78 13.50 14.20",
        "cobran $1,000,000", "la temporada 2025-2026", "pagan 2000-2500 dolares al mes",
        "2024 2025", "salario 2025 12.78", "llame al 911 o al 988", "tengo el numero de caso",
        "el decreto 43527 (2022)", "de 7 a 5 y 24/7", "20 CFR 655.122", "el 75 por ciento",
    ],
)  # fmt: skip
def test_the_domains_own_numbers_stay(text: str) -> None:
    assert scrub(text) == text


def test_a_year_that_rings_after_a_word_for_telephone_goes() -> None:
    assert scrub("mi telefono es 2025-2026") == "mi telefono es <TEL>"


@pytest.mark.parametrize(
    "text", ["", "   ", "<TEL>", "me llamo <NOMBRE>", "<TEXTO>", "👋🏽", "سلام"]
)
def test_what_holds_nothing_personal_comes_back_as_it_was(text: str) -> None:
    assert scrub(text) == text


def test_a_scrubber_that_fails_drops_the_text_and_logs_only_the_type(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(text: str) -> str:
        raise ValueError(f"cannot read {text}")

    monkeypatch.setattr(scrubber, "scrub", failing)
    with caplog.at_level(logging.DEBUG):
        assert scrubbed_or_dropped("me llamo jose perez") == "<TEXTO>"
    assert "ValueError" in caplog.text
    assert "jose" not in caplog.text
