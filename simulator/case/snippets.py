"""What editors offer to put in while one writes: whole acts, episodes and moments, to fill in.

``$1``, ``${2:20s}`` are the places where the cursor stops, as editors of the language server
protocol understand them.
"""

from collections.abc import Mapping
from typing import Any

Snippet = Mapping[str, Any]

SNIPPETS: Mapping[str, tuple[Snippet, ...]] = {
    "ActShape": (
        {
            "label": "act of the infant",
            "description": "one line: what the infant does, from when, how long",
            "bodyText": '{at: "${1:0:00}", infant: ${2:explore_manipulate}, for: ${3:10s}}',
        },
        {
            "label": "act of the caregiver",
            "description": "one line: what the caregiver does and says",
            "bodyText": '{at: "${1:0:00}", caregiver: ${2:cg_call_name}, says: "${3}"}',
        },
        {
            "label": "fragment",
            "description": "several acts under one name",
            "bodyText": '{at: "${1:0:00}", use: ${2:comforted_on_arm}, for: ${3:40s}}',
        },
    ),
    "EpisodeShape": (
        {
            "label": "episode",
            "description": "a number, a length, and acts",
            "bodyText": 'number: ${1:5}\nlength: "${2:3:00}"\nacts:\n'
            '  - {at: "0:00", caregiver: ${3:cg_enter_pause}}',
        },
    ),
    "MomentShape": (
        {
            "label": "moment of evidence",
            "description": "what must be seen, when, for which scale, and why",
            "bodyText": 'episode: ${1:5}\nfrom: "${2:0:00}"\nto: "${3:0:10}"\n'
            "behaviour: ${4:cling}\nscale: ${5:contact_maintaining}\nbecause: ${6}",
        },
    ),
    "FragmentActShape": (
        {
            "label": "act",
            "description": "one line of the fragment",
            "bodyText": '{at: "${1:0:00}", infant: ${2:cry}, for: ${3:\\$for}}',
        },
    ),
}
