"""¿Me están pagando bien?: an hour's pay against the federal minimum and the H-2A wage.

Federal minimum: FLSA, 29 U.S.C. 206. Overtime after 40 hours: 29 U.S.C. 207, from which
agriculture is exempt (213(b)(12)). H-2A wage: 20 CFR 655.120. Piece rates: 20 CFR 655.122(l).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.flows.conditions import amount
from bot.flows.findings import GRAVE, NOTEWORTHY, PLAIN, Finding, cents, figures
from bot.guide.model import Wage, WageRule

OVERTIME_AFTER = Decimal(40)


@dataclass(frozen=True)
class PayRules:
    """The figures that an hour's pay is held against, in dollars an hour."""

    minimum: Decimal
    housing_most: Decimal
    wage: Wage | None
    wage_month: str


def findings(answers: Mapping[str, str], rules: PayRules) -> Iterator[Finding]:
    """What the answers of the flow come to, arithmetic first."""
    hours = amount(answers, "paga_horas")
    hourly = amount(answers, "paga_hora")
    total = amount(answers, "paga_total")
    if not hours or (hourly is None and total is None):
        yield Finding("sin_cuenta", NOTEWORTHY, {})
        return
    if hourly is not None:
        rate, earned = hourly, hourly * hours
        yield Finding("por_hora", PLAIN, figures(tarifa=rate, horas=hours, total=earned))
    else:
        earned = total or Decimal(0)
        rate = cents(earned / hours)
        yield Finding("cuenta", PLAIN, figures(tarifa=rate, horas=hours, total=earned))
    yield from _against_minimum(rate, hours, rules)
    if answers.get("visa") == "H-2A":
        yield from _against_wage(rate, hours, rules)
    if answers.get("visa") == "H-2B" and hours > OVERTIME_AFTER:
        yield _overtime(rate, hours, by_the_hour=hourly is not None)
    if answers.get("paga_forma") == "pieza":
        yield Finding("pieza", PLAIN, {})
    yield from _after_deductions(answers, earned, hours, rules)


def _against_minimum(rate: Decimal, hours: Decimal, rules: PayRules) -> Iterator[Finding]:
    if rate < rules.minimum:
        short = (rules.minimum - rate) * hours
        yield Finding("bajo_minimo", GRAVE, figures(minimo=rules.minimum, falta=short))


def _against_wage(rate: Decimal, hours: Decimal, rules: PayRules) -> Iterator[Finding]:
    wage = rules.wage
    if wage is None:
        yield Finding("sin_tarifa", PLAIN, {})
        return
    due = Decimal(str(wage.hourly))
    named = {"estado": wage.name, "mes": rules.wage_month}
    if wage.rule is WageRule.FORMER:
        yield Finding("tarifa_vieja", PLAIN, named | figures(aewr=due))
    elif rate < due:
        # With free housing the wage may be lower by up to the adjustment.
        weight = GRAVE if rate < due - rules.housing_most else NOTEWORTHY
        yield Finding("bajo_tarifa", weight, named | figures(aewr=due, falta=(due - rate) * hours))
    else:
        yield Finding("sobre_tarifa", PLAIN, named | figures(aewr=due))


def _overtime(rate: Decimal, hours: Decimal, by_the_hour: bool) -> Finding:
    extra = hours - OVERTIME_AFTER
    if not by_the_hour:
        return Finding("extra_otro", NOTEWORTHY, figures(extras=extra))
    due = rate * OVERTIME_AFTER + rate * Decimal("1.5") * extra
    return Finding("extra", NOTEWORTHY, figures(extras=extra, debido=due))


def _after_deductions(
    answers: Mapping[str, str], earned: Decimal, hours: Decimal, rules: PayRules
) -> Iterator[Finding]:
    taken = amount(answers, "paga_descuentos")
    if not taken:
        return
    net = cents(max(earned - taken, Decimal(0)) / hours)
    yield Finding("neto", PLAIN, figures(descuento=taken, neto=net))
    low = net < rules.minimum
    yield Finding("neto_bajo" if low else "neto_ok", NOTEWORTHY if low else PLAIN, {})
