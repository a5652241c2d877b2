"""`make bench`: what a run costs, as ratios to the limits that the project set itself.

Everything but translation, on one article in a fresh process, has 1.5 s of CPU; `briefing --help` has 0.2 s. Each runs
several times; the least is printed with the spread, since other work on the machine only ever adds.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"
RUNS = 7


def cpu_seconds(arguments: list[str]) -> float:
    """User and system time of one run of the program in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(  # arguments are ours
        [sys.executable, "-m", "briefing", *arguments], check=True, stdout=subprocess.DEVNULL, env={**os.environ}
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def report(name: str, arguments: list[str], limit: float) -> None:
    """Print one line: the least of several runs, its ratio to the limit, and the spread."""
    found = sorted(cpu_seconds(arguments) for _ in range(RUNS))
    print(
        f"{name:42} {found[0]:.2f} s CPU, {found[0] / limit:.2f} of {limit:g} s  "
        f"(median {statistics.median(found):.2f}, most {found[-1]:.2f})"
    )


def main() -> None:
    """Measure the start-up and one article in each language."""
    report("briefing --help", ["--help"], 0.2)
    articles = [SEEDS / "colombia-threat.txt", SEEDS / "amenaza-a-colombia.txt", *map(Path, sys.argv[1:])]
    with tempfile.TemporaryDirectory() as out:
        for article in articles:
            report(
                f"all but translation, {article.name}",
                ["build", str(article), "--engine", "fake", "--no-memory", "--out", out],
                1.5,
            )


main()
