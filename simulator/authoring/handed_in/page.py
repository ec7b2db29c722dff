"""What the report on a class says: sections with tables and charts, in plain words."""

from collections.abc import Sequence

from scoring.agreement import Estimate
from scoring.attempts import Attempt, Parted, Profile, between, profile, standing
from scoring.attempts.between import Between
from scoring.attempts.passing import Standing
from scoring.wording import ENGLISH
from simulator.case import load_ethogram
from simulator.export.charts import interval_chart, matrix_chart
from simulator.export.page import Chart, Page, Section, Table

_MOST_BEHAVIOURS = 15
_VERDICTS = {
    "pass": "passed the internal practice test",
    "not yet": "not yet",
    "too few": "too few cases to say",
}
_CRITERIA = {
    "groups": "A, B, C: agreement",
    "groups_kappa": "A, B, C: kappa",
    "disorganised": "D or not: agreement",
    "disorganised_kappa": "D or not: kappa",
    "within_one": "ratings within one point",
    "every_scale": "the weakest scale, within one point",
    "disorganisation_within_one": "rating of D within one point",
}
_NOTES = (
    (
        "It is the dyad that is coded, never the infant. Insecure is not a disorder, and D does "
        "not prove maltreatment."
    ),
    (
        "The cases are invented, and no accredited coder has reviewed them yet. Whoever passes the "
        "internal practice test has agreed with their keys, no more: coding real cases takes "
        "accredited training."
    ),
    (
        "The range behind each figure is its 95 % interval: with few cases it is wide, and two "
        "figures whose ranges overlap much should not be told apart."
    ),
)


def class_page(parted: Parted[Attempt], left_out: Sequence[str]) -> Page:
    """Put the report together.

    Args:
        parted: the attempts that count, and those made on an older version of a case.
        left_out: the files that could not be read, each with its reason.
    """
    made = parted.current
    names = sorted({a.coding.coder for a in (*made, *parted.stale)})
    cases = sorted({a.coding.case for a in made})
    lead = (
        f"{_count(len(made), 'coding')} of {_count(len(cases), 'case')} "
        f"by {_count(len(names), 'coder')}."
    )
    sections = [_left_out(parted, left_out)]
    if made:
        whole = profile(a.outcome for a in made)
        by_coder = {n: tuple(a for a in made if a.coding.coder == n) for n in names}
        sections += [
            _coders(by_coder),
            _classes(whole),
            _scales(whole),
            _behaviours(whole),
            _together(between(made)),
        ]
    return Page("Report on a class", lead, [s for s in sections if s is not None], _NOTES)


def _count(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"


def _shown(found: Estimate, *, share: bool = False) -> str:
    """Return a figure with its interval, or the reason why there is none."""
    if found.value is None:
        return found.undefined or "not defined"
    if share:
        value = f"{found.value:.0%}"
        bounds = "" if found.low is None else f" ({found.low:.0%} to {found.high or 0:.0%})"
    else:
        value = f"{found.value:.2f}"
        bounds = "" if found.low is None else f" ({found.low:.2f} to {found.high or 0:.2f})"
    return f"{value}{bounds}, n = {found.n}"


def _left_out(parted: Parted[Attempt], left_out: Sequence[str]) -> Section | None:
    said = [f"Left out: {name}" for name in left_out]
    if parted.stale:
        old = ", ".join(sorted({f"{a.coding.coder}: {a.coding.case}" for a in parted.stale}))
        said.append(
            "Set apart, because script or key of the case were changed after the coding, so that "
            f"another session was seen than the one the key speaks of: {old}."
        )
    return Section("What does not count", tuple(said)) if said else None


def _coders(by_coder: dict[str, tuple[Attempt, ...]]) -> Section:
    """Tell of each coder against the key."""
    rows, dots = [], []
    for name, made in by_coder.items():
        if not made:
            continue
        came_to = [a.outcome for a in made]
        found, stands = profile(came_to), standing(came_to)
        rows.append(
            (
                name,
                str(len(made)),
                _shown(found.groups.agreement, share=True),
                _shown(found.disorganised, share=True),
                _shown(found.within_one, share=True),
                _verdict(stands),
            )
        )
        share = found.within_one
        if share.value is not None:
            dots.append((name, (share.value, share.low, share.high)))
    header = ("coder", "codings", "A, B, C", "D or not", "ratings within one", "standing")
    charts: tuple[Chart, ...] = ()
    if len(dots) > 1:  # one alone has its figures in the table
        words = "Share of ratings within one point of the key, by coder, with 95 % intervals: "
        words += "; ".join(f"{n} {v[0]:.0%}" for n, v in dots) + "."
        drawn = interval_chart(dots, "share of ratings within one point", limits=(0.0, 1.0))
        charts = (Chart(drawn, words),)
    tables = [Table("Each coder against the keys", header, tuple(rows))]
    tables += [
        _standing(name, standing(a.outcome for a in made))
        for name, made in by_coder.items()
        if made
    ]
    return Section("Coders and keys", (), charts, tuple(tables))


def _verdict(stands: Standing) -> str:
    return f"{_VERDICTS[stands.verdict]} ({_count(stands.cases, 'unseen case')})"


def _standing(name: str, stands: Standing) -> Table:
    rows = tuple(
        (
            _CRITERIA[m.criterion.name],
            f"{m.criterion.least:.0%}"
            if "kappa" not in m.criterion.name
            else f"{m.criterion.least:.2f}",
            _shown(m.estimate, share="kappa" not in m.criterion.name),
            "not defined" if m.met is None else "yes" if m.met else "no",
            m.criterion.source,
        )
        for m in stands.measured
    )
    return Table(
        f"{name}: against the rule of the internal practice test",
        ("criterion", "at least", "measured", "reached", "source of the number"),
        rows,
        folded=True,
    )


def _classes(whole: Profile) -> Section | None:
    """Tell which classes are taken for which; nothing where none was asked for."""
    table = whole.four_way if whole.four_way.total else whole.groups
    if not table.total:
        return None
    words = "Keys in rows, answers in columns: " + "; ".join(
        f"key {key}: "
        + ", ".join(f"{n} x {c}" for c, n in zip(table.classes, row, strict=True) if n)
        for key, row in zip(table.classes, table.table, strict=True)
        if any(row)
    )
    chart = Chart(matrix_chart(table.classes, table.table, "answer", "key"), words + ".")
    rows = (
        ("agreement, four-way", _shown(whole.four_way.agreement, share=True)),
        ("kappa, four-way", _shown(whole.four_way.kappa)),
        ("agreement on A, B, C", _shown(whole.groups.agreement, share=True)),
        ("agreement on D or not", _shown(whole.disorganised, share=True)),
        ("Brier score of the confidence given", _shown(whole.calibration.brier)),
        ("confidence above (or below) being right", _shown(whole.calibration.overconfidence)),
        ("unanswered", str(sum(table.unanswered))),
    )
    return Section("Classification", (), (chart,), (Table("All codings", ("", "value"), rows),))


def _scales(whole: Profile) -> Section | None:
    """Tell of each scale: agreement, and whether it is rated too high or too low."""
    if not whole.scales:
        return None
    rows, dots = [], []
    for scale, found in whole.scales.items():
        name = ENGLISH.scale(scale).name
        bias = found.bias
        if bias.value is not None:
            dots.append((name, (bias.value, bias.low, bias.high)))
        rows.append(
            (
                name,
                _shown(found.within_one, share=True),
                _shown(found.exact, share=True),
                _shown(bias),
                _shown(found.weighted_kappa),
                _shown(found.icc),
                f"{found.yours[0]}-{found.yours[1]} for {found.keys[0]}-{found.keys[1]}",
            )
        )
    header = (
        "scale",
        "within one",
        "exact",
        "too high (+) or low (-)",
        "weighted kappa",
        "ICC(2,1)",
        "range used",
    )
    charts: tuple[Chart, ...] = ()
    if dots:
        words = "Points too high (right) or too low (left), by scale, with 95 % intervals: "
        words += "; ".join(f"{n} {v[0]:+.2f}" for n, v in dots) + "."
        charts = (Chart(interval_chart(dots, "points above the key", zero=0.0), words),)
    return Section("Scales", (), charts, (Table("All codings", header, tuple(rows)),))


def _behaviours(whole: Profile) -> Section | None:
    """Tell what is missed most often, and what it is taken for."""
    ethogram = load_ethogram()

    def title(behaviour: str) -> str:
        return ethogram[behaviour].title if behaviour in ethogram else behaviour

    rows = tuple(
        (
            title(b.behaviour),
            _shown(b.recall, share=True),
            _shown(b.precision, share=True),
            ", ".join(f"{title(other)} ({n})" for other, n in list(b.taken_for.items())[:3]),
        )
        for b in whole.behaviours[:_MOST_BEHAVIOURS]
    )
    if not rows:
        return None
    header = ("behaviour", "seen where a session turns on it", "right where marked", "taken for")
    return Section("Behaviours missed most", (), (), (Table("All codings", header, rows),))


def _together(found: Between) -> Section | None:
    """Tell how far the coders agree with each other, whatever the key says."""
    if not found.pairs:
        return None
    alphas = (
        ("A, B, C, U", _shown(found.groups)),
        *((ENGLISH.scale(s).name, _shown(e)) for s, e in found.scales.items()),
    )
    pairs = tuple(
        (
            f"{p.one} and {p.other}",
            str(p.cases),
            _shown(p.groups, share=True),
            _shown(p.within_one, share=True),
        )
        for p in found.pairs
        if p.cases
    )
    return Section(
        "Coders among themselves",
        ("Krippendorff's alpha: 1 is complete agreement, 0 what chance would give.",),
        (),
        (
            Table("All coders together", ("what", "alpha"), alphas),
            Table("Pairs", ("pair", "cases", "A, B, C, U", "ratings within one"), pairs),
        ),
    )
