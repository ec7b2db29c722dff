"""The shape of scripts, keys and codings as people write them.

Everything is flat; what several keys say together is checked later, in plain functions.
Descriptions become the help that editors show. Fields that are needed may still be None: a broken
file is read as far as possible, so that all its problems are found at once.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from simulator.case.scalars import (
    AnyNumber,
    CryingNumber,
    DifferenceScale,
    Draws,
    EpisodeNumber,
    EvidenceScale,
    Group,
    IndexNumber,
    Intervals,
    Milliseconds,
    ParameterName,
    Rating,
    ReunionNumber,
    ScaleName,
    SeparationNumber,
    Share,
    SignRating,
    Strength,
    Text,
    Time,
    Truth,
    Whole,
    all_or_some,
)


class Shape(BaseModel):
    """What all shapes share: no unknown keys, names as written in the file."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class PersonShape(Shape):
    """One person."""

    name: Text | None = Field(None, description="What the person is called.")
    relation: Text | None = Field(None, description="Who the caregiver is to the infant: mother.")
    age_months: Whole | None = Field(None, ge=0, le=60, description="The infant's age in months.")
    moves: Literal["crawls", "walks"] | None = Field(None, description="How the infant moves.")
    look: Text | None = Field(None, description="An appearance; without it the seed decides.")
    drawn: dict[Literal["skin", "hair", "clothes", "glasses"], Draws] | None = Field(
        None, description="How often a feature was drawn anew, where the seed decides."
    )


class PeopleShape(Shape):
    """Who takes part."""

    infant: PersonShape | None = Field(description="The infant.")
    caregiver: PersonShape | None = Field(description="The caregiver, whoever that is.")
    stranger: PersonShape | None = Field(None, description="The stranger.")
    experimenter: PersonShape | None = Field(None, description="The experimenter.")


class AboutShape(Shape):
    """What is known about the case."""

    difficulty: Literal["easy", "medium", "hard"] | None = Field(None, description="For trainees.")
    pools: list[Text] | None = Field(None, description="Collections the case belongs to.")
    reviewed: Text | None = Field(None, description="Who reviewed it, or none.")
    author: Text | None = Field(None, description="Who wrote it.")
    departs: Text | None = Field(
        None, description="How the session breaks the procedure, if that is what it shows."
    )


class GivenShape(Shape):
    """What an act says besides its time, and what a line may give to the fragment it uses."""

    infant: Text | None = Field(None, description="What the infant does.")
    caregiver: Text | None = Field(None, description="What the caregiver does.")
    stranger: Text | None = Field(None, description="What the stranger does.")
    experimenter: Text | None = Field(None, description="What the experimenter does.")
    for_: Time | None = Field(None, alias="for", description="How long it lasts.")
    target: Text | None = Field(None, description="Towards whom or what.")
    toy: Text | None = Field(None, description="The toy it is done with.")
    place: Text | None = Field(None, description="The place it is done at or leads to.")
    intensity: Whole | None = Field(None, ge=1, le=3, description="1 slight, 2 usual, 3 strong.")
    says: Text | None = Field(None, description="What is said, shown as a caption.")


class ActShape(GivenShape):
    """One act: who does what, when, towards whom; or a fragment that is used here."""

    at: Time | None = Field(description="When it begins, from the start of the episode.")
    until: Time | None = Field(None, description="When it ends, from the start of the episode.")
    use: Text | None = Field(None, description="A fragment: a few acts under one name.")


class FragmentActShape(Shape):
    """One act of a fragment; a value may be what the fragment takes, as $for or $toy."""

    at: Text | None = Field(description='When, from the start of the fragment: "0:04 + $for".')
    use: Text | None = Field(None, description="Another fragment.")
    infant: Text | None = Field(None, description="What the infant does.")
    caregiver: Text | None = Field(None, description="What the caregiver does.")
    stranger: Text | None = Field(None, description="What the stranger does.")
    experimenter: Text | None = Field(None, description="What the experimenter does.")
    for_: Text | None = Field(None, alias="for", description='How long: 8s, $for, "$for - 2s".')
    target: Text | None = Field(None, description="Towards whom or what.")
    toy: Text | None = Field(None, description="The toy it is done with.")
    place: Text | None = Field(None, description="The place it is done at or leads to.")
    intensity: Text | None = Field(None, description="1 slight, 2 usual, 3 strong.")
    says: Text | None = Field(None, description="What is said, shown as a caption.")


class FragmentShape(Shape):
    """A fragment: a few acts under one name, for scripts to use."""

    format: Whole | None = Field(description="The version of this format: 1.")
    title: Text | None = Field(description="A few words for lists.")
    about: Text | None = Field(description="What is to be seen, and where it fits.")
    takes: dict[ParameterName, Text] | None = Field(
        None, description="What a line that uses it may give, with what holds otherwise."
    )
    acts: list[FragmentActShape] | None = Field(min_length=1, description="What happens.")


class EpisodeShape(Shape):
    """One episode."""

    number: EpisodeNumber | None = Field(description="Its number in the procedure, 1 to 8.")
    length: Time | None = Field(description="How long it really lasts.")
    acts: list[ActShape] | None = Field(description="What happens, in order.")


class CoverShape(Shape):
    """What stands above the episodes of a script."""

    format: Whole | None = Field(description="The version of this format: 1.")
    title: Text | None = Field(description="A title that does not give the class away.")
    people: PeopleShape | None = Field(description="Who takes part.")
    seed: Whole | None = Field(None, ge=0, le=2**32, description="Decides what is left to chance.")
    room: Text | None = Field(None, description="The room; only the standard one so far.")
    about: AboutShape | None = Field(None, description="What is known about the case.")


class ScriptShape(CoverShape):
    """A script: what an instructor writes for one dyad."""

    episodes: list[EpisodeShape] | None = Field(
        min_length=1, description="The episodes, in order; at least one."
    )


class ClassificationShape(Shape):
    """A classification of the dyad."""

    group: Group | None = Field(None, description="The best-fitting organised group, or U.")
    subgroup: Literal["A1", "A2", "B1", "B2", "B3", "B4", "C1", "C2"] | None = Field(
        None, description="The subgroup."
    )
    disorganised: Truth | None = Field(None, description="Whether D is given.")
    uncodable: Text | None = Field(None, description="Why the session cannot be coded at all.")


class RatingsShape(Shape):
    """Ratings of one reunion."""

    proximity_seeking: Rating | None = Field(None, description="1 to 7.")
    contact_maintaining: Rating | None = Field(None, description="1 to 7.")
    resistance: Rating | None = Field(None, description="1 to 7.")
    avoidance: Rating | None = Field(None, description="1 to 7.")
    distance_interaction: Rating | None = Field(None, description="1 to 7.")


class KeySignShape(Shape):
    """One sign of disorganisation in a key."""

    behaviour: Text | None = Field(description="Which sign.")
    episode: EpisodeNumber | None = Field(description="In which episode.")
    at: Time | None = Field(description="When, from the start of the episode.")
    strength: Strength | None = Field(description="How much it counts.")


class KeyDisorganisationShape(Shape):
    """Disorganisation in a key."""

    rating: SignRating | None = Field(description="1 to 9.")
    indices: list[KeySignShape] | None = Field(None, description="The signs that carry it.")


class MomentShape(Shape):
    """One must-see moment."""

    episode: EpisodeNumber | None = Field(description="In which episode.")
    from_: Time | None = Field(alias="from", description="When it begins.")
    to: Time | None = Field(description="When it ends.")
    behaviour: Text | None = Field(description="What is to be seen.")
    scale: EvidenceScale | None = Field(description="Which scale it decides.")
    because: Text | None = Field(description="Why; the trainee reads this sentence.")


class DifferenceShape(Shape):
    """One place where the key is meant to differ from what the audit makes of the script."""

    scale: DifferenceScale | None = Field(description="What differs.")
    episode: EpisodeNumber | None = Field(
        None, description="In which episode; not for disorganisation, classification, difficulty."
    )
    because: Text | None = Field(description="Why the key is right all the same.")


class CoderShape(Shape):
    """One coder of a panel."""

    name: Text | None = Field(description="Name or initials.")
    classification: ClassificationShape | None = Field(None, description="This coder's.")
    ratings: dict[ReunionNumber, RatingsShape] | None = Field(None, description="This coder's.")
    disorganisation: SignRating | None = Field(None, description="This coder's rating.")


class KeyShape(Shape):
    """A key: what experts coded."""

    format: Whole | None = Field(description="The version of this format: 1.")
    classification: ClassificationShape | None = Field(description="The classification.")
    accepts: list[ClassificationShape] | None = Field(None, description="Also fully credited.")
    ratings: dict[ReunionNumber, RatingsShape] | None = Field(description="Of both reunions.")
    search: dict[SeparationNumber, Rating] | None = Field(None, description="Of the separations.")
    crying: dict[CryingNumber, Intervals] | None = Field(None, description="Crying intervals.")
    disorganisation: KeyDisorganisationShape | None = Field(description="Rating and signs.")
    evidence: list[MomentShape] | None = Field(None, description="The must-see moments.")
    differences: list[DifferenceShape] | None = Field(
        None, description="Where the key is meant to differ from the audit, with the reason."
    )
    rationale: Text | None = Field(description="Why the key is as it is.")
    trap: Text | None = Field(None, description="The usual mistake, and how to avoid it.")
    difficulty: Literal["easy", "medium", "hard"] | None = Field(None, description="For trainees.")
    coders: list[CoderShape] | None = Field(None, description="Who coded it.")


class ExerciseShape(Shape):
    """What the trainee was asked for."""

    episodes: list[EpisodeNumber] | None = Field(None, description="Which episodes.")
    scales: list[ScaleName] | None = Field(None, description="Which scales.")
    behaviours: Annotated[list[Text] | None, BeforeValidator(all_or_some)] = Field(
        None, description='Which behaviours, or "all".'
    )
    mode: Literal["learn", "practise", "test"] | None = Field(None, description="In which mode.")
    parts: list[Literal["search", "crying", "disorganisation", "classification"]] | None = Field(
        None, description="What is asked besides marks and scales."
    )


class MarkShape(Shape):
    """One timed observation."""

    id: Text | None = Field(description="Unique in this coding.")
    actor: Literal["infant", "caregiver", "stranger", "experimenter"] | None = Field(
        description="Who."
    )
    behaviour: Text | None = Field(description="What.")
    episode: EpisodeNumber | None = Field(description="In which episode.")
    from_ms: Milliseconds | None = Field(description="From, since the start of the episode.")
    to_ms: Milliseconds | None = Field(description="To; the same as from for a point.")
    note: Text | None = Field(None, description="A note.")


class SignShape(Shape):
    """One sign of disorganisation in a coding."""

    behaviour: Text | None = Field(description="Which sign.")
    episode: EpisodeNumber | None = Field(description="In which episode.")
    at_ms: Milliseconds | None = Field(description="When.")
    strength: Strength | None = Field(description="How much it counts.")


class DisorganisationShape(Shape):
    """Disorganisation in a coding."""

    rating: SignRating | None = Field(None, description="1 to 9.")
    indices: list[SignShape] | None = Field(None, description="The signs.")
    seen: dict[IndexNumber, Truth] | None = Field(
        None, description="For each index looked for, whether it was seen. Not scored."
    )


class CodingShape(Shape):
    """A coding: all that a trainee says in an exercise."""

    format: Whole | None = Field(description="The version of this format: 1.")
    case: Text | None = Field(description="The case.")
    case_version: Text | None = Field(description="A hash of script and key.")
    coder: Text | None = Field(description="Who coded.")
    exercise: ExerciseShape | None = Field(None, description="What was asked.")
    episode_lengths_ms: dict[AnyNumber, Milliseconds] | None = Field(
        None, description="How long the episodes were."
    )
    marks: list[MarkShape] | None = Field(None, description="The timed observations.")
    ratings: dict[ReunionNumber, RatingsShape] | None = Field(None, description="1 to 7.")
    search: dict[SeparationNumber, Rating] | None = Field(None, description="1 to 7.")
    crying: dict[CryingNumber, Intervals] | None = Field(None, description="Crying intervals.")
    disorganisation: DisorganisationShape | None = Field(None, description="Rating and signs.")
    classification: ClassificationShape | None = Field(None, description="The classification.")
    confidence: Share | None = Field(None, description="How sure, 0 to 1.")
    justification: Text | None = Field(None, description="Why.")
    decisions: dict[Text, Text] | None = Field(
        None, description="Answers to the questions on the way to a group. Not scored."
    )


class AssignmentShape(Shape):
    """An exercise file: what a class is given to do."""

    format: Whole | None = Field(description="The version of this format: 1.")
    title: Text | None = Field(description="What the list shows.")
    blurb: Text | None = Field(None, description="A sentence or two for those who do it.")
    cases: list[Text] | None = Field(min_length=1, description="The cases, by their ids.")
    episodes: list[EpisodeNumber] | None = Field(None, description="Default: all eight.")
    scales: Annotated[list[ScaleName] | None, BeforeValidator(all_or_some)] = Field(
        None, description='Which scales are rated, or "all", which is the default.'
    )
    behaviours: Annotated[list[Text] | None, BeforeValidator(all_or_some)] = Field(
        None, description='Which behaviours are marked, or "all", which is the default.'
    )
    parts: list[Literal["search", "crying", "disorganisation", "classification"]] | None = Field(
        None, description="What is asked besides; default: all of it in whole sessions, else none."
    )
    mode: Literal["learn", "practise", "test"] | None = Field(
        None, description="Default: practise."
    )
    minutes: Whole | None = Field(None, ge=1, le=600, description="How long a case takes.")
