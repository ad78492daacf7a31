"""Obsidian's syntax, feature by feature: what an author writes, and what a reader must find on the page."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature. `finds` are CSS selectors, each of which must find something below the feature's heading."""

    group: str
    name: str
    source: str
    finds: tuple[str, ...]
    lacks: tuple[str, ...] = ()
    """Words that must not be there."""
    degraded: str = ""
    """What becomes of it where it is not shown as in Obsidian; empty where it is."""


def _callouts() -> list[Feature]:
    kinds = {
        "note": "note", "abstract": "abstract", "summary": "abstract", "tldr": "abstract", "info": "info", "todo": "info",
        "tip": "tip", "hint": "tip", "important": "tip", "success": "success", "check": "success", "done": "success",
        "question": "question", "help": "question", "faq": "question", "warning": "warning", "caution": "warning",
        "attention": "warning", "failure": "failure", "fail": "failure", "missing": "failure", "danger": "danger",
        "error": "danger", "bug": "bug", "example": "example", "quote": "quote", "cite": "quote",
    }  # fmt: skip
    return [
        Feature("Callouts", f"`[!{kind}]`", f"> [!{kind}]\n> Text.", (f".admonition.{shown} > .admonition-title",))
        for kind, shown in kinds.items()
    ]


FEATURES: tuple[Feature, ...] = (
    Feature("Basic formatting", "Paragraphs", "One.\n\nTwo.", ("p + p",)),
    Feature("Basic formatting", "Line break by two blanks or a backslash", "One  \ntwo\\\nthree", ("br",)),
    Feature("Basic formatting", "A single line end", "One\ntwo", ("p",), degraded="a blank, as in Obsidian's *strict line breaks*; a line break in a vault of Obsidian without that setting, and where `line_breaks` is configured"),
    Feature("Basic formatting", "Bold", "**bold** and __bold__", ("strong",)),
    Feature("Basic formatting", "Italic", "*italic* and _italic_", ("em",)),
    Feature("Basic formatting", "Bold and italic", "***both*** and **bold with *nested* italic**", ("em strong", "strong em")),
    Feature("Basic formatting", "Strikethrough", "~~gone~~", ("s, del",)),
    Feature("Basic formatting", "Highlight", "==marked **bold**==", ("mark strong",), ("==",)),
    Feature("Basic formatting", "Escapes", r"\*not italic\* \#no-tag", ("p",), ("\\",)),
    Feature("Basic formatting", "Quote", "> Quoted\n> > nested", ("blockquote blockquote",)),
    Feature("Basic formatting", "Inline code", "`code` and ``with ` in it``", ("p > code",)),
    Feature("Basic formatting", "Code block", "```js\nlet x = 1\n```", (".language-js pre code span",)),
    Feature("Basic formatting", "Code block of an unknown language", "```nonesuch\nx < 1\n```", ("pre code",)),
    Feature("Basic formatting", "Indented code block", "    x = 1", ("pre code",)),
    Feature("Basic formatting", "Code block with more backticks", "````md\n```js\nx\n```\n````", ("pre code",)),
    Feature("Basic formatting", "Horizontal line", "one\n\n***\n\ntwo", ("hr",)),
    Feature("Basic formatting", "Unordered and ordered lists", "- a\n  - b\n    1. c\n\n1) d", ("ul ul ol", "ol > li")),
    Feature("Basic formatting", "External link", '[Text](https://example.org "Title")', ('a[href="https://example.org"][title]',)),
    Feature("Basic formatting", "Bare address", "See https://example.org/a_b_c.", ('a[href="https://example.org/a_b_c"]',)),
    Feature("Basic formatting", "Address with blanks in angle brackets", "[t](<Other note.md>)", ('a[href="Other%20note.html"]',)),
    Feature("Basic formatting", "`obsidian://` address", "[open](obsidian://open?vault=x)", ('a[href^="obsidian:"]',)),
    Feature("Basic formatting", "Footnote", "Text.[^1]\n\n[^1]: The note.\n    More of it.", ("sup a.footnote-ref",)),
    Feature("Basic formatting", "Named footnote", "Text.[^name]\n\n[^name]: Named.", ("sup a.footnote-ref",)),
    Feature("Basic formatting", "Inline footnote", "Text.^[Told at once.]", ("sup a.footnote-ref",), ("Told at once",)),
    Feature("Basic formatting", "Comment", "a %%unseen%% b\n\n%%\nunseen block\n%%", ("p",), ("unseen", "%%")),
    Feature("Basic formatting", "HTML comment", "a <!-- unseen --> b", ("p",), ("unseen",)),
    Feature("Task lists", "Open and done", "- [ ] open\n- [x] done\n- [X] done", (".task-list-item input:not([checked])", ".task-list-item input[checked]")),
    Feature("Task lists", "Other states", "- [?] asked\n- [!] important", (".task-list-item input[checked]",), degraded="a done task whose label tells its state"),
    Feature("Task lists", "In progress, cancelled, forwarded", "- [/] begun\n- [-] dropped\n- [>] moved", (".wm-task--started input:not([checked])", ".wm-task--cancelled", ".wm-task--forwarded")),
    Feature("Task lists", "Nested and numbered", "1. [ ] a\n   - [x] b", ("ol .task-list-item ul .task-list-item",)),
    Feature("Tables", "Alignment", "| a | b | c |\n| :-- | :-: | --: |\n| 1 | 2 | 3 |", (".wm-left", ".wm-center", ".wm-right")),
    Feature("Tables", "Formatting in cells", "| a | b |\n| - | - |\n| **b** | `c` |", ("td strong", "td code")),
    Feature("Tables", "Pipes in links and embeds", "| a | b |\n| - | - |\n| [[Other note\\|label]] | ![[picture.png\\|30]] |", ('td a[href="Other%20note.html"]', 'td img[width="30"]')),
    Feature("Tables", "Without outer pipes", "a | b\n-- | --\n1 | 2", ("td",)),
    Feature("Math", "Block", "$$\n\\begin{vmatrix}a & b\\\\c & d\\end{vmatrix}=ad-bc\n$$", (".arithmatex .katex-display",)),
    Feature("Math", "Inline", "$e^{2i\\pi} = 1$", (".arithmatex .katex",)),
    Feature("Math", "Dollars that are money", "It costs $5 or $6.", ("p",)),
    Feature("Math", "Block within a line", "so $$x$$ here", (".katex-display",)),
    Feature("Diagrams", "Mermaid", "```mermaid\nsequenceDiagram\n  Alice->>+John: Hello\n```", (".mermaid",)),
    Feature("Links", "Wikilink", "[[Other note]]", ('a.wm-link[href="Other%20note.html"]',)),
    Feature("Links", "With a label", "[[Other note|words]]", ('a[href="Other%20note.html"]',)),
    Feature("Links", "To a path and with `.md`", "[[folder/Deep note]] [[Other note.md]]", ('a[href="folder/Deep%20note.html"]', 'a[href="Other%20note.html"]')),
    Feature("Links", "By an alias", "[[Another name]]", ('a[href="Other%20note.html"]',)),
    Feature("Links", "To a heading", "[[Other note#Part one]]", ('a[href="Other%20note.html#part-one"]',)),
    Feature("Links", "To a heading below a heading", "[[Other note#Part one#Deeper]]", ('a[href="Other%20note.html#deeper"]',)),
    Feature("Links", "To a heading of the same note", "[[#Math: Inline]]", ('a[href="#math-inline"]',)),
    Feature("Links", "To a block", "[[Other note#^block]]", ('a[href="Other%20note.html#%5Eblock"]',)),
    Feature("Links", "Markdown link", "[t](Other%20note.md#part-one)", ('a[href="Other%20note.html#part-one"]',)),
    Feature("Links", "Reference link", "[t][r]\n\n[r]: Other%20note.md", ('a[href="Other%20note.html"]',)),
    Feature("Links", "To a note that is not there", "[[Nowhere]]", ("span.wm-missing[title]",)),
    Feature("Links", "To a file", "[[clip.pdf]]", ('a[href="clip.pdf"]',)),
    Feature("Links", "Formatting in a label", "[[Other note|**bold**]]", ('a[href="Other%20note.html"]',), degraded="the label as plain text, as Obsidian does while it is edited"),
    Feature("Embeds", "Note", "![[Other note]]", ("section.wm-embed h2", "section.wm-embed a.wm-embed__source")),
    Feature("Embeds", "Section", "![[Other note#Part one]]", ("section.wm-embed",), ("Beginning",)),
    Feature("Embeds", "Block", "![[Other note#^block]]", ("section.wm-embed p",), ("Beginning",)),
    Feature("Embeds", "List by its block id", "![[Other note#^list]]", ("section.wm-embed ul",)),
    Feature("Embeds", "A note in itself", "![[Circle]]", (".wm-embed--left-out",), degraded="cut where it would contain itself, and said so"),
    Feature("Embeds", "Image", "![[picture.png]]", ('img[src="picture.png"]',)),
    Feature("Embeds", "Image with a width", "![[picture.png|100]]", ('img[width="100"]:not([height])',)),
    Feature("Embeds", "Image with width and height", "![[picture.png|100x145]]", ('img[width="100"][height="145"]',)),
    Feature("Embeds", "Image with words and a width", "![words|50](picture.png)", ('img[alt="words"][width="50"]',)),
    Feature("Embeds", "External image with a size", "![Engelbart|100x145](picture.png)", ('img[width="100"][height="145"]',)),
    Feature("Embeds", "Image that leads somewhere", "[![x](picture.png)](https://example.org)", ("a > img",)),
    Feature("Embeds", "SVG", "![[drawing.svg]]", ('img[src="drawing.svg"]',)),
    Feature("Embeds", "Audio", "![[sound.mp3]]", ("audio[controls][title]",)),
    Feature("Embeds", "Video", "![[film.mp4]]", ("video[controls][title]",)),
    Feature("Embeds", "Video with a size", "![[film.mp4|320]]", ('video[width="320"]',)),
    Feature("Embeds", "PDF", "![[clip.pdf]]", ('iframe[src="clip.pdf"]', "a.wm-file")),
    Feature("Embeds", "PDF from a page on", "![[clip.pdf#page=3]]", ('iframe[src="clip.pdf#page=3"]',)),
    Feature("Embeds", "PDF of a height", "![[clip.pdf#height=400]]", ('iframe[style*="height:400px"]',)),
    Feature("Embeds", "Another kind of file", "![[data.zip]]", ('a.wm-file[href="data.zip"]',), degraded="a link to it"),
    Feature("Embeds", "Address of a film at YouTube", "![](https://www.youtube.com/watch?v=NnTvZWp5Q7o)", ('a[href*="youtube"]',), degraded="a link: no page asks another server for anything unasked"),
    Feature("Embeds", "Search results", "```query\nembed\n```", ("pre code",), degraded="the query as code"),
    *_callouts(),
    Feature("Callouts", "Kinds in any letter case", "> [!WARNING]\n> Text.", (".admonition.warning",)),
    Feature("Callouts", "Own title", "> [!tip] Own *title*\n> Text.", (".admonition-title em",)),
    Feature("Callouts", "Title only", "> [!tip] Alone", (".admonition.tip",)),
    Feature("Callouts", "Folded, and open to be folded", "> [!faq]- Closed\n> a\n\n> [!faq]+ Open\n> b", ("details.question:not([open])", "details.question[open]")),
    Feature("Callouts", "Nested", "> [!question] One\n> > [!todo] Two\n> > > [!example] Three\n> > > x", (".question .info .example",)),
    Feature("Callouts", "Custom kind", "> [!custom-kind] Words\n> x", (".admonition.note.custom-kind",), degraded="as a note, with a class of its own that a style sheet may use"),
    Feature("Callouts", "With metadata", "> [!info|right] T\n> x", (".admonition.info",), ("|right",)),
    Feature("Callouts", "Lists, code and embeds in it", "> [!note]\n> - a\n>\n> ```js\n> x\n> ```\n>\n> ![[picture.png]]", (".admonition li", ".admonition pre", ".admonition img")),
    Feature("Tags", "In text", "A #tag here.", (".wm-tag",)),
    Feature("Tags", "Nested", "#inbox/to-read", (".wm-tag",)),
    Feature("Tags", "Korean and with signs", "#한국어 #a_b-c", (".wm-tag",)),
    Feature("Tags", "Digits alone are none", "#1984", ("p",)),
    Feature("HTML", "Harmless elements", "<u>under</u> <kbd>K</kbd> H<sub>2</sub>O <span style=\"color: red\">red</span>", ("u", "kbd", "sub", "span[style]")),
    Feature("HTML", "Details", "<details><summary>More</summary>\n\nHidden **text**.\n\n</details>", ("details strong",)),
    Feature("HTML", "Scripts and frames", "<script>x</script><iframe src=\"https://example.org\"></iframe>", (), ("<script",), degraded="taken out, unless `trust_html` is configured"),
    Feature("Other files", "Base", "![[table.base]]", ('a[href="table.base.html"]',), degraded="a link to its page; see Bases below"),
    Feature("Other files", "Canvas", "![[board.canvas]]", ('a[href="board.canvas.html"]',), degraded="a link to its page; see Canvas below"),
    Feature("Properties", "`title`, `aliases`, `tags`, `publish`", "(in the front matter)", ("*",)),
    Feature("Properties", "`cssclasses` and other properties of one's own", "(in the front matter)", ("*",), degraded="not shown"),
)  # fmt: skip

CANVAS: tuple[Feature, ...] = (
    Feature("Canvas", "Text card, with Markdown, links and embeds", '{"type": "text", "text": "# A **b** [[Other note]]"}', (".wm-card--text h2 strong", '.wm-card--text a[href="Other%20note.html"]')),
    Feature("Canvas", "Card of a note", '{"type": "file", "file": "Other note.md"}', ('.wm-card--file a[href="Other%20note.html"]', ".wm-card--file .wm-excerpt"), degraded="its title, which leads there, and its first sentences"),
    Feature("Canvas", "Card of a section or block", '{"type": "file", "file": "Other note.md", "subpath": "#Part one"}', ('.wm-card--file a[href="Other%20note.html#part-one"]',), degraded="a link to it, and what it begins with"),
    Feature("Canvas", "Card of a picture, sound, film or PDF", '{"type": "file", "file": "picture.png"}', ('.wm-card--file img[src="picture.png"]',)),
    Feature("Canvas", "Card of another site", '{"type": "link", "url": "https://example.org/"}', ('.wm-card--link a[href="https://example.org/"]',), degraded="a link: no page asks another server for anything unasked"),
    Feature("Canvas", "Group with a label", '{"type": "group", "label": "All"}', (".wm-card--group + ul .wm-card",)),
    Feature("Canvas", "Picture behind a group", '{"type": "group", "background": "picture.png"}', (".wm-card--group:not(:has(img))",), degraded="not shown"),
    Feature("Canvas", "The six colours, and one's own", '{"color": "4"}, {"color": "#ff0000"}', (".wm-hue--4", ".wm-hue--own"), degraded="one's own made darker or lighter, so that it can be told from the page"),
    Feature("Canvas", "Arrows with heads, labels and colours", '{"fromNode": "1", "toNode": "2", "label": "to"}', (".wm-arrow__line", ".wm-arrow__head", ".wm-arrows text", ".wm-ways li")),
    Feature("Canvas", "Moving about and zooming", "", (".wm-board__view[tabindex]", ".wm-board__zoom button")),
    Feature("Canvas", "Without eyes, script or a wide screen", "", (".wm-board__as input", ".wm-cards > li", ".wm-ways a[href^='#card-']")),
)  # fmt: skip
"""What stands on the page of `board.canvas`."""

BASES: tuple[Feature, ...] = (
    Feature("Bases", "What it asks for", "filters: file.hasTag(\"book\")", (".wm-source code",), degraded="shown as it is written, unless it names something private or holds a comment"),
)  # fmt: skip
"""What stands on the page of `table.base`."""

OTHERS: dict[str, str | bytes] = {
    "index.md": "# Home\n\n[[Syntax]] [[Circle]]\n",
    "Other note.md": "---\naliases: [Another name]\n---\n\nBeginning.\n\n## Part one\n\nOne. ^block\n\n### Deeper\n\n- a\n- b\n\n^list\n",
    "Circle.md": "# Circle\n\nRound. ![[Circle]]\n",
    "folder/Deep note.md": "# Deep note\n\nText.\n",
    "picture.png": bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
        "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
    ),
    "drawing.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    "sound.mp3": b"",
    "film.mp4": b"",
    "clip.pdf": b"%PDF-1.4\n",
    "data.zip": b"PK",
    "board.canvas": json.dumps(
        {
            "nodes": [
                {
                    "id": "1",
                    "type": "text",
                    "text": "# A **b** [[Other note]]",
                    "x": 20,
                    "y": 40,
                    "width": 300,
                    "height": 80,
                    "color": "4",
                },
                {
                    "id": "2",
                    "type": "file",
                    "file": "Other note.md",
                    "x": 400,
                    "y": 40,
                    "width": 300,
                    "height": 120,
                    "color": "#ff0000",
                },
                {
                    "id": "3",
                    "type": "file",
                    "file": "Other note.md",
                    "subpath": "#Part one",
                    "x": 20,
                    "y": 200,
                    "width": 300,
                    "height": 90,
                },
                {"id": "4", "type": "file", "file": "picture.png", "x": 400, "y": 200, "width": 100, "height": 100},
                {
                    "id": "5",
                    "type": "link",
                    "url": "https://example.org/",
                    "x": 20,
                    "y": 340,
                    "width": 300,
                    "height": 60,
                },
                {
                    "id": "6",
                    "type": "group",
                    "label": "All",
                    "background": "picture.png",
                    "x": 0,
                    "y": 0,
                    "width": 740,
                    "height": 420,
                },
            ],
            "edges": [{"id": "7", "fromNode": "1", "toNode": "2", "label": "to"}],
        }
    ),
    "table.base": "views: []\n",
}


def note() -> str:
    """The note that shows every feature, each below a heading of its own."""
    parts = [f"## {feature.group}: {feature.name.replace('`', '')}\n\n{feature.source}\n" for feature in FEATURES]
    return "---\ntitle: Syntax\ncssclasses: [wide]\n---\n\n" + "\n".join(parts)


def page() -> str:
    """The page of documentation."""
    groups: dict[str, list[Feature]] = {}
    for feature in (*FEATURES, *CANVAS, *BASES):
        groups.setdefault(feature.group, []).append(feature)
    lines = [
        "# Obsidian's syntax on the site",
        "",
        "Each line is a test: the feature is built into a site by the real build and looked for in Chromium.",
        "`tests/site/obsidian.py` holds what is written and what must be found; `WIKIMILL_UPDATE=1 make test TESTS=tests/site/test_obsidian.py` writes this page anew.",
    ]
    for group, features in groups.items():
        lines += ["", f"## {group}", "", "| Written | Feature | On the site |", "| --- | --- | --- |"]
        lines += [f"| {_code(one.source)} | {one.name} | {_how(one)} |" for one in features]
    return "\n".join(lines) + "\n"


def _how(feature: Feature) -> str:
    return f"degraded: {feature.degraded}" if feature.degraded else "as in Obsidian"


def _code(source: str) -> str:
    """The first line of what is written, in a cell of a table."""
    if not source:
        return ""
    first, _, rest = source.partition("\n")
    shown = (first + (" …" if rest else "")).replace("|", "\\|")
    fence = "``" if "`" in shown else "`"
    blank = " " if "`" in shown else ""
    return f"{fence}{blank}{shown}{blank}{fence}"
