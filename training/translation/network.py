"""The network: a Transformer (Vaswani et al. 2017) with many layers that read and few that write.

Reading is done once a sentence, writing once a piece, so that depth is cheap in the encoder (Kasai et al. 2021). Norms
come before each part; one table of embeddings serves source, target and output. Both directions share every weight: the
tag at the head of the target says which language is wanted.
"""

import math
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a network is: 31 million weights with 16,000 pieces, so 31 MB as 8-bit integers."""

    pieces: int
    width: int = 512
    heads: int = 8
    inner: int = 1536
    encoder: int = 6
    decoder: int = 2


def sinusoids(length: int, width: int) -> Tensor:
    """What tells positions apart: the sines, then the cosines interleaved (Vaswani et al. 2017, 3.5)."""
    angles = torch.arange(length)[:, None] * torch.exp(torch.arange(0, width, 2) * (-math.log(10_000) / width))
    return torch.stack([angles.sin(), angles.cos()], dim=2).flatten(1)


class Attention(nn.Module):  # type: ignore[misc]
    """Attention with several heads; to its own side, or from the target to the source."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = nn.Linear(shape.width, shape.width)
        self.memory = nn.Linear(shape.width, 2 * shape.width)  # keys and values
        self.out = nn.Linear(shape.width, shape.width)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """Attend from `x` to `memory` where the mask is true."""
        key, value = self.memory(memory).chunk(2, dim=2)
        query, key, value = (
            part.unflatten(2, (self.heads, -1)).transpose(1, 2) for part in (self.query(x), key, value)
        )
        attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        return self.out(attended.transpose(1, 2).flatten(2))


class Layer(nn.Module):  # type: ignore[misc]
    """A layer of either side; the decoder's also attends to what the encoder made."""

    def __init__(self, shape: Shape, *, crosses: bool, dropout: float) -> None:
        super().__init__()
        self.own_norm, self.own = nn.LayerNorm(shape.width), Attention(shape)
        self.cross_norm = nn.LayerNorm(shape.width) if crosses else None
        self.cross = Attention(shape) if crosses else None
        self.inner_norm = nn.LayerNorm(shape.width)
        self.up, self.down = nn.Linear(shape.width, shape.inner), nn.Linear(shape.inner, shape.width)
        self.drop = nn.Dropout(dropout)

    def forward(
        self, x: Tensor, mask: Tensor, memory: Tensor | None = None, cross_mask: Tensor | None = None
    ) -> Tensor:
        """Of (rows, length, width) the same shape."""
        normal = self.own_norm(x)
        x = x + self.drop(self.own(normal, normal, mask))
        if self.cross and self.cross_norm:
            x = x + self.drop(self.cross(self.cross_norm(x), memory, cross_mask))
        return x + self.drop(self.down(self.drop(functional.relu(self.up(self.inner_norm(x))))))


class Network(nn.Module):  # type: ignore[misc]
    """The whole.

    Args:
        shape: Its size.
        dropout: Of embeddings and of each part of a layer.
        longest: Positions it knows.
    """

    def __init__(self, shape: Shape, *, dropout: float = 0.0, longest: int = 512) -> None:
        super().__init__()
        self.embedding = nn.Embedding(shape.pieces, shape.width)
        self.register_buffer("positions", sinusoids(longest, shape.width), persistent=False)
        self.encoder = nn.ModuleList(Layer(shape, crosses=False, dropout=dropout) for _ in range(shape.encoder))
        self.decoder = nn.ModuleList(Layer(shape, crosses=True, dropout=dropout) for _ in range(shape.decoder))
        self.encoder_norm, self.decoder_norm = nn.LayerNorm(shape.width), nn.LayerNorm(shape.width)
        self.bias, self.drop = nn.Parameter(torch.zeros(shape.pieces)), nn.Dropout(dropout)
        for weight in self.parameters():
            if weight.dim() > 1:
                nn.init.xavier_uniform_(weight)
        nn.init.normal_(self.embedding.weight, std=shape.width**-0.5)

    def forward(self, source: Tensor, source_number: Tensor, target: Tensor, target_number: Tensor) -> Tensor:
        """The scores of every piece after each place of the target: (rows, length, pieces). See `packing.Rows`."""
        mask = _same(source_number, source_number)
        memory = self._embed(source, _past(mask))
        for layer in self.encoder:
            memory = layer(memory, mask)
        memory = self.encoder_norm(memory)
        mask, cross_mask = _past(_same(target_number, target_number)), _same(target_number, source_number)
        x = self._embed(target, mask)
        for layer in self.decoder:
            x = layer(x, mask, memory, cross_mask)
        return functional.linear(self.decoder_norm(x), self.embedding.weight, self.bias)

    def _embed(self, ids: Tensor, before: Tensor) -> Tensor:
        place = before.sum(dim=3).squeeze(1) - 1  # how many of its own sentence come before
        scaled: Any = self.embedding(ids) * math.sqrt(self.embedding.embedding_dim)
        return self.drop(scaled + self.positions[place])


def _past(mask: Tensor) -> Tensor:
    """What stands no later, out of what a mask allows: (rows, 1, length, length)."""
    return mask & torch.ones(mask.shape[2:], dtype=torch.bool, device=mask.device).tril()


def _same(ones: Tensor, others: Tensor) -> Tensor:
    return (ones[:, :, None] == others[:, None, :])[:, None]
