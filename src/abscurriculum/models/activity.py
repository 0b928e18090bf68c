"""What happens in a module: activities, scenes, objectives, needs, materials."""

from typing import Annotated, Literal

from pydantic import Field, GetJsonSchemaHandler, Strict, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from abscurriculum.models.base import (
    Count,
    Days,
    Flag,
    Line,
    Minutes,
    Model,
    Name,
    Positive,
    Slug,
    Whole,
    describe,
)
from abscurriculum.models.text import Text
from abscurriculum.models.vocabulary import Bloom

Bringer = Literal["client", "participants"]
ActivityForm = Literal[
    "plenary",
    "individual",
    "pairs",
    "threes",
    "subgroups",
    "stations",
    "circle",
    "fishbowl",
    "scene",
    "debate",
    "practice",
    "break",
]
# The forms in which participants try out behaviour; their minutes count as practice.
PRACTICE_FORMS: frozenset[ActivityForm] = frozenset({"practice", "scene", "debate"})


class Activity(Model):
    """One step of an agenda."""

    id: Slug | None = describe("An id, where a block or scene refers to it.", default=None)
    minutes: Minutes = describe("How long it takes, in minutes.")
    title: Text = describe("Its title, as participants read it.")
    form: ActivityForm = describe("The working form.")
    participants: Text | None = describe("What participants do.", default=None)
    trainer: Text | None = describe("What the trainer does.", default=None)


class Objective(Model):
    """What a participant can do after the module."""

    bloom: Bloom = describe("The level in Bloom's revised taxonomy.")
    text: Text = describe("The objective; it begins with a verb of its level.")


class Range(Model):
    """From so many to so many people."""

    min: Count = describe("At least this many.", default=0)
    max: Count = describe("At most this many.")


class GapDays(Model):
    """Days between two modules."""

    min: Days = describe("At least this many days.", default=0)
    max: Days | None = describe("At most this many days.", default=None)


class Prerequisites(Model):
    """Modules that a group has done before."""

    all_of: tuple[Slug, ...] = describe("All of these modules.", default=())
    any_of: tuple[Slug, ...] = describe("At least one of these modules.", default=())
    gap_days: GapDays | None = describe("Days between the last of them and this one.", default=None)


class Timing(Model):
    """Where in the programme the module belongs."""

    position: Literal["any", "first", "halfway", "last"] = describe(
        "Its place in the order.", default="any"
    )
    scope: Literal["track", "programme"] = describe(
        "Whether the position counts in its track or in the whole programme.", default="track"
    )
    after: tuple[Slug, ...] = describe(
        "Modules that come before it where they are in as well.", default=()
    )
    gap_days: GapDays | None = describe(
        "For position last: days after the last practice module.", default=None
    )
    repeat_weeks: Positive | None = describe("Repeat every so many weeks.", default=None)
    times: Annotated[int, Strict(), Field(ge=1, le=12)] | None = describe(
        "How often a group does it; with repeat_weeks and without times, as the period allows.",
        default=None,
    )


class Staff(Model):
    """How many of one kind of staff: a fixed number, or one per so many participants."""

    fixed: Count = describe("A fixed number per session.", default=0)
    per_participants: Positive | None = describe("One for each so many participants.", default=None)

    @model_validator(mode="before")
    @classmethod
    def _take_bare_number(cls, value: object) -> object:
        return {"fixed": value} if isinstance(value, int) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Say in the schema too that a bare number will do."""
        mapping = handler.resolve_ref_schema(handler(core_schema))
        number = {"type": "integer", "minimum": 0, "maximum": 100_000}
        return {"description": "A number, or a mapping.", "anyOf": [number, mapping]}

    def needed(self, participants: int) -> int:
        """Give the number of staff for a session of so many participants."""
        if self.per_participants is None:
            return self.fixed
        return max(self.fixed, -(-participants // self.per_participants))


class Staffing(Model):
    """Who runs a session."""

    trainers: Staff = describe("Trainers.", default=Staff(fixed=1))
    actors: Staff = describe("Training actors.", default=Staff())
    guests: Staff = describe("Guests from outside.", default=Staff())


class Need(Model):
    """Something the client supplies before the module."""

    text: Text = describe("What is needed.")
    lead_days: Days = describe("How many days before the session.")
    brought_by: Bringer = describe(
        "client, or participants: what each of them prepares and brings.", default="client"
    )


class Parameter(Model):
    """A gap in a module's texts that a brief fills in."""

    type: Literal["text", "number", "date", "choice", "yes-no"] = describe("Type of the answer.")
    question: Text = describe("The question to ask the client.")
    default: Text = describe("The words that stand in the text until there is an answer.")
    required: Flag = describe("Whether the brief must answer it.", default=False)
    choices: tuple[Line, ...] = describe("The possible answers, for type choice.", default=())


# A date stays the text it is written as; the type of the parameter says that it is one.
ParameterValue = str | Whole | Flag | Text
Parameters = dict[Name, Parameter]


class Material(Model):
    """Something on the table."""

    text: Text = describe("What it is.")
    per: Literal["group", "participant"] = describe("Counted per group or per participant.")
    quantity: Positive = describe("How many.", default=1)


class Room(Model):
    """The room a session needs."""

    setup: Text = describe("How the room is laid out.")
    breakout_rooms: Count = describe("Further rooms for subgroups.", default=0)


class EvaluationQuestion(Model):
    """A question by Kirkpatrick's levels."""

    level: Literal["reaction", "learning", "behaviour", "results"] = describe("The level.")
    text: Text = describe("The question.")


class ActorRole(Model):
    """Whom an actor plays."""

    name: Text = describe("A function with a trait, never a person's name.")
    goal: Text = describe("What this character wants in the scene.")
    opening: Text = describe("The first words of the scene.")
    escalation: tuple[Text, ...] = describe(
        "Levels of resistance, mild to fierce.", min_length=2, max_length=5
    )
    yields_when: Text = describe("What a participant does that makes the character give way.")


class Scene(Model):
    """One scene that actors play."""

    activity: Slug = describe("The activity of the agenda in which it is played.")
    title: Text = describe("The scene's title.")
    situation: Text = describe("Where we are, what happened just before, what is at stake.")
    actor_roles: tuple[ActorRole, ...] = describe("The characters.", min_length=1, max_length=4)
