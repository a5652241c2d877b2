"""Makes an edition of a day's articles: copies and stories found, each story told from all its sources, ranked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from briefing.daily.naming import make_threads, name_stories
from briefing.daily.record import Record
from briefing.daily.state import Place
from briefing.models import OTHER, Brief, Edition, Story, StorySentence
from briefing.stages.edition import story_source
from briefing.stages.stories import Rarity, Vector, find_copies, find_stories, likeness, total
from briefing.stages.summarize import Budget, summarize_together


@dataclass(frozen=True, slots=True)
class Member:
    """An article of an edition: what is known of it, and its brief as it was filed."""

    record: Record
    brief: Brief


@dataclass(frozen=True, slots=True)
class Composed:
    """An edition, and where each article stands in it, by id."""

    edition: Edition
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class _Group:
    """A story in the making.

    Attributes:
        members: Its articles: the one that gives the headline, the other originals, then copies.
        originals: How many of them, from the first, repeat no other.
        voices: Whose words each is, by a number.
    """

    members: tuple[Member, ...]
    originals: int
    voices: tuple[int, ...]

    @property
    def strengths(self) -> dict[str, float]:
        """The part of its originals that each theme takes, on average; 'other' only where there is none else."""
        shares: dict[str, float] = {}
        for member in self.members[: self.originals]:
            for section in member.brief.sections:
                shares[section.id] = shares.get(section.id, 0.0) + section.share / self.originals
        themes = {theme: share for theme, share in shares.items() if theme != OTHER}
        return themes or {OTHER: 0.0}

    @property
    def themes(self) -> tuple[str, ...]:
        """Its themes, strongest first."""
        return tuple(sorted(self.strengths, key=lambda theme: (-self.strengths[theme], theme)))

    @property
    def rank(self) -> tuple[float, ...]:
        """The more independent sources the better, and then the stronger its theme."""
        return -len(set(self.voices)), -self.strengths[self.themes[0]]


def compose(
    date: str,
    members: Sequence[Member],
    earlier: Sequence[Record],
    *,
    budget: Budget,
    is_taken: Callable[[str], bool] = lambda _: False,
) -> Composed:
    """Make an edition.

    Args:
        date: Its day, YYYY-MM-DD.
        members: Its articles, in any order. Where a record has a story, this edition was made before, and keeps it.
        earlier: The articles of the editions before it, oldest first.
        budget: For the summary of each story.
        is_taken: Whether a story of any edition is called so already.
    """
    members = sorted(members, key=_appeared)
    rarity = Rarity(each.features for each in (*earlier, *(member.record for member in members)) if each.features)
    vectors = {member.record.id: rarity.weigh(member.record.features or {}) for member in members}
    copies = find_copies({member.record.id: member.record.marks or frozenset() for member in members})
    groups = _by_theme(sorted(_group(members, vectors, copies), key=_order))
    told = [[(each.record, vectors[each.record.id]) for each in group.members[: group.originals]] for group in groups]
    slugs = [group.members[0].brief.article.slug for group in groups]
    names = name_stories(told, slugs, threads=make_threads(earlier, rarity), is_taken=is_taken)
    named = list(zip(groups, names, strict=True))
    known = {record.story for record in earlier}
    edition = Edition(
        date=date,
        stories=tuple(_tell(group, name, budget, new=name not in known) for group, name in named),
        labels={section.id: section.labels for member in members for section in member.brief.sections},
    )
    places = {
        member.record.id: Place(name, copies.get(member.record.id, ""))
        for group, name in named
        for member in group.members
    }
    return Composed(edition, places)


def _appeared(member: Member) -> tuple[datetime, str, str]:
    return member.brief.article.date or datetime.max.replace(tzinfo=UTC), member.brief.article.slug, member.record.id


def _group(members: Sequence[Member], vectors: Mapping[str, Vector], copies: Mapping[str, str]) -> list[_Group]:
    """The stories, each with its originals and their copies."""
    by_id = {member.record.id: member for member in members}
    repeated: dict[str, list[str]] = {}
    for member in members:
        if member.record.id in copies:
            repeated.setdefault(copies[member.record.id], []).append(member.record.id)
    found = []
    for keys in find_stories({key: vector for key, vector in vectors.items() if key not in copies}):
        whole = total(vectors[key] for key in keys)
        lead = max(keys, key=lambda key: likeness(vectors[key], whole))
        originals = [lead, *(key for key in keys if key != lead)]
        ids = [*originals, *(copy for key in originals for copy in repeated.get(key, ()))]
        voices: dict[str, int] = {}
        spoken = [voices.setdefault(_voice(by_id[copies.get(key, key)]), len(voices)) for key in ids]
        found.append(_Group(tuple(by_id[key] for key in ids), len(originals), tuple(spoken)))
    return found


def _voice(original: Member) -> str:
    """Who speaks: a source is one voice however often it writes; where nobody says who it is, each text is."""
    article = original.brief.article
    return article.source.casefold() or urlsplit(article.url).hostname or original.record.id


def _order(group: _Group) -> tuple[object, ...]:
    return *group.rank, *_appeared(group.members[0])


def _by_theme(groups: Sequence[_Group]) -> list[_Group]:
    """Stories of a theme together; the theme of the foremost story first, what has no theme last."""
    order: dict[str, None] = dict.fromkeys(group.themes[0] for group in groups)
    themes = sorted(order, key=lambda theme: theme == OTHER)
    return [group for theme in themes for group in groups if group.themes[0] == theme]


def _tell(group: _Group, name: str, budget: Budget, *, new: bool) -> Story:
    briefs = [member.brief for member in group.members]
    told = summarize_together(briefs[: group.originals], group.voices[: group.originals], budget=budget)
    return Story(
        id=name,
        title=briefs[0].title,
        themes=group.themes,
        sources=tuple(story_source(brief) for brief in briefs),
        summary=tuple(StorySentence(source, picked.number, picked.passage) for source, picked in told),
        new=new,
    )
