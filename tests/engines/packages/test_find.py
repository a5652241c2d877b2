"""Which packages are found, which is preferred, and what removing takes away."""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from briefing.engines.packages import find as packages
from briefing.engines.packages import staging
from briefing.engines.packages.find import find, list_packages, package_folders, remove, version_key
from briefing.errors import ModelError

Place = Callable[..., Path]


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(packages, "SHIPPED", tmp_path / "shipped")
    return tmp_path / "shipped"


@pytest.fixture(autouse=True)
def _nothing_shipped(shipped: Path) -> None:
    """Tests of installed packages do not see those that the program comes with."""


class TestFolders:
    def test_data_home(self) -> None:
        """Without a variable, packages live under the data folder."""
        assert package_folders({"HOME": "/h"}) == (Path("/h/.local/share/argos-translate/packages"),)
        assert package_folders({"HOME": "/h", "XDG_DATA_HOME": "/d"}) == (Path("/d/argos-translate/packages"),)

    def test_variable(self) -> None:
        """ARGOS_PACKAGES_DIR wins; the variable that Argos gave up is read after it."""
        environ = {"HOME": "/h", "ARGOS_PACKAGES_DIR": "/p", "ARGOS_TRANSLATE_PACKAGE_DIR": "/old"}
        assert package_folders(environ) == (Path("/p"), Path("/old"))

    def test_settings_file(self, tmp_path: Path) -> None:
        """The same key of Argos's settings.json counts where the variable is not set; a broken file does not."""
        settings = tmp_path / ".config" / "argos-translate" / "settings.json"
        settings.parent.mkdir(parents=True)
        settings.write_text('{"ARGOS_PACKAGES_DIR": "/chosen"}')
        assert package_folders({"HOME": str(tmp_path)}) == (Path("/chosen"),)
        settings.write_text("[")
        assert package_folders({"HOME": str(tmp_path)})[0].is_relative_to(tmp_path)

    def test_snap(self) -> None:
        """A snap has a home of its own."""
        environ = {"HOME": "/h", "SNAP": "/snap/x", "SNAP_USER_DATA": "/s"}
        assert package_folders(environ)[0].is_relative_to("/s")

    def test_the_rules_are_those_of_argostranslate(self, tmp_path: Path) -> None:
        """argostranslate itself, asked in a process of its own, names the same folder."""
        import subprocess  # noqa: PLC0415
        import sys  # noqa: PLC0415

        for name, value in {"ARGOS_PACKAGES_DIR": "p", "XDG_DATA_HOME": "d", "UNRELATED": "u"}.items():
            environ = {"HOME": str(tmp_path), name: str(tmp_path / value)}
            code = "from argostranslate import settings; print(settings.package_data_dir)"
            done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True)
            assert Path(done.stdout.strip()) == package_folders(environ)[0]


class TestListing:
    def test_nothing(self, environ: dict[str, str]) -> None:
        """Where there is no folder there are no packages."""
        assert list_packages(environ) == []
        assert find("en", "es", environ) is None

    def test_what_is_read(self, environ: dict[str, str], place: Place) -> None:
        """Everything the metadata say is there, and what they do not say is empty."""
        path = place("x", target_prefix=">>es<<", license="CC0", scores={"bleu": 31.9, "chrf": "high"})
        (package,) = list_packages(environ)
        assert package.path == path
        assert (package.pair, package.version, package.origin) == ("en-es", "1.9", "installed")
        assert package.title == "Argos en-es 1.9"
        assert (package.target_prefix, package.licence) == (">>es<<", "CC0")
        assert package.scores == {"BLEU": 31.9}
        assert package.size_bytes == sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
        assert hash(package)

    @pytest.mark.parametrize(
        "metadata",
        [
            b"",
            b"[]",
            b"{",
            b"\xff\xfe",
            b"[" * 100_000,
            b'{"from_code": "en", "to_code": "es"}',
            b'{"from_code": "../..", "to_code": "es", "package_version": "1"}',
            b'{"from_code": ["en"], "to_code": "es", "package_version": "1"}',
            b'{"from_code": "en", "to_code": "es", "package_version": "1/../2"}',
            b'{"from_code": "en", "to_code": "es", "package_version": "1", "type": "sbd"}',
            b'{"from_code": "en", "to_code": "es", "package_version": "1", "x": "' + b"x" * (1 << 20) + b'"}',
        ],
    )
    def test_broken_metadata_is_passed_over(self, environ: dict[str, str], place: Place, metadata: bytes) -> None:
        """A broken or hostile package does not hide a sound one."""
        (place("broken") / "metadata.json").write_bytes(metadata)
        sound = place("sound")
        assert [package.path for package in list_packages(environ)] == [sound]

    @pytest.mark.parametrize("missing", ["metadata.json", "model/model.bin", "sentencepiece.model"])
    def test_a_package_without_a_file_is_passed_over(self, environ: dict[str, str], place: Place, missing: str) -> None:
        (place("broken") / missing).unlink()
        assert list_packages(environ) == []

    def test_hostile_values_are_dropped(self, environ: dict[str, str], place: Place) -> None:
        """What would not print in one line is left out, and a score that is none is no score."""
        scores = {"bleu": True, "a\n": 3, "ter": -1, "comet": float("nan"), "big": 1e9}
        place("x", name="\x1b[31mred", licence="a\nb", scores=scores, target_prefix=["x"])
        (package,) = list_packages(environ)
        assert (package.name, package.licence, package.scores, package.target_prefix) == ("Argos", "", {}, "")

    def test_legacy_folder(self, environ: dict[str, str], place: Place, tmp_path: Path) -> None:
        """Packages of an old Argos are found too."""
        old = place("x", folder=tmp_path / "old")
        environ["ARGOS_TRANSLATE_PACKAGE_DIR"] = str(tmp_path / "old")
        assert [package.path for package in list_packages(environ)] == [old]


class TestShipped:
    def test_shared_folder(self, environ: dict[str, str], place: Place, shipped: Path) -> None:
        """Two shipped packages may share one folder of weights, counted in the size of each."""
        weights = place("weights", folder=shipped)
        (weights / "metadata.json").unlink()
        for source, target in ("en", "es"), ("es", "en"):
            (shipped / f"{source}-{target}").mkdir()
            metadata = {"from_code": source, "to_code": target, "package_version": "1.0", "shared": "weights"}
            (shipped / f"{source}-{target}" / "metadata.json").write_text(json.dumps(metadata))
        english, spanish = list_packages(environ)
        assert english.model == spanish.model == weights / "model"
        assert english.size_bytes > (weights / "model" / "model.bin").stat().st_size
        assert spanish.title == "briefing es-en 1.0"
        assert spanish.origin == "shipped"

    @pytest.mark.parametrize("shared", ["../packages/x", "/etc", "..", ".", "link", 3])
    def test_shared_folder_stays_inside(
        self, environ: dict[str, str], place: Place, shipped: Path, shared: object
    ) -> None:
        """A 'shared' that leads elsewhere, by its name or by a link, is no use."""
        outside = place("x", from_code="de")
        shipped.mkdir()
        (shipped / "link").symlink_to(outside)
        (shipped / "en-es").mkdir()
        metadata = {"from_code": "en", "to_code": "es", "package_version": "1.0", "shared": shared}
        (shipped / "en-es" / "metadata.json").write_text(json.dumps(metadata))
        assert find("en", "es", environ) is None

    def test_installed_packages_share_nothing(self, environ: dict[str, str], place: Place) -> None:
        """An archive from elsewhere cannot point at its neighbours' files."""
        sound = place("sound", from_code="de")
        broken = place("broken", shared="sound")
        (broken / "sentencepiece.model").unlink()
        assert [package.path for package in list_packages(environ)] == [sound]


class TestFind:
    def test_higher_score(self, environ: dict[str, str], place: Place, shipped: Path) -> None:
        """The better of two measured packages wins, wherever it is from and whatever its version."""
        place("installed", scores={"bleu": 20}, package_version="3.0")
        better = place("better", folder=shipped, scores={"BLEU": 30})
        found = find("en", "es", environ)
        assert found is not None
        assert found.path == better

    def test_published_score(self, environ: dict[str, str], place: Place, shipped: Path) -> None:
        """The official en-es 1.0 counts with what its authors published; another maker's 1.0 does not."""
        official = place("official", package_version="1.0")
        place("own", folder=shipped, scores={"bleu": 31.8})
        found = find("en", "es", environ)
        assert found is not None
        assert (found.path, found.scores) == (official, {"BLEU": 31.9, "FLORES BLEU": 23.3})
        place("official", package_version="1.0", name="other")
        assert [package.scores for package in list_packages(environ)] == [{}, {"BLEU": 31.8}]

    def test_unmeasured(self, environ: dict[str, str], place: Place, shipped: Path) -> None:
        """An installed package that nobody measured comes before a shipped one: somebody chose it."""
        chosen = place("chosen")
        place("own", folder=shipped, scores={"bleu": 40})
        found = find("en", "es", environ)
        assert found is not None
        assert found.path == chosen

    def test_installed_over_shipped_then_newer(self, environ: dict[str, str], place: Place, shipped: Path) -> None:
        place("shipped", folder=shipped, scores={"bleu": 30}, package_version="2.0")
        place("b", scores={"bleu": 30}, package_version="1.9")
        newer = place("a", scores={"bleu": 30}, package_version="1.10")
        found = find("en", "es", environ)
        assert found is not None
        assert found.path == newer

    def test_one_origin(self, environ: dict[str, str], place: Place, shipped: Path) -> None:
        """Of the origin that is asked for, the best, whatever there is of the other."""
        installed = place("installed", scores={"bleu": 20})
        own = place("own", folder=shipped, scores={"bleu": 30})
        found = [find("en", "es", environ, origin=origin) for origin in ("installed", "shipped")]
        assert [package and package.path for package in found] == [installed, own]

    def test_other_pairs(self, environ: dict[str, str], place: Place) -> None:
        place("x", to_code="fr")
        assert find("en", "es", environ) is None
        assert find("en", "fr", environ) is not None


def test_version_key() -> None:
    """Versions are compared number by number."""
    assert version_key("1.10") > version_key("1.9") > version_key("1")


class TestRemove:
    def test_installed_ones_go(self, environ: dict[str, str], place: Place, shipped: Path) -> None:
        """Every installed version of the pair goes; other pairs and what is shipped stay."""
        gone = {place("a"), place("b", package_version="1.0")}
        kept = place("c", from_code="es", to_code="en")
        own = place("d", folder=shipped)
        assert {package.path for package in remove("en-es", environ)} == gone
        assert [package.path for package in list_packages(environ)] == [own, kept]
        assert not any(path.exists() for path in gone)
        assert list(kept.parent.glob(".briefing-*")) == []

    def test_none_installed(self, environ: dict[str, str], place: Place, shipped: Path) -> None:
        """The message says what is installed."""
        place("own", folder=shipped)
        place("c", from_code="es", to_code="en")
        with pytest.raises(ModelError, match=r"No model for en-es is installed. Installed: es-en\."):
            remove("en-es", environ)

    def test_a_link_goes_and_its_target_stays(self, environ: dict[str, str], place: Place, tmp_path: Path) -> None:
        target = place("x", folder=tmp_path / "elsewhere")
        link = Path(environ["ARGOS_PACKAGES_DIR"]) / "link"
        link.parent.mkdir()
        link.symlink_to(target)
        remove("en-es", environ)
        assert not os.path.lexists(link)
        assert (target / "metadata.json").exists()

    def test_a_folder_nobody_may_change(
        self, environ: dict[str, str], place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The message names the folder and the reason, and the package is still there."""
        path = place("x")

        def refuse(*args: object) -> Path:
            raise PermissionError(13, "Permission denied")

        with monkeypatch.context() as patch:
            patch.setattr(Path, "rename", refuse)
            with pytest.raises(ModelError, match=r"Cannot remove .*: Permission denied"):
                remove("en-es", environ)
        assert find("en", "es", environ) is not None
        assert path.exists()


class TestStaging:
    def test_argostranslate_steps_over_it(self, tmp_path: Path) -> None:
        """argostranslate reads every folder's metadata.json and would stop at one without; ours says it is no model."""
        with staging.staging(tmp_path) as stage:
            described: Mapping[str, object] = json.loads((stage / "metadata.json").read_bytes())
            assert described["type"] != "translate"
        assert list(tmp_path.iterdir()) == []

    def test_one_at_a_time(self, tmp_path: Path) -> None:
        """While one holds the folder another is told so, and not made to wait."""
        with staging.locked(tmp_path), pytest.raises(ModelError, match="Another `briefing`"), staging.locked(tmp_path):
            pass
        with staging.locked(tmp_path):
            pass

    def test_what_a_killed_process_left_goes(self, tmp_path: Path) -> None:
        leftover = tmp_path / ".briefing-abc"
        leftover.mkdir()
        with staging.locked(tmp_path):
            assert not leftover.exists()

    def test_a_folder_that_cannot_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_bytes(b"")
        with pytest.raises(ModelError, match="Cannot change"), staging.locked(tmp_path / "file" / "folder"):
            pass
