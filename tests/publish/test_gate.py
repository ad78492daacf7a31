"""No note can bring a script, a handler, a frame or a form onto its page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.html.gate import through_the_gate
from pipeline.publish.html.rawhtml import without_comments
from tests.publish.wikis import html, site

EVIL = [
    "<script>alert(1)</script>",
    "text <script>alert(1)</script> text",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<math><maction actiontype='statusline#' xlink:href='javascript:alert(1)'>x</maction></math>",
    "<iframe src='https://example.org'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='x.swf'></object><embed src='x.swf'>",
    "<form action='https://example.org'><input name=q><button>go</button></form>",
    "<base href='https://example.org/'>",
    "<meta http-equiv='refresh' content='0;url=https://example.org'>",
    "<link rel='stylesheet' href='https://example.org/x.css'>",
    "<style>body{display:none}</style>",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<div style='position:fixed;inset:0;background:url(https://example.org/x)'>x</div>",
    "<div id='__config'>{}</div>",
    "<details open ontoggle=alert(1)>x</details>",
    "<p onclick='alert(1)'>x</p>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<textarea><img src=x onerror=alert(1)></textarea>",
    "<plaintext>",
    "<!--><script>alert(1)</script>-->",
    "`<script>`{=html}",
]


@pytest.mark.parametrize("source", EVIL)
def test_nothing_of_it_comes_through(source: str) -> None:
    shown = html(f"before\n\n{source}\n\nafter, {source}\n\nend\n").lower()
    for sign in (
        "<script",
        "<svg",
        "<math",
        "<object",
        "<embed",
        "<form",
        "<base",
        "<meta",
        "<link",
        "<style",
        "srcdoc",
        "position",
        "__config",
        "http-equiv",
    ):
        assert sign not in shown
    for handler in ("onerror=", "onload=", "onclick=", "ontoggle=", "onbegin="):
        assert f" {handler}" not in shown.replace("&lt;", "<").partition("<p>before")[2] or "&lt;" in shown
    assert "javascript:" not in shown
    assert "end" in shown


@pytest.mark.parametrize(
    "name",
    ["<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "</title><script>x</script>", "' onmouseover='x"],
)
def test_names_are_only_names(name: str) -> None:
    """Titles, aliases, categories, states and tags are text wherever they stand."""
    quoted = "'" + name.replace("'", "''") + "'"
    note = f"---\ntitle: {quoted}\naliases: [{quoted}]\ncategory: {quoted}\nstatus: {quoted}\ntags: [{quoted}]\nrelations:\n  broader: {quoted}\n---\n\ntext\n"
    made = site({"a.md": note, "b.md": note, "c.md": "[[a]] [[b]]"})
    for page in made.pages.values():
        assert "<script" not in page.html
        assert "<img src=x" not in page.html
        assert "' onmouseover='x'" not in page.html


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('<p><img src="javascript:alert(1)" alt="a &quot;b&quot; &lt;i&gt;"></p>', "<p>a &quot;b&quot; &lt;i&gt;</p>"),
        ('<p><img src="data:text/html,x"><img></p>', "<p></p>"),
        ("<p><img src=x alt='<img alt=y>'></p>", '<p><img src="x" alt="&lt;img alt=y&gt;"></p>'),
        ('<code>&lt;img alt="z"&gt;</code>', '<code>&lt;img alt="z"&gt;</code>'),
    ],
)
def test_of_an_image_without_an_address_its_words_stay(written: str, shown: str) -> None:
    assert through_the_gate(written) == shown


@given(st.text())
def test_the_gate_is_idempotent(text: str) -> None:
    assert through_the_gate(through_the_gate(text)) == through_the_gate(text)


@given(st.lists(st.sampled_from(["<!--", "-->", "-", "<", ">", "!", "word", "<b>", " "])).map("".join))
def test_comments_are_cut_out_whole(text: str) -> None:
    rest = without_comments(text)
    assert "<!--" not in rest or rest.count("<!--") < text.count("<!--")
