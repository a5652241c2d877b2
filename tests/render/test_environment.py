"""Templates: strict, sandboxed, overridable file by file, and clear about what is wrong with them."""

import re
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest
from babel.messages.pofile import read_po
from jinja2 import nodes

import briefing
from briefing import Templates, render_markdown
from briefing.errors import TemplateError
from briefing.models import LANGUAGES
from briefing.render.environment import shipped_templates
from tests.articles import Sample
from tests.site.planned import page_text

Put = Callable[[str, str], Templates]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Writes a file into a user's folder of templates, and opens the folder."""

    def write(name: str, text: str) -> Templates:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return Templates(tmp_path)

    return write


def message(templates: Templates, name: str = "single.md.jinja") -> str:
    """What a user reads when a brief is rendered with these templates."""
    with pytest.raises(TemplateError) as caught:
        templates.render(name, {"brief": Sample().brief(), "languages": ("en",)})
    return str(caught.value)


def messages(language: str) -> dict[str, list[str]]:
    """The texts of a shipped catalogue by their ids, all plural forms of each."""
    catalogue = read_po((shipped_templates() / f"strings/{language}.po").read_text(encoding="utf-8").splitlines())
    return {
        each.id if isinstance(each.id, str) else each.id[0]: [each.string]
        if isinstance(each.string, str)
        else list(each.string or ())
        for each in catalogue
        if each.id
    }


def constants(node: nodes.Node) -> list[str]:
    """The texts that an argument can be: itself, or either branch of a condition."""
    if isinstance(node, nodes.CondExpr):
        return [text for branch in (node.expr1, node.expr2) if branch for text in constants(branch)]
    return [node.value] if isinstance(node, nodes.Const) else []


class TestOverriding:
    """A user's folder lies over the program's own."""

    def test_one_file_is_replaced_and_the_rest_stays(self, put: Put) -> None:
        """A brief's template of the user's own gets the program's frame, chart and style."""
        own = '{% extends "site/page.html.jinja" %}{% block main %}Mine.{% include "site/chart.html.jinja" %}'
        own += "{% endblock %}"
        page = page_text(Sample().brief(), "en", templates=put("site/brief.html.jinja", own))
        assert "<nav" in page
        assert "Mine.<figure" in page
        assert "--ink" in page

    @pytest.mark.parametrize("block", ["name", "style", "icon", "head", "sections", "header", "main", "footer"])
    def test_a_block_of_the_frame_can_be_filled(self, put: Put, block: str) -> None:
        """A frame of the user's own under the same name fills one block of the shipped one and keeps the rest."""
        own = f'{{% extends "shipped/site/page.html.jinja" %}}{{% block {block} %}}Paid for by me.{{% endblock %}}'
        page = page_text(Sample().brief(), "en", templates=put("site/page.html.jinja", own))
        assert ("Paid for by me." in page) == (block != "main")
        assert "<nav" in page or block == "header"

    def test_one_catalogue_is_replaced_and_the_other_stays(self, put: Put) -> None:
        """A catalogue of the user's own speaks for its language alone."""
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        templates = put("strings/es.po", head + 'msgid "Read the original"\nmsgstr "Ir a la fuente"\n')
        page = render_markdown(Sample().brief(), "bilingual", templates=templates)
        assert "[Ir a la fuente]" in page
        assert "[Read the original]" in page

    def test_the_style_can_be_replaced(self, put: Put) -> None:
        """A style sheet of the user's own stands in the page in place of the program's."""
        page = page_text(Sample().brief(), "en", templates=put("site/style.css", "p { color: green }"))
        assert "p { color: green }" in page
        assert "--ink" not in page

    def test_a_folder_that_is_missing_is_named(self, tmp_path: Path) -> None:
        """The folder must exist: a typo would otherwise give the shipped look without a word."""
        with pytest.raises(TemplateError, match="tempaltes does not exist"):
            Templates(tmp_path / "tempaltes")


class TestMistakes:
    """A mistake in a template gives one sentence with the template's name, its line and what is wrong."""

    @pytest.mark.parametrize(
        ("wrong", "reason"),
        [
            ("{{ brief.article.title", "unexpected end of template"),
            ("{% for x in brief.sections %}", "'endfor'"),
            ("{% endblock %}", "endblock"),
            ("{{ 'a' | upercase }}", "No filter named 'upercase'"),
            ("{% if 1 is evven %}{% endif %}", "No test named 'evven'"),
            ("{{ bref.title }}", "'bref' is undefined"),
            ("{{ brief.titel }}", "titel"),
            ("{{ brief.article.url.port.number }}", "port"),
            ("{% include 'nothing.jinja' %}", "nothing.jinja"),
            ("{{ 1 / 0 }}", "division by zero"),
            ("{{ 'a' + 1 }}", "str"),
            ("{{ 'text' | dictsort }}", "items"),
            ("{{ say('en', 'a', 'b', 'c', 'd', 'e') }}", "positional"),
            ("{{ say('fr', 'Theme') }}", "strings/fr.po"),
        ],
    )
    def test_it_is_named_with_its_line(self, put: Put, wrong: str, reason: str) -> None:
        """Name, line and reason are in the message, whatever kind of mistake it is."""
        said = message(put("single.md.jinja", f"# Title\n\n{wrong}\n"))
        assert reason in said
        assert "fr.po" in reason or re.search(r"single\.md\.jinja\b.* line [34]\b", said)
        assert "\n" not in said

    def test_an_unknown_name_comes_with_the_known_ones(self, put: Put) -> None:
        """Who mistypes a variable is told which there are."""
        assert message(put("single.md.jinja", "{{ breif }}")).endswith("It may use: brief, languages.")

    def test_the_innermost_template_is_blamed(self, put: Put) -> None:
        """A mistake in an included file is laid to that file."""
        put("inner.md.jinja", "\n\n{{ nobody }}")
        assert "inner.md.jinja, line 3," in message(put("single.md.jinja", "{% include 'inner.md.jinja' %}"))

    @pytest.mark.parametrize(
        "endless",
        [
            "{% include 'single.md.jinja' %}",
            "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
            "{% extends 'single.md.jinja' %}",
            "{% for i in range(10 ** 9) %}x{% endfor %}",
        ],
    )
    def test_what_would_never_end_is_stopped(self, put: Put, endless: str) -> None:
        """A template that calls itself, or counts to a thousand million, is refused with its name."""
        assert "single.md.jinja" in message(put("single.md.jinja", endless))

    def test_a_file_that_is_not_utf8_is_named(self, put: Put, tmp_path: Path) -> None:
        """A template or style sheet in another encoding is refused, not rendered wrongly."""
        templates = put("page.html.jinja", "x")
        for name in ("page.html.jinja", "style.css"):
            (tmp_path / name).write_bytes(b"a\xf1o")
        assert "page.html.jinja" in message(templates, "page.html.jinja")
        with pytest.raises(TemplateError, match=r"style\.css.*utf-8"):
            templates.source("style.css")

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ('msgid "Theme"\nmsgstr "Tema"\nmsgplural "Temas"', "es.po is wrong"),
            ('msgid "Theme"\nmsgstr "Tema {nobody}"', "nobody"),
            ('msgid "Theme"\nmsgstr "Tema {"', "single.md.jinja"),
        ],
    )
    def test_a_wrong_catalogue_is_named(self, put: Put, text: str, reason: str) -> None:
        """A catalogue that does not parse, or names a field that its message has not, is refused."""
        put("single.md.jinja", "{{ say('es', 'Theme') }}")
        assert reason in message(put("strings/es.po", f'msgid ""\nmsgstr ""\n\n{text}\n'))


class TestSandbox:
    """A template shows a brief; it does not run programs."""

    @pytest.mark.parametrize(
        "attempt",
        [
            "{{ ''.__class__.__mro__[1].__subclasses__() }}",
            "{{ brief.__init__.__globals__ }}",
            "{{ say.__self__._folders }}",
            "{{ say.__func__.__globals__ }}",
            "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
            "{{ '{0.__class__.__init__.__globals__}'.format(brief) }}",
            "{{ say('en', '{b.__class__.__init__.__globals__}', b=brief) }}",
            "{{ brief | attr('__class__') }}",
            "{% set x = languages.__class__ %}{{ x }}",
            "{{ brief.article.__setattr__('title', 'x') }}",
            "{% import 'os' as os %}",
            "{% include '../../../../../../etc/passwd' %}",
            "{% include '/etc/passwd' %}",
        ],
    )
    def test_nothing_gets_out(self, put: Put, attempt: str) -> None:
        """Each known way to Python's own objects, or to files outside, ends in an error with the template's name."""
        assert "single.md.jinja" in message(put("single.md.jinja", attempt))

    def test_a_brief_cannot_be_changed(self, put: Put) -> None:
        """What one template does to its values cannot reach the next: they cannot be changed."""
        templates = put("single.md.jinja", "{% do languages.append('fr') %}")
        assert "single.md.jinja" in message(templates)
        with pytest.raises(TemplateError, match=r"single\.md\.jinja"):
            put("single.md.jinja", "{{ words.append('x') }}").render("single.md.jinja", {"words": []})

    def test_a_value_is_not_run_as_a_template(self, put: Put) -> None:
        """Template syntax in a value is shown."""
        templates = put("a.html.jinja", "{{ text }}")
        assert templates.render("a.html.jinja", {"text": "{{ 7 * 7 }}<b>"}) == "{{ 7 * 7 }}&lt;b&gt;"


class TestStrings:
    """The interface texts of the pages."""

    def test_both_catalogues_have_the_same_messages(self) -> None:
        """A text that exists in one language exists in the other, with the same fields and nothing left empty."""
        english, spanish = messages("en"), messages("es")
        assert english.keys() == spanish.keys()
        assert len(english) > 8
        for name, texts in english.items():
            assert all(text.strip() for text in [*texts, *spanish[name]])
            fields = [set(re.findall(r"{(\w+)}", " ".join(each))) for each in (texts, spanish[name])]
            assert fields[0] == fields[1]

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_message_that_a_template_says_exists(self, language: str) -> None:
        """No template says a text that a catalogue lacks, and no catalogue keeps one that nobody says."""
        said: set[str] = set()
        for template in shipped_templates().rglob("*.jinja"):
            tree = jinja2.Environment(autoescape=True).parse(template.read_text(encoding="utf-8"))
            for call in tree.find_all(nodes.Call):
                # `words` and `each` are macros, of the pages and of the mail, that say a text in each language.
                function = call.node
                name = function.name if isinstance(function, nodes.Name) else getattr(function, "attr", "")
                place = {"say": 1, "each": 0, "words": 0}.get(name)
                if place is not None:
                    said |= set(constants(call.args[place]))
        assert said - messages(language).keys() == set()

    def test_no_catalogue_keeps_a_message_that_nobody_says(self) -> None:
        """Each message stands somewhere as a text: in a template, or in the program where it names a page."""
        package = Path(briefing.__file__).parent
        sources = [*shipped_templates().rglob("*.jinja"), *package.glob("site/*.py")]
        said = "\n".join(path.read_text(encoding="utf-8") for path in sources)
        assert [each for each in messages("en") if f'"{each}"' not in said] == []
