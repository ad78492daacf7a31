"""What is offered in place of a link that ends nowhere: never a file of another kind, never one of many."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pipeline.build import wiki_of
from pipeline.model.dialect import DIALECTS
from pipeline.model.options import Options, RuleOptions
from pipeline.rules import judge

from .fixture import NOW

FILES: dict[str, str | bytes] = {
    "ml/Weight.md": "",
    "ml/Weight_1.md": "",
    "ml/layers.png": b"",
    "ml/img/loss.svg": b"",
    "de/Bias.md": "",
    "fr/Bias.md": "",
    "it/Biass.md": "",
    "deep/Tensor/index.md": "",
    "Vue.js.md": "",
}


def offered(
    link: str, source: str = "ml/note.md", dialect: str = "obsidian", files: Mapping[str, str | bytes] = FILES
) -> str:
    options = Options(dialect=DIALECTS[dialect], rules=RuleOptions(select=("LNK001",)))
    found = judge(wiki_of({**files, source: link}, options, {"any-note.schema.json": "{}"}, NOW))
    assert [one.path for one in found] == [source], "the link is not broken"
    return found[0].message.partition("; did you mean ")[2].strip('"?')


@pytest.mark.parametrize(
    ("link", "offer"),
    [
        ("![](layer.png)", "ml/layers.png"),
        ("![](Weight.png)", ""),
        ("[code](Weight_1.cpp)", ""),
        ("![[loss.svgz]]", ""),
        ("![](loss.svg)", "ml/img/loss.svg"),
        ("![[laayers.png]]", ""),
        ("![[ml/laayers.png]]", "ml/layers.png"),
        ("[w](Wieght.md)", "ml/Weight.md"),
        ("[w](../old/Weight.md)", "ml/Weight.md"),
        ("[w](..\\ml\\Weight.md)", "ml/Weight.md"),
        ("[t](../deep/Tensors/)", "deep/Tensor/index.md"),
        ("[[Wieght]]", "Weight"),
        ("[[Vuu.js]]", "Vue.js"),
        ("[[Quantum]]", ""),
    ],
)
def test_only_what_is_of_the_kind_asked_for(link: str, offer: str) -> None:
    assert offered(link, dialect="obsidian" if "[[" in link else "markdown") == offer


@pytest.mark.parametrize(
    ("link", "source", "offer"),
    [
        ("[b](Bias.md)", "ml/note.md", ""),
        ("[b](Bias.md)", "it/note.md", "it/Biass.md"),
        ("[b](../Bias.md)", "de/note.md", "de/Bias.md"),
    ],
    ids=["any language", "the asked folder", "beside the link"],
)
def test_of_several_files_of_a_name_only_one_that_is_near(link: str, source: str, offer: str) -> None:
    assert offered(link, source, "markdown") == offer


@pytest.mark.parametrize(
    ("link", "offer"),
    [
        ("[[tutorial.linking]]", "tutorial.main.linking"),
        ("[[other.process.linking]]", ""),
        ("[[tutorial.main.linkng]]", "tutorial.main.linking"),
        ("[[tutorial.main.recap]]", ""),
    ],
)
def test_a_hierarchy_of_dots_is_one_of_folders(link: str, offer: str) -> None:
    """The common beginning of two names makes them no more alike."""
    files = dict.fromkeys(["tutorial.main.linking.md", "tutorial.main.vault.md"], "")
    assert offered(link, "a.md", "dendron", files) == offer


ZETTELS: dict[str, str | bytes] = {
    "202301011215 Links matter.md": "",
    "202301011216 Other.md": "",
    "202301011214.md": "",
    "2023010112159 Longer.md": "",
    "202301011217.png": b"",
    "Chapter 7.md": "",
}


@pytest.mark.parametrize(
    ("link", "offer"),
    [
        ("[[202301011215]]", "202301011215 Links matter"),
        ("[t](202301011215.md)", "202301011215 Links matter.md"),
        ("[[202301011213]]", ""),
        ("[[20230101121]]", ""),
        ("[[202301011215.png]]", ""),
        ("[[20230101121x]]", ""),
        ("[[Chapter 8]]", "Chapter 7"),
    ],
)
def test_a_number_is_like_what_begins_with_it_alone(link: str, offer: str) -> None:
    """One wrong digit makes another number, so edit distance is no hint."""
    assert offered(link, "note.md", files=ZETTELS) == offer


JOURNAL: dict[str, str | bytes] = {
    "2024-03-01.md": "# 2024-03-01\n",
    "2024-03-03 Standup.md": "",
    "daily/2024-03-04.md": "",
    "Standup 2024-03-05.md": "",
    "Review of March 6, 2024.md": "",
    "3.11.md": "",
    "2024-W10.md": "",
    "Atention (2017).md": "",
    "2024 in numbers.md": "",
    "GPT 3 notes.md": "",
    "Report-20240307.md": "",
}


@pytest.mark.parametrize(
    ("link", "offer"),
    [
        ("[[2024-03-02]]", ""),
        ("[[2024.03.01]]", ""),
        ("[[2024-03-03]]", "2024-03-03 Standup"),
        ("[[daily/2024-03-02]]", ""),
        ("[d](daily/2024-03-05.md)", ""),
        ("[[Standup 2024-03-06]]", ""),
        ("[[Standupp 2024-03-05]]", "Standup 2024-03-05"),
        ("[[Review of March 7, 2024]]", ""),
        ("[[3.12]]", ""),
        ("[[2024-W11]]", ""),
        ("[[Attention (2017)]]", "Atention (2017)"),
        ("[[Atention (2018)]]", ""),
        ("[[2025 in numbers]]", ""),
        ("[[GPT 4 notes]]", "GPT 3 notes"),
        ("[[Report-20240308]]", ""),
    ],
)
def test_another_date_is_no_misspelling(link: str, offer: str) -> None:
    assert offered(link, "note.md", files=JOURNAL) == offer


@pytest.mark.parametrize(
    ("folder", "offer"), [(None, ""), ("files", "files/p.png"), ("./own", "ml/own/p.png"), ("/ml/own/", "ml/own/p.png")]
)
def test_of_attachments_of_one_name_the_one_where_the_vault_keeps_them_is_meant(folder: str | None, offer: str) -> None:
    options = Options(attachment_folder=folder, rules=RuleOptions(select=("LNK001",)))
    files: dict[str, str | bytes] = {
        "files/p.png": b"",
        "ml/own/p.png": b"",
        "x/p.png": b"",
        "ml/n.md": "![](../ml/p.png)",
    }
    (found,) = judge(wiki_of(files, options, {"any-note.schema.json": "{}"}, NOW))
    assert found.message.partition("; did you mean ")[2].strip('"?') == offer
