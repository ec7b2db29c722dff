"""Classification against the key: who agrees on what, and how much a near answer earns."""

import re
from dataclasses import dataclass, replace

from scoring.rubric import reunion_groups
from scoring.rules import DEFAULTS, ClassificationRules, Rules
from scoring.terms import Classification, Key
from scoring.terms.judgement import SUBGROUPS


@dataclass(frozen=True, slots=True)
class ClassificationScore:
    """A classification against the key and all that the key accepts.

    None stands for what could not be compared: a subgroup where the key names none, D where the
    exercise does not ask for it. ``credit`` is 0 to 1.
    """

    yours: Classification | None
    key: Classification
    group_agrees: bool
    subgroup_agrees: bool | None
    disorganised_agrees: bool | None
    four_way_agrees: bool | None
    credit: float


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a trainee gave beside the classification: the D rating, and the reason in words.

    ``asks_disorganised`` says whether the exercise asks for D at all.
    """

    rating: int | None = None
    reason: str = ""
    asks_disorganised: bool = True


def score_classification(
    answer: Classification | None, key: Key, grounds: Grounds, *, rules: Rules = DEFAULTS
) -> ClassificationScore:
    """Compare a classification with the key; what the key accepts is as good as the key.

    The organised group is scored by the credit table; for a D key that is the alternate. Where
    the key or the answer says D, agreeing on D earns most of the mark and the organised group the
    rest. A key rated exactly at the threshold takes D and not D as equally right.

    Args:
        answer: the trainee's, None if none was given.
        key: the key.
        grounds: D rating and reason, which U and near answers depend on.
        rules: credit.
    """
    targets = _targets(key, rules.classification)
    if answer is None:
        uncodable = key.classification.uncodable is not None
        d = False if grounds.asks_disorganised and not uncodable else None
        return ClassificationScore(None, key.classification, False, False, d, d, 0.0)
    if answer.uncodable or key.classification.uncodable:
        agree = bool(answer.uncodable) and any(t.uncodable for t in targets)
        return ClassificationScore(
            answer, key.classification, agree, None, None, agree, float(agree)
        )
    subgroups = {t.subgroup for t in targets if t.subgroup}
    d_answer = bool(answer.disorganised)
    return ClassificationScore(
        yours=answer,
        key=key.classification,
        group_agrees=any(answer.group == t.group for t in targets),
        subgroup_agrees=answer.subgroup in subgroups if subgroups else None,
        disorganised_agrees=any(d_answer == bool(t.disorganised) for t in targets)
        if grounds.asks_disorganised
        else None,
        four_way_agrees=any(answer.four_way == t.four_way for t in targets)
        if grounds.asks_disorganised
        else None,
        credit=max(_credit(answer, target, key, grounds, rules) for target in targets),
    )


def _targets(key: Key, rules: ClassificationRules) -> tuple[Classification, ...]:
    """Return every classification that earns full credit."""
    targets = (key.classification, *key.accepts)
    if key.disorganisation.rating == rules.undecided:
        targets += tuple(replace(t, disorganised=not t.disorganised) for t in targets)
    return targets


def _credit(
    answer: Classification, target: Classification, key: Key, grounds: Grounds, rules: Rules
) -> float:
    """Return the credit of an answer if ``target`` were the key."""
    if target.uncodable:
        return 0.0
    if target.group == "U":
        return _credit_for_mixed(answer, key, grounds, rules)
    organised = _organised(answer, target, key, grounds, rules.classification)
    ours, theirs = bool(answer.disorganised), bool(target.disorganised)
    if not grounds.asks_disorganised or not (ours or theirs):
        return organised
    part = rules.classification.alternate
    return (1 - part if ours == theirs else 0.0) + part * organised


def _organised(
    answer: Classification,
    target: Classification,
    key: Key,
    grounds: Grounds,
    rules: ClassificationRules,
) -> float:
    """Return the credit of the organised group by the table."""
    if answer.group == "U":
        hard_and_reasoned = key.difficulty == "hard" and _words(grounds.reason)
        return rules.unclassified if hard_and_reasoned else 0.0
    possible = SUBGROUPS[answer.group or "U"]
    named = answer.subgroup in possible
    columns = (answer.subgroup,) if named else possible
    rows = (target.subgroup,) if target.subgroup else SUBGROUPS[target.group or "U"]
    best = max(
        (rules.credit[row][column] for row in rows for column in columns if row and column),
        default=0.0,
    )
    group_only = answer.group == target.group and not named and target.subgroup is not None
    return min(best, rules.group_only) if group_only else best


def _credit_for_mixed(answer: Classification, key: Key, grounds: Grounds, rules: Rules) -> float:
    """Return the credit where the key is U.

    U and D/U are both right, given a D rating that fits and a written reason. One of the two groups
    that the reunions point to earns half, if the reason speaks of the other reunion.
    """
    if not (_rating_fits(key, grounds, rules.classification) and _words(grounds.reason)):
        return 0.0
    if answer.group == "U":
        return 1.0
    groups = reunion_groups(key.ratings, rules=rules.checker)
    others = [e for e, group in groups.items() if group != answer.group]
    if answer.group in groups.values() and any(
        _mentions(grounds.reason, episode, rules.classification) for episode in others
    ):
        return rules.classification.one_of_two
    return 0.0


def _rating_fits(key: Key, grounds: Grounds, rules: ClassificationRules) -> bool:
    """Tell whether the D rating goes with U; neighbours of the key's own rating always do."""
    if not grounds.asks_disorganised:
        return True
    if grounds.rating is None:
        return False
    low, high = rules.unclassified_rating
    own = key.disorganisation.rating
    return low <= grounds.rating <= high or (own is not None and abs(grounds.rating - own) <= 1)


def _mentions(reason: str, episode: int, rules: ClassificationRules) -> bool:
    """Tell whether a written reason speaks of a reunion."""
    text = " ".join(reason.lower().split())
    return any(
        re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
        for words in rules.mentions.get(episode, ())
    )


def _words(reason: str) -> bool:
    """Tell whether a reason was written at all."""
    return bool(reason.strip())
