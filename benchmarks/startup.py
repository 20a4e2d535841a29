"""How long ``kg --help`` takes, against a Python that imports typer and does nothing.

python -m benchmarks.startup [RUNS]
"""

from __future__ import annotations

import subprocess
import sys
import time

RUNS = 20
COMMANDS = {
    "import typer": [sys.executable, "-c", "import typer"],
    "kg --help": [sys.executable, "-m", "kg.cli.app", "--help"],
}


def main() -> None:
    """Start both in turns, and print the shortest wall time of each."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    best = dict.fromkeys(COMMANDS, float("inf"))
    for _ in range(runs + 1):  # the first fills the caches of the file system and of compiled modules
        for name, command in COMMANDS.items():
            begin = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            best[name] = min(best[name], time.perf_counter() - begin)
    base = best["import typer"]
    for name, taken in best.items():
        print(f"{name:14}{taken * 1e3:8.0f} ms{taken / base:8.2f}")


if __name__ == "__main__":
    main()
