"""Extraction against jieba: the whole pipeline to JSON Lines, and what jieba alone does with the same texts.

    python -m benchmarks.extraction [--runs N] [FILE...]

One process and one thread; both are warmed up on the texts, then take turns, so that a busy machine slows both down.
The pass before, over reports that the process has not seen, is given besides: what extraction remembers of names from
one report to the next does not help it. Without files the sample reports are read. ``posseg + set + re`` is what one
would write oneself: words with their parts of speech, those that a set of names holds, numbers by a regular expression.
"""

from __future__ import annotations

import argparse
import gc
import logging
import re
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import jieba
import jieba.posseg

from kg.cli.extract import json_lines
from kg.pipeline import extract_file, extract_text
from ontology.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = Path(__file__).parent.parent / "examples" / "reports"
RUNS = 30
NUMBER = re.compile(r"(\d+(?:\.\d+)?)(万?[件人次个条份家场项名%％])")


def by_hand(text: str, names: set[str]) -> list[tuple[str, ...]]:
    """Known names and numbers of ``text``, as a short script of one's own finds them."""
    words = [(word, flag) for word, flag in jieba.posseg.lcut(text) if word in names]
    return [*words, *NUMBER.findall(text)]


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes; the garbage of the calls before it is not its own."""
    gc.collect()
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description="Extraction against jieba.lcut of the same texts")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="reports; the samples where none are given")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"passes over the texts ({RUNS})")
    arguments = parser.parse_args()
    files = arguments.files or sorted(path for path in SAMPLES.iterdir() if path.suffix == ".txt")

    jieba.setLogLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as private:
        jieba.dt.tmp_dir = private  # its cache is nobody else's, and gone afterwards
        jieba.initialize()
        texts = [extract_file(path).text for path in files]
        names = {name for c in load_vocabulary().concepts.values() for name in (c.name, *c.alt)}
        work: dict[str, Callable[[], object]] = {
            "jieba.lcut": lambda: [jieba.lcut(text) for text in texts],
            "posseg + set + re": lambda: [by_hand(text, names) for text in texts],
            "text to JSON Lines": lambda: [json_lines(extract_text(text)).encode() for text in texts],
            "file to JSON Lines": lambda: [json_lines(extract_file(path).facts).encode() for path in files],
        }
        extract_text("司法局全面推进依法行政，加强法治政府建设工作。")  # reads the vocabulary
        unseen = seconds(work["text to JSON Lines"])
        for once in work.values():
            once()
        times: dict[str, list[float]] = {name: [] for name in work}
        for _ in range(arguments.runs):
            for name, once in work.items():
                times[name].append(seconds(once))

    characters = sum(map(len, texts))
    facts = sum(len(extract_text(text)) for text in texts)
    print(f"{len(files)} reports, {characters} characters, {facts} facts; {arguments.runs} passes over all of them")
    print(f"{'':20}{'min ms/report':>15}{'median':>10}{'characters/s':>15}{'jieba = 1':>11}")
    base = min(times["jieba.lcut"])
    for name, taken in times.items():
        best = min(taken)
        print(
            f"{name:20}{best / len(files) * 1e3:15.2f}{median(taken) / len(files) * 1e3:10.2f}"
            f"{characters / best:15,.0f}{base / best:11.2f}"
        )
    print(f"the first pass of text to JSON Lines: {unseen / len(files) * 1e3:.2f} ms/report")


if __name__ == "__main__":
    main()
