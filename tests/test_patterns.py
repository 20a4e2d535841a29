"""The recognisers' patterns mean the end where they say the end."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import kg.extractors
import kg.text
from kg.extractors.agencies.extractor import AgencyExtractor
from ontology.vocabulary import load_vocabulary
from tests.reading import names

MODULES = sorted(
    m.name
    for package in (kg.extractors, kg.text)
    for m in pkgutil.walk_packages(package.__path__, package.__name__ + ".")
)


@pytest.mark.parametrize("module", MODULES)
def test_no_pattern_takes_the_end_of_a_line_for_the_end(module: str) -> None:
    """A dollar sign also holds before a last newline; only patterns of whole lines may want that."""
    found = vars(importlib.import_module(module))
    patterns = {name: p for name, p in found.items() if isinstance(p, re.Pattern) and not p.flags & re.MULTILINE}
    assert [name for name, p in patterns.items() if re.search(r"(?<!\\)\$", p.pattern)] == []


@pytest.mark.parametrize("before", ["一、年度实绩", "今年成果丰硕", "多元解纷提质"])
def test_a_body_that_begins_a_line_takes_nothing_from_the_line_above(before: str) -> None:
    extractor = AgencyExtractor(load_vocabulary())
    assert names(extractor, f"{before}\n司法所全部入驻。") == ["司法所"]
    assert names(extractor, f"{before}\n\n公证处办证提速。") == ["公证处"]
