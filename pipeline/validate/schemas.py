"""JSON Schemas, compiled once and used for every note."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.model.failure import CannotRun
from pipeline.validate.unique import unique_items

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DATA = frozenset({"enum", "const", "default", "examples"})
"""Keywords whose values are data, in which a `$ref` is none."""
_REFERENCES = ("$ref", "$dynamicRef")
_BY_NAME = frozenset({"properties", "patternProperties", "dependentSchemas", "$defs", "definitions"})
_IN_LISTS = frozenset({"anyOf", "oneOf", "allOf", "prefixItems"})
_ALONE = frozenset({"not", "if", "then", "else", "contains", "propertyNames"})
"""Keywords that hold schemas, by how they hold them; others have words of their own for `false`."""


@dataclass(frozen=True, slots=True)
class Schemas:
    """Compiled schemas by file name."""

    validators: Mapping[str, Any]

    def validator(self, name: str) -> Any:
        """The validator of one schema. Raises CannotRun where there is none of that name."""
        found = self.validators.get(name)
        if found is None:
            known = ", ".join(sorted(self.validators)) or "none"
            raise CannotRun(f"schemas: there is no {name} in schemas/ (there are: {known})")
        return found


def compile_schemas(texts: Mapping[str, str], names: Collection[str] | None = None) -> Schemas:
    """Schemas from file name → JSON text.

    `names` are those that will be asked for; None: every `*.schema.json`. The others are there to be referred to.
    References go by file name, and never to the network. Raises CannotRun for a schema that is wrong.
    """
    from pipeline.validate.formats import checker

    wanted = sorted(names) if names is not None else sorted(name for name in texts if name.endswith(".schema.json"))
    loaded = {
        name: _loaded(name, text) for name, text in texts.items() if name in wanted or name.endswith(".schema.json")
    }
    registry = _registry(texts, loaded)
    return Schemas({name: _compiled(name, loaded[name], registry, checker()) for name in wanted if name in loaded})


def _loaded(name: str, text: str) -> Any:
    try:
        schema = _explicit(json.loads(text.removeprefix("\ufeff")))
    except json.JSONDecodeError as error:
        raise CannotRun(f"schemas/{name}:{error.lineno}:{error.colno}: is no valid JSON: {error.msg}") from None
    except RecursionError:
        raise CannotRun(f"schemas/{name}: is nested too deep") from None
    if not isinstance(schema, dict | bool):
        raise CannotRun(f"schemas/{name}: a schema is an object, and this is a {type(schema).__name__}")
    return schema


def _explicit(schema: Any) -> Any:
    """A schema that says `{"not": {}}` for `false`: of the latter jsonschema loses the place."""
    if isinstance(schema, list):
        return [_explicit(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {key: value if key in _DATA else _explicit(value) for key, value in schema.items()}
    for keyword in _BY_NAME & plain.keys():
        if isinstance(plain[keyword], dict):
            plain[keyword] = {key: _nothing(value) for key, value in plain[keyword].items()}
    for keyword in _IN_LISTS & plain.keys():
        if isinstance(plain[keyword], list):
            plain[keyword] = [_nothing(value) for value in plain[keyword]]
    return plain | {keyword: _nothing(plain[keyword]) for keyword in _ALONE & plain.keys()}


def _nothing(schema: Any) -> Any:
    return {"not": {}} if schema is False else schema


def _registry(texts: Mapping[str, str], loaded: Mapping[str, Any]) -> Any:
    """Where references are looked up: the files by name, the specifications by address, nothing else."""
    from jsonschema_specifications import REGISTRY  # type: ignore[import-untyped]
    from referencing import Registry, Resource
    from referencing.exceptions import NoSuchResource
    from referencing.jsonschema import DRAFT202012

    def by_name(uri: str) -> Any:
        name = uri.rpartition("/")[2]
        if name not in texts:
            raise NoSuchResource(ref=uri)  # type: ignore[call-arg]
        contents = loaded[name] if name in loaded else _loaded(name, texts[name])
        return Resource.from_contents(contents, default_specification=DRAFT202012)

    return REGISTRY.combine(Registry(retrieve=by_name))  # type: ignore[call-arg]


def _compiled(name: str, schema: Any, registry: Any, formats: Any) -> Any:
    """A validator for a schema that is right."""
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError
    from jsonschema.validators import extend, validator_for
    from referencing.jsonschema import UnknownDialect, specification_with

    if isinstance(schema, dict) and "$schema" in schema:
        try:
            specification_with(str(schema["$schema"]))
        except UnknownDialect:
            raise CannotRun(f"schemas/{name}: $schema is {schema['$schema']!r}; write {_DIALECT}") from None
    kind = validator_for(schema, default=Draft202012Validator)
    try:
        kind.check_schema(schema)
    except SchemaError as error:
        raise CannotRun(
            f"schemas/{name}{_pointer(error.absolute_path)}: is no valid JSON Schema: {error.message}"
        ) from None
    except RecursionError:
        raise CannotRun(f"schemas/{name}: is nested too deep") from None
    linear = extend(kind, {"uniqueItems": unique_items})  # type: ignore[no-untyped-call]
    validator = linear(schema, registry=registry, format_checker=formats)
    _check_references(name, schema, registry)
    try:
        validator.is_valid({})
    except RecursionError:
        raise CannotRun(f"schemas/{name}: its $ref go in a circle") from None
    return validator


def _check_references(name: str, schema: Any, registry: Any) -> None:
    """Raises CannotRun for a reference that leads nowhere."""
    from referencing import Resource
    from referencing.exceptions import Unresolvable
    from referencing.jsonschema import DRAFT202012

    if not isinstance(schema, dict):
        return
    resource = Resource.from_contents(schema, default_specification=DRAFT202012)
    base = resource.id() or name
    resolver = registry.with_resource(base, resource).resolver(base)
    for pointer, reference, ids in _references(schema, (), ()):
        here = resolver
        for inner in ids:
            here = here.in_subresource(DRAFT202012.create_resource({"$id": inner}))
        try:
            here.lookup(reference)
        except Unresolvable:
            raise CannotRun(
                f"schemas/{name}{_pointer(pointer)}: {pointer[-1]} names {reference}, and there is no such schema"
            ) from None


def _references(
    schema: Any, pointer: tuple[str | int, ...], ids: tuple[str, ...]
) -> Iterator[tuple[tuple[str | int, ...], str, tuple[str, ...]]]:
    """Each reference, where it stands, and the nested `$id` that give it another base, outermost first."""
    if isinstance(schema, list):
        for index, item in enumerate(schema):
            yield from _references(item, (*pointer, index), ids)
    elif isinstance(schema, dict):
        if pointer and isinstance(schema.get("$id"), str):
            ids = (*ids, schema["$id"])
        yield from (((*pointer, key), schema[key], ids) for key in _REFERENCES if isinstance(schema.get(key), str))
        for key, item in schema.items():
            if key not in _DATA:
                yield from _references(item, (*pointer, key), ids)


def _pointer(steps: Collection[str | int]) -> str:
    """A JSON Pointer as a fragment, empty for the whole."""
    return "#/" + "/".join(str(step).replace("~", "~0").replace("/", "~1") for step in steps) if steps else ""
