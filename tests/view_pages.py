"""Workspaces to look at in the page: the invented reports of the tests, and one that means harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.view.data import page_data
from kg.view.page import page
from loaders.workspace import Workspace
from tests.sample_facts import SAMPLES, Draft, Sample

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

HARM = (
    "</script><script>window.harmed='script'</script>",
    "<img src=x onerror=\"window.harmed='image'\">",
    "'\"`${window.harmed='template'}`\"'",
    "*/window.harmed='comment';/*",
    "<!--<script>",
    "\u2028window.harmed='line'\u2029",
    "javascript:window.harmed='address'",
    "__proto__",
)
"""What a report may say, and what must stay mere words."""


def hostile() -> Sample:
    """A report whose title, agency, programs, metrics, policies, awards and places are code; one has a sign of two units."""
    draft = Draft(
        "\n".join(
            [
                f"和平区{HARM[0]}局2022年报告𠮷",
                *(f"推行“{words}”一项，办理{words}案件{number}件。" for number, words in enumerate(HARM, 11)),
                f"印发《{HARM[1]}甲》，获得{HARM[0]}乙奖。",
            ]
        ),
        f"和平区{HARM[0]}局2022年报告",
        title=f"和平区{HARM[0]}局2022年报告",
        district="和平区",
        districtCode="120101",
        districtAsWritten="和平区",
        agency=f"和平区{HARM[0]}局",
        period="2022",
    )
    for number, words in enumerate(HARM, 11):
        draft.program(f"推行“{words}”一项", words, coined=True)
        draft.measurement(
            f"办理{words}案件{number}件", f"办理{words}案件", number, "件", programs=[words], subject=words
        )
    draft.policy(f"印发《{HARM[1]}甲》", f"{HARM[1]}甲", "issued")
    draft.award(f"获得{HARM[0]}乙奖", f"{HARM[0]}乙奖", recipient=HARM[1], issuer=HARM[2], level=None)
    return draft.done()


def filled(path: Path, samples: Iterable[Sample] = tuple(SAMPLES.values())) -> Workspace:
    """A workspace at ``path`` that holds the samples."""
    workspace = Workspace(path)
    with workspace.writing():
        for sample in samples:
            workspace.put(sample.text, sample.facts)
    return workspace


def written(path: Path, samples: Iterable[Sample] = tuple(SAMPLES.values())) -> Path:
    """The page of the samples as a file in the folder ``path``."""
    file = path / "page.html"
    file.write_bytes(page(page_data(filled(path / "workspace", samples))))
    return file
