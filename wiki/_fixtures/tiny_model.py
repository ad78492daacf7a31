"""A tiny text classifier: a real torch model, small enough to count by hand.

Gives `model` and a toy task (`tokens`, `labels`) whose answer is the first token modulo four.
Everything is drawn from one seed, so that each run sees the same numbers.
"""

import torch
from torch import Tensor, nn

VOCABULARY, WIDTH, HIDDEN, CLASSES = 64, 16, 32, 4
EXAMPLES, LENGTH = 128, 8


class TinyClassifier(nn.Module):
    """Embedding, one residual block, batch normalization over the mean of all positions, a linear head."""

    def __init__(self) -> None:
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY, WIDTH)
        self.encoder = nn.Sequential(
            nn.LayerNorm(WIDTH),
            nn.Linear(WIDTH, HIDDEN),
            nn.ReLU(),
            nn.Linear(HIDDEN, WIDTH),
        )
        self.norm = nn.BatchNorm1d(WIDTH)
        self.head = nn.Linear(WIDTH, CLASSES)

    def forward(self, tokens: Tensor) -> Tensor:
        hidden = self.embedding(tokens)
        hidden = hidden + self.encoder(hidden)
        return self.head(self.norm(hidden.mean(dim=1)))


torch.manual_seed(20261122)
torch.set_num_threads(1)
model = TinyClassifier()
tokens = torch.randint(0, VOCABULARY, (EXAMPLES, LENGTH))
labels = tokens[:, 0] % CLASSES
