from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.flow_answers import ended
from bot.document import plain_text
from bot.flows import owed, pay
from bot.flows.directory import findings as directory
from bot.flows.result import result
from bot.flows.work import worked_out
from bot.guide.model import Guide, Wage, WageRule

TODAY = date(2026, 11, 24)
WAGE = Wage("GA", "Georgia", 12.0, WageRule.PRESENT, "", "05-017", "2025-10", date(2027, 5, 1))
RULES = pay.PayRules(Decimal("7.25"), Decimal(3), WAGE, "octubre de 2025")


def found(answers: dict[str, str], rules: pay.PayRules = RULES) -> dict[str, dict[str, str]]:
    return {f.text: dict(f.figures) for f in pay.findings(answers, rules)}


def test_pieces_under_the_federal_minimum() -> None:
    answers = {"visa": "H-2B", "paga_forma": "pieza", "paga_total": "200", "paga_horas": "40"}
    told = found(answers)
    assert told["cuenta"] == {"tarifa": "$5.00", "horas": "40", "total": "$200.00"} or told[
        "cuenta"
    ]["tarifa"].startswith("$5")
    assert told["bajo_minimo"]["falta"].startswith("$90")
    assert "pieza" in told


def test_h2a_under_the_wage_of_the_state() -> None:
    answers = {"visa": "H-2A", "paga_forma": "hora", "paga_hora": "11", "paga_horas": "50"}
    told = found(answers)
    assert told["bajo_tarifa"]["estado"] == "Georgia"
    assert told["bajo_tarifa"]["falta"].startswith("$50")
    assert "bajo_minimo" not in told
    assert "extra" not in told, "agriculture has no federal overtime"


def test_a_former_wage_judges_nobody() -> None:
    rules = replace(RULES, wage=replace(WAGE, rule=WageRule.FORMER))
    told = found({"visa": "H-2A", "paga_hora": "8", "paga_horas": "40"}, rules)
    assert "tarifa_vieja" in told
    assert "bajo_tarifa" not in told


def test_h2b_overtime() -> None:
    told = found({"visa": "H-2B", "paga_hora": "10", "paga_horas": "50"})
    assert told["extra"] == {"extras": "10", "debido": "$550"}


def test_deductions_below_the_minimum() -> None:
    answers = {"visa": "H-2B", "paga_hora": "8", "paga_horas": "40", "paga_descuentos": "120"}
    told = found(answers)
    assert told["neto"]["neto"] == "$5"
    assert "neto_bajo" in told


def test_without_hours_nothing_is_claimed() -> None:
    assert list(found({"paga_hora": "8", "paga_horas": "0"})) == ["sin_cuenta"]
    assert list(found({"paga_hora": "no-se", "paga_horas": "40"})) == ["sin_cuenta"]


@given(
    st.decimals("0.01", 200, places=2),
    st.decimals(1, 168, places=1),
    st.sampled_from(["H-2A", "H-2B", "no-se"]),
)
def test_who_earns_the_minimum_is_never_told_otherwise(
    rate: Decimal, hours: Decimal, visa: str
) -> None:
    told = found({"visa": visa, "paga_hora": str(rate), "paga_horas": str(hours)})
    assert ("bajo_minimo" in told) == (rate < Decimal("7.25"))


def test_the_three_fourths_guarantee() -> None:
    answers = {
        "visa": "H-2A",
        "deuda_termino": "si",
        "deuda_semanas": "20",
        "deuda_horas": "40",
        "deuda_trabajadas": "500",
        "deuda_tarifa": "10",
    }
    (line,) = owed.findings(answers, Decimal("0.75"))
    assert line.sum == Decimal(1000)
    assert line.figures["garantia"] == "600"
    assert line.figures["faltan"] == "100"


def test_the_trip_is_due_only_after_half_the_contract() -> None:
    early = list(owed.findings({"deuda_viaje": "300", "deuda_mitad": "no"}, Decimal("0.75")))
    late = list(owed.findings({"deuda_viaje": "300", "deuda_mitad": "si"}, Decimal("0.75")))
    assert [f.sum for f in early] == [0]
    assert [f.sum for f in late] == [300]


money = st.decimals(0, 5000, places=2).map(str)


@given(cobro=money, visa=money, viaje=money)
def test_what_is_owed_is_the_sum_of_its_lines(cobro: str, visa: str, viaje: str) -> None:
    answers = {"deuda_cobro": cobro, "deuda_visa": visa, "deuda_viaje": viaje, "deuda_mitad": "si"}
    lines = list(owed.findings(answers, Decimal("0.75")))
    assert sum(line.sum for line in lines) == sum(map(Decimal, (cobro, visa, viaje)))


def test_a_paid_offer_is_grave(guide: Guide) -> None:
    flow = guide.flows["oferta"]
    safe = {
        "oferta_quien": "programa",
        "oferta_pide": "nada",
        "oferta_contrato": "si",
        "oferta_caso": "forma",
        "oferta_empleador": "sin-registro",
    }
    assert "No veo señales" in result(flow, safe).level.text
    assert "Alto" in result(flow, safe | {"oferta_pide": "dinero"}).level.text
    assert "cuidado" in result(flow, safe | {"oferta_contrato": "ingles"}).level.text


def test_the_sum_is_told(guide: Guide) -> None:
    answers = {"visa": "H-2B", "deuda_cobro": "1500", "deuda_visa": "205"}
    flow = guide.flows["deuda"]
    end = ended(guide, flow, answers, worked_out(flow, guide, answers, TODAY))
    text = plain_text(end.reply.document)
    assert "$1,705" in text
    assert "$1,500" in text
    assert "primera semana" in text


@pytest.mark.parametrize("country", ["US", "SV", "otro"])
@pytest.mark.parametrize("situation", ["pago", "estafa", "amenaza", "acoso", "salud", "animo",
                                       "casa", "papeles", "programa"])  # fmt: skip
def test_every_situation_has_a_phone_in_every_country(
    guide: Guide, situation: str, country: str
) -> None:
    flow = guide.flows["pedir-ayuda"]
    answers = {"ayuda_para": situation, "ayuda_pais": country}
    told = list(directory(flow, guide, answers))
    assert any("contactos" in one.figures and one.figures["contactos"] for one in told)
