"""Centrality in a graph of sentences: what LexRank and TextRank share."""

_DAMPING = 0.85  # Brin and Page 1998, and both papers
_ENOUGH = 1e-6
_MOST_ROUNDS = 100


def pagerank(weights: list[dict[int, float]]) -> list[float]:
    """The stationary distribution of a walk over a weighted graph with random restarts, by power iteration.

    Args:
        weights: For each node its neighbours and the weights of the edges to them.

    Returns:
        Probabilities that add up to 1; empty for an empty graph.
    """
    n = len(weights)
    if not n:
        return []
    totals = [sum(row.values()) for row in weights]
    ranks = [1 / n] * n
    for _ in range(_MOST_ROUNDS):
        loose = sum(rank for rank, total in zip(ranks, totals, strict=True) if not total)
        following = [(1 - _DAMPING + _DAMPING * loose) / n] * n
        for node, row in enumerate(weights):
            for neighbour, weight in row.items():
                following[neighbour] += _DAMPING * ranks[node] * weight / totals[node]
        change = sum(abs(one - other) for one, other in zip(ranks, following, strict=True))
        ranks = following
        if change < _ENOUGH:
            break
    return ranks
