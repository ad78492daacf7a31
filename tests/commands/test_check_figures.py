"""`check --statistics` tells how many figures of a note are bound to its code."""

from __future__ import annotations

import json

from .calling import Caller

NOTE = """# Model 7

It has <!-- value: total -->109<!-- /value --> parameters, 12 layers, since 2024-05-01 and in `x = 5`,
by [page 3](Other.md), H100 and 3.5 more. <!-- 4 -->

```python
total = 109
```
"""


def test_bound_figures_are_counted(wikimill: Caller) -> None:
    """Numbers in code, comments, headings, links, dates and names are no figures; notes that bind none are not told of."""
    wikimill.write({"Model.md": NOTE, "Other.md": "# Other\n\n5 things.\n"})
    for _ in range(2):
        out = wikimill("check", "--statistics").out
        assert "Model.md: 1 of 3 figures in prose is bound to code\n" in out
        assert "Other.md" not in out
    told = json.loads(wikimill("check", "--statistics", "--format", "json").out)
    assert told["figures"] == [{"path": "Model.md", "bound": 1, "total": 3}]
