"""What the rules about links say and mend."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.build import wiki_of
from pipeline.model.diagnostic import Diagnostic
from pipeline.model.dialect import DIALECTS
from pipeline.model.options import Options, RuleOptions
from pipeline.model.wiki import Wiki
from pipeline.rules import judge

from .fixture import NOW

PATHS = st.lists(
    st.sampled_from(["", "sub/", "SUB/", "md/"]).flatmap(
        lambda folder: st.sampled_from(["D.md", "d.MD", "MD.md", "D.markdown", "kdown.Markdown", "D.md.md"]).map(
            lambda name: folder + name
        )
    ),
    min_size=1,
    max_size=4,
    unique=True,
)
TARGETS = st.tuples(
    st.sampled_from(["", "./", "../", "/", "sub/", "Sub/", "../SUB/", "sub/../"]),
    st.sampled_from(["D", "d", "MD", "md", "D.md", "d.MD", "d.markdown", "KDOWN", "down", "d.md.MD"]),
).map("".join)
SHAPES = st.sampled_from(["[x]({})", "[[{}]]", "[[{}|x]]", "![[{}]]"])


def _wiki(files: Mapping[str, str], code: str) -> Wiki:
    return wiki_of(files, Options(rules=RuleOptions(select=(code,))), {"any-note.schema.json": "{}"}, NOW)


def _mended(files: dict[str, str], finding: Diagnostic) -> dict[str, str]:
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    before = files[finding.path]
    return {**files, finding.path: before[: edit.start] + edit.text + before[edit.end :]}


@settings(max_examples=150, deadline=None)
@given(PATHS, SHAPES, TARGETS)
def test_a_wrong_case_is_found_only_where_it_is_and_mended_for_good(paths: list[str], shape: str, target: str) -> None:
    files = {**dict.fromkeys(paths, "text\n"), "sub/C.md": shape.format(target) + "\n"}
    wiki = _wiki(files, "LNK005")
    before = wiki.graph.resolutions["sub/C.md"][0]
    found = judge(wiki)
    assert not (before.exact and found)
    for finding in (one for one in found if one.fix):
        mended = _wiki(_mended(files, finding), "LNK005")
        after = mended.graph.resolutions["sub/C.md"][0]
        assert (after.status, after.resolved, after.exact) == ("ok", before.resolved, True)
        assert judge(mended) == ()


def test_a_link_to_a_file_that_is_all_suffix_is_no_crash() -> None:
    """Such a file has no name to write, with or without its suffix."""
    merged = "---\nduplicate_of: real\nstatus: merged\n---\n"
    files = {"old.md": merged, ".md": "---\nid: real\n---\ntext\n", "a.md": "[x](old) [[old]]\n"}
    assert [finding.code for finding in judge(_wiki(files, "LNK004"))] == ["LNK004", "LNK004"]


def test_the_case_of_a_suffix_says_nothing_of_a_name_that_it_ends_like() -> None:
    """The `d` of `.md` is no file's name."""
    links = "[x](D) and [[./D]], [q](../MD), [r](d)\n"
    found = judge(_wiki({"sub/C.md": links, "sub/D.md": "text\n", "MD.md": "text\n"}, "LNK005"))
    assert [(one.place.line, one.message) for one in found] == [(1, 'the file is called "D"')]
    assert found[0].fix is not None


def _of_links(text: str, count: int) -> dict[str, str]:
    """A text among notes that Markdown links lead to, and two notes of one name."""
    notes = {f"c/{number}.md": "text\n" for number in range(count)}
    leading = "".join(f"[{number}](c/{number}.md)\n" for number in range(count))
    return {**notes, "map.md": leading, "a/noreturn.md": "text\n", "b/noreturn.md": "text\n", "text.md": f"{text}\n"}


def test_an_embed_of_many_notes_is_broken_only_where_there_are_none() -> None:
    """Dendron's `![[a.b.*]]` shows every note whose name fits; a link cannot go to many."""
    text = "![[a.b.*]] ![[A.*.c#h]] ![[a.z.*]] [[a.b.*]] ![[*[c]]] ![[" + "*a" * 300 + "*]]"
    files = {"a.b.c.md": "", "root.md": "", "n.md": text}
    options = Options(dialect=DIALECTS["dendron"], rules=RuleOptions(select=("LNK001",)))
    found = judge(wiki_of(files, options, {"any-note.schema.json": "{}"}, NOW))
    assert [one.message.split('"')[1] for one in found] == ["a.z.*", "a.b.*", "*[c]", "*a" * 300 + "*"]


def test_code_between_double_brackets_is_no_link_where_all_links_are_markdown() -> None:
    code = 'Use [[noreturn]], [[deprecated("old")]], [[gnu::hot]], [[tool.mypy.overrides]] and [[0]].'
    for rule in ("LNK001", "LNK002"):
        assert judge(_wiki(_of_links(code, 100), rule)) == ()


def test_double_brackets_are_links_where_one_arrives_few_are_markdown_or_they_are_no_code() -> None:
    assert len(judge(_wiki(_of_links("[[noreturn]]", 100) | {"d.md": "[[map|it]]\n"}, "LNK002"))) == 1
    assert len(judge(_wiki(_of_links("[[noreturn]]", 5), "LNK002"))) == 1
    assert len(judge(_wiki(_of_links("[[a lost note]], [[lost|it]], [[Lost]]", 100), "LNK001"))) == 3
