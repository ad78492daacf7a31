"""Embeds show what they name, once."""

from __future__ import annotations

from tests.publish.wikis import html, site


def test_a_whole_note_is_shown_without_its_title() -> None:
    shown = html({"note.md": "![[Weight]]", "Weight.md": "# Weight\n\nThe matrix.\n"})
    assert '<section class="wm-embed" data-search-exclude="true">' in shown
    assert "<p>The matrix.</p>" in shown
    assert "<p><section" not in shown


def test_a_section_ends_where_the_next_begins() -> None:
    shown = html(
        {"note.md": "![[Weight#Core]]", "Weight.md": "## Core\n\nin\n\n### Deeper\n\nalso in\n\n## Next\n\nbeyond\n"}
    )
    assert "also in" in shown
    assert "beyond" not in shown


def test_a_block_is_shown_alone() -> None:
    shown = html(
        {"note.md": "![[Weight#^rule]]", "Weight.md": "before\n\nThe rule. ^rule\n\n- a\n- b ^point\n\nafter\n"}
    )
    assert "The rule." in shown
    assert "before" not in shown
    assert "after" not in shown


def test_ids_stay_unique() -> None:
    shown = html({"note.md": "## Core\n\n![[Weight]] \n\n![[Weight]]\n", "Weight.md": "## Core\n\na[^1]\n\n[^1]: b\n"})
    assert shown.count('id="core"') == 1
    assert shown.count('id="fn:1-1"') == shown.count('id="fn:1-2"') == 1


def test_a_section_brings_its_footnotes() -> None:
    shown = html(
        {"note.md": "![[Weight#Core]]", "Weight.md": "x[^a]\n\n## Core\n\ny[^b]\n\n[^a]: first\n[^b]: second\n"}
    )
    assert "second" in shown
    assert "first" not in shown
    assert 'href="#fn:2-1"' in shown


def test_circles_are_cut_with_a_word() -> None:
    files = {"a.md": "![[b]]", "b.md": "![[a]]", "self.md": "![[self]]"}
    assert "it would contain itself" in html(files, path="a.md")
    assert "it would contain itself" in html(files, path="self.md")


def test_embeds_that_double_with_every_level_come_to_an_end() -> None:
    files = {f"n{level}.md": f"![[n{level + 1}]]\n\n![[n{level + 1}]]\n" for level in range(30)} | {"n30.md": "end"}
    assert len(html(files, path="n0.md")) < 1_000_000


def test_files_are_shown_by_their_kind() -> None:
    files = {
        "note.md": "![[a.png|300]] ![[a.png|200x100]] ![alt](a.png) ![[s.mp3]] ![[v.mp4]] ![[d.pdf]] ![[c.canvas]]",
        **dict.fromkeys(("a.png", "s.mp3", "v.mp4", "d.pdf", "c.canvas"), b""),
    }
    shown = html(files)
    assert '<img src="a.png" alt="" width="300" loading="lazy" decoding="async">' in shown
    assert 'width="200" height="100"' in shown
    assert '<img src="a.png" alt="alt"' in shown
    assert '<audio controls="" preload="metadata" src="s.mp3"' in shown
    assert '<video controls="" preload="metadata" src="v.mp4"' in shown
    assert '<iframe src="d.pdf"' in shown
    assert "Open c.canvas</a>" in shown
    assert site(files).attachments == ("a.png", "d.pdf", "s.mp3", "v.mp4")


def test_words_around_an_embedded_note_stay_in_paragraphs() -> None:
    """A section ends a paragraph; none may be left empty, and no words outside of one."""
    shown = html({"note.md": "before *that* ![[Other]]. After.\n\nlast ![[Other]]\n", "Other.md": "Other.\n"})
    assert "<p>before <em>that</em></p>\n<section" in shown
    assert "</section>\n<p>. After.</p>" in shown
    assert "<p></p>" not in shown
