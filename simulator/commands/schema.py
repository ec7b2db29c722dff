"""``schema``: the JSON Schema of scripts, keys and codings."""

import json

from simulator.case import schema


def run(kind: str) -> int:
    """Print the schema of one kind of file."""
    print(json.dumps(schema(kind), indent=2))
    return 0
