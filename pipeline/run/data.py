"""Fences of data: parsed, never run."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

import yaml

from pipeline.run.group import Cell, Verdict

Fault = tuple[str, int]
"""What is wrong, and on which line of the code, from 1."""
TOO_LONG = "a number in it has more digits than can be read"
"""The one fault that Python's parsers tell of by a plain ValueError."""
AT_LINE = re.compile(r"\(?at line (\d+), column \d+\)?")


def judge(cell: Cell) -> Verdict:
    """Whether the text is what its language says."""
    fault = PARSERS[cell.language](cell.code)
    if fault is None:
        return Verdict("passed", "parsed")
    return Verdict("failed", None, f"not valid {cell.language}: {fault[0]}", cell.code_line + fault[1] - 1)


def _json(code: str) -> Fault | None:
    try:
        json.loads(code)
    except json.JSONDecodeError as error:
        return error.msg, error.lineno
    except RecursionError:
        return "nested too deeply", 1
    except ValueError:
        return TOO_LONG, 1
    return None


def _yaml(code: str) -> Fault | None:
    """Syntax only: what tags and templates mean is the affair of whoever reads it. Several documents are allowed."""
    try:
        for _ in yaml.parse(code, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            pass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return error.problem or str(error), mark.line + 1 if mark else 1
    except (yaml.YAMLError, RecursionError) as error:
        return str(error).splitlines()[0], 1
    return None


def _toml(code: str) -> Fault | None:
    import tomllib

    try:
        tomllib.loads(code)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = AT_LINE.search(str(error))
        return AT_LINE.sub("", str(error)).strip(), int(found.group(1)) if found else 1
    except ValueError:
        return TOO_LONG, 1
    return None


PARSERS: Mapping[str, Callable[[str], Fault | None]] = MappingProxyType(
    {"json": _json, "yaml": _yaml, "yml": _yaml, "toml": _toml}
)
"""Each language that is parsed, where a snippet asks for it."""
