"""``schema``: the JSON Schema of scripts, keys, codings, fragments and exercises."""

import json

from simulator.case import schema
from simulator.case.schemas import Document


def run(kind: Document) -> int:
    """Print the schema of one kind of file."""
    print(json.dumps(schema(kind), indent=2))
    return 0
