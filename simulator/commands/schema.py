"""``schema``: the JSON Schema of scripts, keys and codings."""

import json
from typing import Literal

from simulator.case import schema


def run(kind: Literal["script", "key", "coding"]) -> int:
    """Print the schema of one kind of file."""
    print(json.dumps(schema(kind), indent=2))
    return 0
