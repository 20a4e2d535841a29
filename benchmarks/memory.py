"""Whether memory stays flat over many reports.

    python -m benchmarks.memory [--turns N] [FILE...]

The texts are read again and again, each time with names that no text had before, so that nothing
remembered from one report serves the next. Printed is what the process holds after each tenth of the turns.
"""

from __future__ import annotations

import argparse
import gc
import resource
import sys
import tracemalloc
from pathlib import Path

from kg.cli.extract import json_lines
from kg.pipeline import extract_file, extract_text

SAMPLES = Path(__file__).parent.parent / "examples" / "reports"
TURNS = 200
_HAN = range(0x4E00, 0x9FA5)


def altered(text: str, turn: int) -> str:
    """``text`` with other letters in its names: a different one stands before each 司法所, 制度 and 专项行动."""
    for n, noun in enumerate(("司法所", "制度", "专项行动", "协会")):
        letters = chr(_HAN[(turn * 97 + n * 31) % len(_HAN)]) + chr(_HAN[(turn * 13 + n) % len(_HAN)])
        text = text.replace(noun, letters + noun)
    return text


def main() -> None:
    """Read, and print what is held."""
    parser = argparse.ArgumentParser(description="Memory over many reports")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="reports; the samples where none are given")
    parser.add_argument("--turns", type=int, default=TURNS, help=f"reports to read ({TURNS})")
    arguments = parser.parse_args()
    files = arguments.files or sorted(path for path in SAMPLES.iterdir() if path.suffix == ".txt")
    texts = [extract_file(path).text for path in files]
    tracemalloc.start()
    print(f"{'reports':>8}{'Python holds, MB':>18}{'process at most, MB':>21}")
    for turn in range(1, arguments.turns + 1):
        json_lines(extract_text(altered(texts[turn % len(texts)], turn)))
        if turn % max(arguments.turns // 10, 1) == 0:
            gc.collect()
            held = tracemalloc.get_traced_memory()[0] / 1e6
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
            print(f"{turn:8}{held:18.2f}{most:21.1f}")


if __name__ == "__main__":
    main()
