"""The JSON Schema of claim files, for editors that complete and check; ``python -m`` this module writes it anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic.json_schema import GenerateJsonSchema

from claimcheck.claimfiles.forms import FileForm

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core.core_schema import WithDefaultSchema

SCHEMA_PATH = Path(__file__).with_name("claims.schema.json")
"""Where the generated schema is kept; it is part of the package."""


class _WithoutDefaults(GenerateJsonSchema):
    """Leaves defaults out: those of the forms stand for a key that isn't there, and no editor should insert them."""

    def default_schema(self, schema: WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def schema_text() -> str:
    """Return the schema as the committed file must hold it."""
    dialect = "https://json-schema.org/draft/2020-12/schema"
    schema = {"$schema": dialect, **FileForm.model_json_schema(schema_generator=_WithoutDefaults)}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SCHEMA_PATH.write_text(schema_text(), encoding="utf-8", newline="\n")
