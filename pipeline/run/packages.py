"""Which packages the interpreter has, and in which version. Nothing is imported to find out."""

from __future__ import annotations

import os
import re
import site
import sys
import sysconfig
from functools import cache
from importlib import metadata
from importlib.machinery import PathFinder

IMPORT = re.compile(
    r"(?:^|[;:])[ \t]*(?:(?:>>>|\.\.\.)[ \t]+)?(?:from[ \t]+(\w+)|import[ \t]+([\w. \t,]+))", re.MULTILINE
)
SCRIPT = re.compile(r"^# /// script$\n((?:^#(?:| .*)$\n)+?)^# ///$", re.MULTILINE)


@cache
def search_path() -> tuple[str, ...]:
    """Where a snippet's imports are looked for: the standard library and the site-packages of this interpreter.

    Not the working directory, not `PYTHONPATH`, not what editable installs add: none of them is there in the sandbox.
    """
    paths = sysconfig.get_paths()
    dynamic = os.path.join(sysconfig.get_path("platstdlib", vars={"platbase": sys.base_exec_prefix}), "lib-dynload")
    own = [site.getusersitepackages()] if site.ENABLE_USER_SITE else []
    wanted = [paths["stdlib"], dynamic, paths["purelib"], paths["platlib"], *site.getsitepackages(), *own]
    return tuple(dict.fromkeys(path for path in wanted if os.path.isdir(path)))


@cache
def present(name: str) -> bool:
    """Whether `import name` can find something; `name` is a top-level import name."""
    return name in sys.builtin_module_names or PathFinder.find_spec(name, list(search_path())) is not None


@cache
def version(name: str) -> str:
    """Version of the distribution that an import name comes from; empty where it is absent, `present` where it has none."""
    if not present(name):
        return ""
    return next((found for owner in owners(name) if (found := _version(owner))), "present")


@cache
def owners(name: str) -> tuple[str, ...]:
    """The distributions that an import name may come from: the one of that name, else those that bring it."""
    return (name,) if _has(name) else tuple(_distributions().get(name, ()))


@cache
def _distribution(name: str) -> metadata.Distribution | None:
    """A distribution that snippets can see, by its name in any spelling."""
    try:
        return next(iter(metadata.distributions(name=name, path=list(search_path()))), None)
    except ValueError:
        return None


def _version(name: str) -> str:
    """Empty where there is none, and where its metadata is broken."""
    found = _distribution(name)
    return str(found.metadata["Version"] or "") if found is not None else ""


def _has(distribution: str) -> bool:
    return _version(distribution) != ""


@cache
def _distributions() -> dict[str, list[str]]:
    return {name: sorted(set(found)) for name, found in metadata.packages_distributions().items()}


@cache
def behind(name: str) -> tuple[tuple[str, str], ...]:
    """Every distribution that an import name or a requirement leads to, with its version, empty where it is absent.

    Those that a distribution requires, and theirs in turn; not what it would use if it were there (its extras).
    """
    found: dict[str, str] = {}
    todo = list(owners(name)) if name.isidentifier() else [_project(name)]
    while todo:
        one = _spelt(todo.pop())
        if one not in found:
            found[one] = _version(one)
            todo += _requirements(one)
    return tuple(sorted(found.items()))


@cache
def _requirements(name: str) -> tuple[str, ...]:
    from packaging.requirements import InvalidRequirement, Requirement

    distribution = _distribution(name)
    required: list[str] = []
    for text in (distribution.requires or ()) if distribution is not None else ():
        try:
            asked = Requirement(text)
        except InvalidRequirement:
            continue
        if asked.marker is None or asked.marker.evaluate({"extra": ""}):
            required.append(asked.name)
    return tuple(required)


def _spelt(name: str) -> str:
    """As PEP 503 spells it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def asked(code: str) -> frozenset[str]:
    """Top-level names of every import that the text may hold, the standard library's left out: rather too many than too few."""
    if "import" not in code:
        return frozenset()
    found: set[str] = set()
    for module, modules in IMPORT.findall(code):
        names = [module] if module else [words[0] for part in modules.split(",") if (words := part.split())]
        found.update(name.partition(".")[0] for name in names)
    return frozenset(found - sys.stdlib_module_names)


def script_requirements(code: str) -> tuple[str, ...]:
    """Distributions that a PEP 723 block asks for, as it writes them; nothing where the block is no TOML."""
    import tomllib

    found = SCRIPT.search(code)
    if found is None:
        return ()
    text = "".join(line[2:] if line.startswith("# ") else line[1:] for line in found.group(1).splitlines(keepends=True))
    try:
        listed = tomllib.loads(text).get("dependencies", [])
    except tomllib.TOMLDecodeError:
        return ()
    return tuple(entry for entry in listed if isinstance(entry, str)) if isinstance(listed, list) else ()


def _project(requirement: str) -> str:
    return re.split(r"[\s\[<>=!~;@(]", requirement.strip(), maxsplit=1)[0]


def installed(requirement: str) -> bool:
    """Whether a distribution of that name is there, in a version that the requirement allows."""
    name = _project(requirement)
    if not _has(name):
        return False
    from packaging.requirements import InvalidRequirement, Requirement

    try:
        return Requirement(requirement).specifier.contains(_version(name), prereleases=True)
    except InvalidRequirement:
        return True


def still_lacks(text: str) -> bool:
    """Whether an import name or a requirement that could not be met before cannot be met now."""
    return not ((text.isidentifier() and present(text)) or installed(text))


def requirement_version(text: str) -> str:
    """Version of an import name or of a requirement as PEP 723 writes it; empty where it is absent."""
    if text.isidentifier():
        return version(text) or _version(text)
    return _version(_project(text))
