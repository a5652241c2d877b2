"""How far a division into passages is from the right one: both measures count windows that slide over the article."""

from collections.abc import Sequence


def starts(labels: Sequence[frozenset[str]]) -> list[bool]:
    """For each sentence whether a passage begins with it: its themes differ from those of the one before."""
    return [index > 0 and labels[index] != labels[index - 1] for index in range(len(labels))]


def pk(reference: Sequence[bool], candidate: Sequence[bool]) -> float:
    """Pk (Beeferman et al. 1999, Mach. Learn. 34): windows whose ends stand in one passage for one side only."""
    window = _window(reference)
    pairs = [
        (any(reference[i + 1 : i + window + 1]), any(candidate[i + 1 : i + window + 1])) for i in _places(reference)
    ]
    return sum(one != other for one, other in pairs) / max(1, len(pairs))


def window_diff(reference: Sequence[bool], candidate: Sequence[bool]) -> float:
    """WindowDiff (Pevzner and Hearst 2002, Comput. Linguist. 28): windows with another number of boundaries."""
    window = _window(reference)
    pairs = [
        (sum(reference[i + 1 : i + window + 1]), sum(candidate[i + 1 : i + window + 1])) for i in _places(reference)
    ]
    return sum(one != other for one, other in pairs) / max(1, len(pairs))


def _window(reference: Sequence[bool]) -> int:
    """Half of the mean passage, as both papers say; at least one sentence."""
    return max(1, round(len(reference) / (sum(reference) + 1) / 2))


def _places(reference: Sequence[bool]) -> range:
    return range(len(reference) - _window(reference))
