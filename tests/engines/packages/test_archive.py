"""Hostile and broken archives: each is refused, and what was installed is the same to the byte and works."""

import io
import stat
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.engines.packages import archive
from briefing.engines.packages.install import install_file
from briefing.errors import ModelError

pytestmark = pytest.mark.usefixtures("_quick")

Environ = dict[str, str]
Pack = Callable[..., Path]
Everything = Callable[[], dict[str, bytes]]


def member(name: str, mode: int = 0) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, mode << 16
    return info


@pytest.mark.usefixtures("untouched")
class TestHostileArchives:
    @pytest.mark.parametrize(
        "name",
        [
            *("../evil", "x/../../evil", "/etc/evil", "x/..", "C:/evil", "x/a:b", "x\\..\\evil", "x//evil", "x/./evil"),
            *("x/evil\n", "x/evil.", "x/" + "e" * 300),
        ],
    )
    def test_names_that_lead_out(self, environ: Environ, pack: Pack, tmp_path: Path, name: str) -> None:
        path = pack()
        with zipfile.ZipFile(path, "a") as zipped:
            zipped.writestr(name, b"evil")
        with pytest.raises(ModelError, match=r"en_es\.argosmodel is refused: .* lead out .*Nothing was changed"):
            install_file(path, environ)
        assert not list(tmp_path.rglob("*evil*"))

    @pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
    def test_links_and_special_files(self, environ: Environ, pack: Pack, kind: int) -> None:
        path = pack()
        with zipfile.ZipFile(path, "a") as zipped:
            zipped.writestr(member("translate-en_es-1_9/link", kind | 0o777), b"/etc/passwd")
        with pytest.raises(ModelError, match="is a link or a special file"):
            install_file(path, environ)

    @pytest.mark.filterwarnings("ignore:Duplicate name")
    @pytest.mark.parametrize(
        "name",
        ["metadata.json", "METADATA.json", "model/MODEL.BIN", "model", "metadata.json/x", "stanza/É", "stanza/é"],
    )
    def test_same_name_twice(self, environ: Environ, pack: Pack, name: str) -> None:
        """Twice the same name, or one that some file systems take for the same, or a file that is a folder too."""
        path = pack(files={"stanza/é": b""})
        with zipfile.ZipFile(path, "a") as zipped:
            zipped.writestr("translate-en_es-1_9/" + name, b"{}")
        with pytest.raises(ModelError, match="have the same name"):
            install_file(path, environ)

    def test_bomb(self, environ: Environ, pack: Pack) -> None:
        """A member that grows a thousandfold is refused before it is unpacked."""
        with pytest.raises(ModelError, match=r"'translate-en_es-1_9/zeros' grows more than 200 times"):
            install_file(pack(files={"zeros": bytes(10 << 20)}), environ)

    def test_too_large(self, environ: Environ, pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(archive, "MAX_BYTES", 1 << 17)
            with pytest.raises(ModelError, match="more than 500 members or 0 MB"):
                install_file(pack(), environ)

    def test_too_many(self, environ: Environ, pack: Pack) -> None:
        with pytest.raises(ModelError, match="more than 500 members"):
            install_file(pack(files={f"stanza/{number}": b"" for number in range(500)}), environ)

    def test_a_directory_that_fills_the_memory(
        self, environ: Environ, pack: Pack, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(archive, "MAX_DIRECTORY", 100)
            with pytest.raises(ModelError, match="its directory is too large"):
                install_file(pack(), environ)

    @pytest.mark.parametrize("claimed", [1, 100, 400_000])
    def test_a_size_that_lies(self, environ: Environ, pack: Pack, claimed: int) -> None:
        """The size that the directory says is held to while reading."""
        path = pack()
        data = bytearray(path.read_bytes())
        with zipfile.ZipFile(path) as zipped:
            actual = zipped.getinfo("translate-en_es-1_9/sentencepiece.model").file_size
        place = data.rindex(b"translate-en_es-1_9/sentencepiece.model")
        assert data[place - 22 : place - 18] == struct.pack("<I", actual)
        data[place - 22 : place - 18] = struct.pack("<I", claimed)
        path.write_bytes(data)
        with pytest.raises(ModelError, match=r"damaged|not the size it says"):
            install_file(path, environ)

    def test_encrypted(self, environ: Environ, argosmodel_en_es: Path) -> None:
        data = bytearray(argosmodel_en_es.read_bytes())
        data[data.rindex(b"PK\x01\x02") + 8] |= 1
        argosmodel_en_es.write_bytes(data)
        with pytest.raises(ModelError, match="is encrypted"):
            install_file(argosmodel_en_es, environ)

    def test_packed_unusually(self, environ: Environ, pack: Pack) -> None:
        path = pack()
        with zipfile.ZipFile(path, "a", zipfile.ZIP_LZMA) as zipped:
            zipped.writestr("translate-en_es-1_9/x", b"x")
        with pytest.raises(ModelError, match="encrypted, or packed in an unusual way"):
            install_file(path, environ)

    def test_truncated(self, environ: Environ, argosmodel_en_es: Path) -> None:
        whole = argosmodel_en_es.read_bytes()
        for part in (0, 1, len(whole) // 2, len(whole) - 1):
            argosmodel_en_es.write_bytes(whole[:part])
            with pytest.raises(ModelError, match="damaged, or no zip archive"):
                install_file(argosmodel_en_es, environ)

    def test_a_flipped_bit(self, environ: Environ, argosmodel_en_es: Path) -> None:
        """The CRC of every member is tested."""
        data = bytearray(argosmodel_en_es.read_bytes())
        data[data.index(b"model/model.bin") + 500] ^= 1
        argosmodel_en_es.write_bytes(data)
        with pytest.raises(ModelError, match="damaged"):
            install_file(argosmodel_en_es, environ)

    @pytest.mark.parametrize("top", ["", "a/../", "x/y/"])
    def test_not_one_folder(self, environ: Environ, pack: Pack, top: str) -> None:
        with pytest.raises(ModelError, match="is refused"):
            install_file(pack(top=top), environ)

    def test_two_folders(self, environ: Environ, pack: Pack) -> None:
        path = pack()
        with zipfile.ZipFile(path, "a") as zipped:
            zipped.writestr("second/metadata.json", b"{}")
        with pytest.raises(ModelError, match="not one folder"):
            install_file(path, environ)

    @pytest.mark.parametrize("missing", ["metadata.json", "model/model.bin", "sentencepiece.model"])
    def test_missing_files(self, environ: Environ, pack: Pack, missing: str) -> None:
        with pytest.raises(ModelError, match=r"metadata\.json|lacks"):
            install_file(pack(files={missing: None}), environ)

    @pytest.mark.parametrize(
        ("metadata", "said"),
        [
            ({"from_code": "fr"}, "it translates fr-es, and what is wanted is en-es, es-en"),
            ({"to_code": "en"}, "it translates en-en"),
            ({"from_code": "../en"}, "not that of a translation model"),
            ({"from_code": None}, "not that of a translation model"),
            ({"type": "sbd"}, "not that of a translation model"),
            ({"package_version": "../1"}, "no usable package_version"),
            ({"package_version": ""}, "no usable package_version"),
            ({"x": [str(number) for number in range(200_000)]}, "no small JSON object"),
        ],
    )
    def test_bad_metadata(self, environ: Environ, pack: Pack, metadata: Mapping[str, object], said: str) -> None:
        with pytest.raises(ModelError, match=said):
            install_file(pack(metadata=metadata), environ)

    @pytest.mark.parametrize("data", [b"", b"null", b"[1]", b"{" * 9999, b"\x00\xff"])
    def test_metadata_that_is_no_object(self, environ: Environ, pack: Pack, data: bytes) -> None:
        with pytest.raises(ModelError, match="no small JSON object"):
            install_file(pack(files={"metadata.json": data}), environ)

    @pytest.mark.parametrize("file", ["model/model.bin", "sentencepiece.model", "model/shared_vocabulary.json"])
    def test_files_that_are_no_model(self, environ: Environ, pack: Pack, file: str) -> None:
        """Every name is right, and yet it does not translate."""
        with pytest.raises(ModelError, match=r"its model does not translate \(.+\)\. Nothing was changed"):
            install_file(pack(files={file: b"no model"}), environ)


class TestAnyBytes:
    @given(data=st.binary(max_size=300))
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_any_bytes(self, environ: Environ, tmp_path: Path, everything: Everything, data: bytes) -> None:
        """Whatever bytes a file has, it is installed or refused, and nothing is left of it."""
        self.try_(environ, tmp_path, everything, data)

    @given(data=st.data())
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_a_zip_with_some_bytes_changed(
        self, environ: Environ, tmp_path: Path, everything: Everything, data: st.DataObject
    ) -> None:
        """The same for an archive that was sound once: most such bytes are in its directory."""
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as zipped:
            for name in ("metadata.json", "model/model.bin", "sentencepiece.model"):
                zipped.writestr(f"x/{name}", b'{"from_code": "en", "to_code": "es", "package_version": "1.9"}')
        changed = bytearray(written.getvalue())
        for _ in range(data.draw(st.integers(1, 4))):
            changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
        self.try_(environ, tmp_path, everything, bytes(changed))

    def try_(self, environ: Environ, tmp_path: Path, everything: Everything, data: bytes) -> None:
        (tmp_path / "x.argosmodel").write_bytes(data)
        with pytest.raises(ModelError, match="Nothing was changed"):
            install_file(tmp_path / "x.argosmodel", environ)
        assert everything() == {}
