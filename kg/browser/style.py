"""The style of the graph in Neo4j Browser (GraSS), from the ontology: one rule a label, one a relationship type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.model import model

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIGHT, _DARK = "#FFFFFF", "#111827"
_GREY = "#9CA3AF"
_CONCEPT, _FACT = "65px", "50px"
"""Facts are many, and what they are about matters more: they are drawn smaller."""


def style() -> str:
    """The style sheet. Every node shows its name, every arrow what it says in Chinese."""
    facts = {c.label for c in model().classes.values() if "Fact" in c.superlabels}
    rules = [
        _rule("node", _node(model().classes["Fact"].colour, _FACT)),
        _rule("relationship", _arrow(_GREY, "<type>")),
    ]
    for kind in model().classes.values():
        if (
            kind.label != "Fact"
        ):  # no node is a fact and nothing else, and where two rules fit, the later one may not win
            rules.append(_rule(f"node.{kind.label}", _node(kind.colour, _FACT if kind.label in facts else _CONCEPT)))
    for relation in model().relations.values():
        rules.append(_rule(f"relationship.{relation.type}", _arrow(relation.colour or _GREY, relation.name_zh)))
    return "\n".join(rules)


def _rule(selector: str, declarations: Mapping[str, str]) -> str:
    lines = [f"  {key}: {value};" for key, value in declarations.items()]
    return "\n".join([f"{selector} {{", *lines, "}", ""])


def _node(colour: str, diameter: str) -> dict[str, str]:
    return {
        "diameter": diameter,
        "color": colour,
        "border-color": shade(colour),
        "border-width": "2px",
        "text-color-internal": on(colour),
        "font-size": "10px",
        "caption": '"{name}"',
    }


def _arrow(colour: str, caption: str) -> dict[str, str]:
    return {
        "color": colour,
        "shaft-width": "1px",
        "font-size": "8px",
        "padding": "3px",
        "text-color-external": _DARK,
        "text-color-internal": on(colour),
        "caption": f'"{caption}"',
    }


def on(colour: str) -> str:
    """The colour of text that can be read on ``colour``: the one of more contrast."""
    return max((_LIGHT, _DARK), key=lambda text: contrast(text, colour))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG measures it, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in (q / 255 for q in _parts(colour))]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def shade(colour: str) -> str:
    """``colour``, a quarter darker."""
    return "#" + "".join(f"{part * 3 // 4:02X}" for part in _parts(colour))


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue
