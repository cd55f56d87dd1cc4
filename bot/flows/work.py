"""What a flow's answers come to, by the guide's own figures."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from bot.flows import directory, owed, pay
from bot.flows.findings import Finding
from bot.guide.model import Calculation, Flow, Guide
from bot.guide.values import month

VALUES_NEEDED = ("minimo-federal", "ajuste-vivienda-max", "garantia-horas")
"""Named values that the arithmetic reads."""


def worked_out(flow: Flow, guide: Guide, answers: Mapping[str, str], today: date) -> list[Finding]:
    """The findings of a flow's calculation; none for a flow of lines only."""
    match flow.calculation:
        case Calculation.PAY:
            return list(pay.findings(answers, _pay_rules(guide, answers, today)))
        case Calculation.OWED:
            return list(owed.findings(answers, _figure(guide, "garantia-horas") / 100))
        case Calculation.DIRECTORY:
            return list(directory.findings(flow, guide, answers))
        case Calculation.REGISTRY | Calculation.NONE:
            return []


def _pay_rules(guide: Guide, answers: Mapping[str, str], today: date) -> pay.PayRules:
    wage = guide.wages.get(answers.get("estado", ""))
    current = wage if wage and wage.review_by >= today else None
    return pay.PayRules(
        minimum=_figure(guide, "minimo-federal"),
        housing_most=_figure(guide, "ajuste-vivienda-max"),
        wage=current,
        wage_month=month(current.as_of) if current else "",
    )


def _figure(guide: Guide, name: str) -> Decimal:
    return Decimal(str(guide.values[name].value))
