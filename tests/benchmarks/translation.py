"""`make bench`, third part: how quickly sentences are translated, against argostranslate and against CTranslate2 alone.

500 English sentences of the development gold articles go through one package, in a process each: through
`argostranslate.translate.translate` with its defaults, through this program with its checks and its memory, and through
one bare call of CTranslate2 with this program's beam and the best of several batch sizes and divisions of threads,
tokens in and tokens out. Loading the model and the dictionaries is counted for none of them. Where no English-Spanish
package is installed, one of the real size is built (`package`): the checks then look at noise, so that they run and are
not listened to; with a real one, what they send back for another translation is counted too.

argostranslate splits sentences with a model that it downloads. Here it is handed the sentences as they are, which costs
it nothing.
"""

import argparse
import json
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from briefing import translation
from briefing.engines.argos import BEAM, LENGTH_PENALTY, ArgosTranslator
from briefing.engines.packages.find import InstalledPackage, find
from briefing.memory.store import Memory
from briefing.stages.checks import check_segment
from briefing.stages.checks.review import SegmentReviewer
from briefing.termbase import load_termbase
from tests.benchmarks.package import build_package
from tests.quality.gold import load

CONTESTANTS = ("argostranslate", "briefing", "ctranslate2")
BATCHES = (512, 1024, 2048, 4096)  # tokens
TRIED = 80  # sentences, to find the best of them
WARM_UP = "On Monday the navy took Mr Zuccotti's boats from Bogotá to London."  # it has a use for every dictionary


def sentences(count: int) -> list[str]:
    """Sentences of news, each once."""
    texts = (each.text for article in load("dev") if article.language == "en" for each in article.sentences)
    return list(dict.fromkeys(texts))[:count]


def argostranslate(texts: Sequence[str], _package: InstalledPackage) -> Callable[[], object]:
    """All sentences, a paragraph each, in one call of the public function."""
    from argostranslate import sbd, translate  # noqa: PLC0415 - only its own process loads it

    sbd.MiniSBDSentencizer.split_sentences = lambda _self, text: [text]
    translate.translate(WARM_UP, "en", "es")
    return lambda: translate.translate("\n".join(texts), "en", "es")


def deaf(reviewer: SegmentReviewer, source: str, target: str) -> int:
    """No errors, after looking for them."""
    check_segment(source, target, source_language="en", termbase=reviewer._termbase)
    return 0


def briefing(texts: Sequence[str], package: InstalledPackage) -> Callable[[], object]:
    """As `briefing build` does: a new memory, an engine, the checks."""
    if package.name == "made for timing":
        SegmentReviewer.count_errors = deaf  # type: ignore[method-assign, assignment]
    memory = Memory(Path(tempfile.mkdtemp()) / "memory.sqlite", say=print)
    translator = translation.open_remembering(
        "en", engine="argos", environ=os.environ, memory=memory, termbase=load_termbase()
    )
    translation.translate_checked([WARM_UP], "en", translator)
    return lambda: translation.translate_checked(texts, "en", translator)


def ctranslate2(texts: Sequence[str], package: InstalledPackage) -> Callable[[], object]:
    """One call, of the quickest kind."""
    from ctranslate2 import Translator  # noqa: PLC0415 - only its own process loads it

    tokens = [ArgosTranslator(package)._encode(text) for text in texts]
    prefix = [[package.target_prefix]] * len(tokens) if package.target_prefix else None
    cores = len(os.sched_getaffinity(0))

    def prepare(workers: int, batch: int, count: int) -> Callable[[], object]:
        model = Translator(
            str(package.model), compute_type="int8", inter_threads=workers, intra_threads=cores // workers
        )
        call = partial(
            model.translate_batch, max_batch_size=batch, batch_type="tokens", beam_size=BEAM,
            length_penalty=LENGTH_PENALTY, replace_unknowns=True,
        )  # fmt: skip
        call(tokens[:cores], target_prefix=prefix and prefix[:cores])
        return lambda: call(tokens[:count], target_prefix=prefix and prefix[:count])

    tried = {(workers, batch): timed(prepare(workers, batch, TRIED))[0] for workers in {1, cores} for batch in BATCHES}
    return prepare(*min(tried, key=lambda each: tried[each]), len(tokens))


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of CPU."""
    clock, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - cpu


def run_one(name: str, count: int) -> None:
    """Measure one contestant in this process; print seconds, seconds of CPU and the peak of memory in MB as JSON."""
    package = find("en", "es", os.environ)
    assert package is not None
    seconds = timed(globals()[name](sentences(count), package))
    print(json.dumps([*seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def main() -> None:
    """Measure all of them in turn, several times, and print the ratios of each round."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--one", choices=CONTESTANTS)
    chosen = parser.parse_args()
    if chosen.one:
        run_one(chosen.one, chosen.sentences)
        return
    with tempfile.TemporaryDirectory() as folder:
        environ = {**os.environ, "HOME": folder, "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder}
        package = find("en", "es", os.environ) or build(Path(folder, "packages"))
        environ["ARGOS_PACKAGES_DIR"] = str(package.path.parent)
        print(f"{chosen.sentences} sentences, {package.title} ({package.size_bytes / 1e6:.0f} MB), "
              f"{os.cpu_count()} cores, load before {os.getloadavg()[0]:.1f}")  # fmt: skip
        for _ in range(chosen.rounds):
            compare(environ, chosen.sentences)


def build(folder: Path) -> InstalledPackage:
    """Build a package, in a process of its own: a process counts the memory of the one that started it."""
    process = multiprocessing.get_context("spawn").Process(target=build_package, args=(folder, sentences(600)))
    process.start()
    process.join()
    package = find("en", "es", {"ARGOS_PACKAGES_DIR": str(folder)})
    assert package is not None
    return package


def compare(environ: dict[str, str], count: int) -> None:
    """One round."""
    found = {}
    for name in CONTESTANTS:
        command = [sys.executable, "-m", "tests.benchmarks.translation", "--one", name, "--sentences", str(count)]
        done = subprocess.run(command, env=environ, check=True, stdout=subprocess.PIPE, text=True)
        *found[name], peak = json.loads(done.stdout.splitlines()[-1])
        print(f"  {name:16} {found[name][0]:7.1f} s, {found[name][1]:7.1f} s CPU, peak {peak:.0f} MB")
    theirs, ours, bare = (found[name] for name in CONTESTANTS)
    for kind, theirs_s, ours_s, bare_s in zip(("by the clock", "by CPU"), theirs, ours, bare, strict=True):
        print(f"  {kind:16} {theirs_s / ours_s:.1f} times as quick as argostranslate (target 5), "
              f"{bare_s / ours_s:.2f} of CTranslate2 alone (target 0.9)")  # fmt: skip


if __name__ == "__main__":
    main()
