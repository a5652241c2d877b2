"""Installing from a file and from an index: what is there afterwards, and after a crash."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.engines.argos import ArgosTranslator
from briefing.engines.packages import download, install, staging
from briefing.engines.packages.find import find, list_packages
from briefing.engines.packages.install import install_file, install_pair
from briefing.errors import ModelError

pytestmark = pytest.mark.usefixtures("_quick")

Environ = dict[str, str]
Pack = Callable[..., Path]


class TestInstallFile:
    def test_a_sound_archive(self, environ: Environ, argosmodel_en_es: Path) -> None:
        """It is found afterwards and translates; nothing else is left in the folder."""
        done = install_file(argosmodel_en_es, environ)
        assert (done.package, done.replaced, done.already) == (find("en", "es", environ), (), False)
        assert done.package.title == "Argos en-es 1.9"
        assert ArgosTranslator(done.package).translate(["The navy"])[0]
        assert {path.name for path in done.package.path.parent.iterdir()} == {".briefing.lock", "translate-en_es-1_9"}

    def test_argostranslate_reads_it(self, environ: Environ, argosmodel_en_es: Path) -> None:
        """What is installed here is installed for every Argos program of the user."""
        from argostranslate.package import Package  # noqa: PLC0415 - makes folders, under the tests' own home

        read = Package(install_file(argosmodel_en_es, environ).package.path)
        assert (read.from_code, read.to_code, read.package_version) == ("en", "es", "1.9")

    def test_older_versions_go(self, environ: Environ, pack: Pack) -> None:
        """An upgrade leaves one version; the other direction stays."""
        old = install_file(pack(metadata={"package_version": "1.0"}), environ).package
        other = install_file(pack(metadata={"from_code": "es", "to_code": "en"}), environ).package
        done = install_file(pack(), environ)
        assert done.replaced == (old,)
        assert list_packages(environ) == [done.package, other]

    def test_what_is_asked_for_is_what_is_there(self, environ: Environ, pack: Pack) -> None:
        """A file of an older version, or of the same, takes the place of what is there too."""
        install_file(pack(), environ)
        same = install_file(pack(files={"README.md": b"again"}), environ)
        assert (same.package.path / "README.md").read_bytes() == b"again"
        older = install_file(pack(metadata={"package_version": "1.0"}), environ)
        assert list_packages(environ) == [older.package]

    @pytest.mark.usefixtures("untouched")
    def test_a_crash_before_the_rename(
        self, environ: Environ, argosmodel_en_es: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Until the rename nothing has changed."""

        class CrashError(BaseException):
            pass

        def crash(*args: object) -> Path:
            raise CrashError

        with monkeypatch.context() as patch:
            patch.setattr(Path, "rename", crash)
            with pytest.raises(CrashError):
                install_file(argosmodel_en_es, environ)

    def test_a_crash_after_the_rename(self, environ: Environ, pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
        """Then both are there, and the next installation cleans up."""

        class CrashError(BaseException):
            pass

        def crash(*args: object) -> None:
            raise CrashError

        install_file(pack(metadata={"package_version": "1.0"}), environ)
        with monkeypatch.context() as patch:
            patch.setattr(install, "discard", crash)
            with pytest.raises(CrashError):
                install_file(pack(metadata={"package_version": "1.8"}), environ)
        assert {package.version for package in list_packages(environ)} == {"1.0", "1.8"}
        install_file(pack(), environ)
        assert [package.version for package in list_packages(environ)] == ["1.9"]

    @pytest.mark.usefixtures("untouched")
    def test_a_full_disk(self, environ: Environ, argosmodel_en_es: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(descriptor: int) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr("os.fsync", full)
            with pytest.raises(ModelError, match=r"No space left on device\. Nothing was changed"):
                install_file(argosmodel_en_es, environ)

    def test_a_missing_file(self, environ: Environ, tmp_path: Path) -> None:
        with pytest.raises(ModelError, match=r"none\.argosmodel .*No such file"):
            install_file(tmp_path / "none.argosmodel", environ)

    def test_two_at_once(self, environ: Environ, argosmodel_en_es: Path) -> None:
        """Of installations at the same time each is done or told to wait, and what is there is whole."""
        failures: list[ModelError] = []

        def one() -> None:
            try:
                install_file(argosmodel_en_es, environ)
            except ModelError as error:
                failures.append(error)

        threads = [threading.Thread(target=one) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(failures) < len(threads)
        assert all("Another `briefing`" in str(error) for error in failures)
        (package,) = list_packages(environ)
        assert ArgosTranslator(package).translate(["The navy"])[0]


class TestInstallPair:
    def test_newest(self, environ: Environ, server: Any, index_url: str, body: bytes) -> None:
        """The newest version is fetched, by a link relative to the index, with its progress told."""
        old = {"package_version": "1.8", "links": ["old"]}
        server.offer(old, {"links": ["ipfs://x", "en_es.argosmodel"]}, old, {"to_code": "fr"})
        told: list[tuple[int, int | None]] = []
        done = install_pair("en-es", index_url, environ, lambda *progress: told.append(progress))
        assert done.package == find("en", "es", environ)
        assert (told[0], told[-1]) == ((0, len(body)), (len(body), len(body)))
        assert told == sorted(told)
        assert [path.name for path in download.cache_folder(environ).iterdir()] == [".briefing.lock"]

    def test_already_installed(self, environ: Environ, server: Any, index_url: str) -> None:
        """At that version or a newer one nothing is fetched."""
        first = install_pair("en-es", index_url, environ)
        second = install_pair("en-es", index_url, environ)
        assert (second.package, second.already) == (first.package, True)
        assert len(server.ranges) == 1

    def test_upgrade(self, environ: Environ, pack: Pack, index_url: str) -> None:
        old = install_file(pack(metadata={"package_version": "1.0"}, name="old.argosmodel"), environ).package
        assert install_pair("en-es", index_url, environ).replaced == (old,)

    def test_no_such_pair(self, environ: Environ, index_url: str) -> None:
        with pytest.raises(ModelError, match=r"No model translates en-fr\. There are: en-es, es-en"):
            install_pair("en-fr", index_url, environ)

    def test_not_in_the_index(self, environ: Environ, index_url: str) -> None:
        with pytest.raises(ModelError, match=r"has no es-en\. It has: en-es\."):
            install_pair("es-en", index_url, environ)

    def test_default_index(
        self, environ: Environ, index_url: str, monkeypatch: pytest.MonkeyPatch, server: Any
    ) -> None:
        """Without an address argostranslate's own is asked."""
        monkeypatch.setattr(install, "default_index", lambda: index_url)
        assert install_pair("en-es", None, environ).package.version == "1.9"

    @pytest.mark.usefixtures("untouched")
    def test_another_pair_than_promised(self, environ: Environ, server: Any, pack: Pack) -> None:
        """An archive of another pair is refused, and not kept."""
        other = pack(metadata={"from_code": "es", "to_code": "en"}).read_bytes()
        server.answers["/x"] = lambda handler: handler.serve(other)
        with pytest.raises(ModelError, match=r"/x is refused: it translates es-en, and what is wanted is en-es\."):
            install_pair("en-es", server.offer({"links": ["/x"]}), environ)
        assert list(download.cache_folder(environ).glob("*.part")) == []

    def test_two_at_once(self, environ: Environ, index_url: str) -> None:
        """While one installs, another is told to wait, and fetches nothing."""
        with staging.locked(Path(environ["ARGOS_PACKAGES_DIR"])), pytest.raises(ModelError, match="Another `briefing`"):
            install_pair("en-es", index_url, environ)
