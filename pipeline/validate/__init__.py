"""Notes and JSON Schemas in, schema faults out. jsonschema is imported when the first schema is compiled."""

from __future__ import annotations

from pipeline.validate.note import validate
from pipeline.validate.schemas import Schemas, compile_schemas

__all__ = ["Schemas", "compile_schemas", "validate"]
