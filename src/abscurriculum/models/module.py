"""A training module; its kind decides which extra block it must have."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from abscurriculum.models.activity import (
    PRACTICE_FORMS,
    Activity,
    EvaluationQuestion,
    Material,
    Need,
    Objective,
    Parameter,
    Prerequisites,
    Range,
    Room,
    Scene,
    Staffing,
    Timing,
)
from abscurriculum.models.base import Line, Minutes, Model, Name, Slug, Version, describe
from abscurriculum.models.organisation import OrganisationType
from abscurriculum.models.text import Text

Intensity = Literal["low", "medium", "high"]
Daypart = Literal["morning", "afternoon", "evening", "full-day"]


class GoalLinks(Model):
    """The client's goals that a module works on."""

    introduces: tuple[Slug, ...] = describe("Goals it introduces.", default=())
    practises: tuple[Slug, ...] = describe("Goals it practises.", default=())
    anchors: tuple[Slug, ...] = describe("Goals it anchors in daily work.", default=())

    @property
    def all(self) -> tuple[str, ...]:
        """Every goal once, in the order introduced, practised, anchored."""
        return tuple(dict.fromkeys((*self.introduces, *self.practises, *self.anchors)))


class ModuleBase(Model):
    """What every module has, whatever its kind."""

    id: Slug = describe("Its id; also the file's name.")
    version: Version = describe("Its version, such as 1.0.0.")
    title: Text = describe("Its title.")
    summary: Text = describe("Two or three sentences for the client.")
    kind: str = describe("The kind; it decides which block the module must have.")
    method: Text | None = describe("The working form by name, such as wereldcafé.", default=None)
    track: Slug = describe("The line of the programme it belongs to.")
    audiences: tuple[Slug, ...] = describe("The audiences it is made for.", min_length=1)
    attendance: Literal["all", "delegation"] = describe(
        "Whether a whole audience goes through it, or a delegation once.", default="all"
    )
    closed_to: tuple[OrganisationType, ...] = describe(
        "Types of organisation it is not for.", default=()
    )
    group: Range = describe("How many people fit in one session.")
    presence: dict[Name, Range] = describe("Who takes part, per role.", min_length=1)
    staffing: Staffing = describe("Trainers, actors and guests per session.")
    intensity: Intensity = describe("How hard confrontation is sought.")
    dayparts: tuple[Daypart, ...] = describe("Dayparts that suit it.", min_length=1)
    timing: Timing = describe("Its place in the programme.", default=Timing())
    prerequisites: Prerequisites = describe("What comes before it.", default=Prerequisites())
    alternatives: tuple[Slug, ...] = describe(
        "Modules that take its place: only one of them is chosen.", default=()
    )
    goals: GoalLinks = describe("The goals it works on.")
    objectives: tuple[Objective, ...] = describe(
        "What participants can do afterwards.", min_length=1, max_length=6
    )
    agenda: tuple[Activity, ...] = describe("The activities in order.", min_length=1, max_length=30)
    scenes: tuple[Scene, ...] = describe("Scenes with actors.", default=(), max_length=8)
    needs: tuple[Need, ...] = describe("What the client supplies.", default=())
    parameters: dict[Name, Parameter] = describe("What a brief can fill in.", default_factory=dict)
    materials: tuple[Material, ...] = describe("What lies on the table.", default=())
    room: Room = describe("The room.")
    evaluation: tuple[EvaluationQuestion, ...] = describe("Questions afterwards.", min_length=1)
    seed: tuple[Line, ...] = describe("Where in the founding case the idea comes from.", default=())

    @property
    def minutes(self) -> int:
        """The duration in minutes, breaks included: the sum of the agenda."""
        return sum(activity.minutes for activity in self.agenda)

    @property
    def daypart_count(self) -> int:
        """Dayparts that one session takes: two for a whole day."""
        return 2 if "full-day" in self.dayparts else 1

    @property
    def practice_minutes(self) -> int:
        """Minutes in which participants try out behaviour."""
        return sum(each.minutes for each in self.agenda if each.form in PRACTICE_FORMS)


class RolePlay(Model):
    """How a role-play is played."""

    form: Literal["classic", "directed-theatre", "forum-theatre"] = describe("The form of play.")
    feedback_rule: Text = describe("How actor and onlookers give feedback.")


class RolePlayModule(ModuleBase):
    """A module in which actors play."""

    kind: Literal["role-play"] = describe("The kind.")
    role_play: RolePlay = describe("How it is played.")
    scenes: tuple[Scene, ...] = describe("Scenes with actors.", min_length=1, max_length=8)


class Round(Model):
    """One round of work in a pressure cooker."""

    title: Text = describe("Its title.")
    minutes: Minutes = describe("How long it takes, in minutes.")
    task: Text = describe("What the teams do and what lies on the table at the end.")


class PressureCooker(Model):
    """How officials turn an executive's case into a proposal."""

    case_owner: Name = describe("The role of the one who brings the case.")
    case_format: tuple[Text, ...] = describe("What stands on the case sheet.", min_length=3)
    rounds_in: Slug = describe("The activity in which the rounds are run.")
    rounds: tuple[Round, ...] = describe(
        "The rounds, together as long as that activity.", min_length=1
    )
    proposal: tuple[Text, ...] = describe("What the proposal must hold.", min_length=2)
    executive_reflection: Slug = describe("The activity in which the executive reflects.")
    team_reflection: Slug = describe("The activity in which the teams reflect.")
    reflection_questions: tuple[Text, ...] = describe("Questions for both.", min_length=2)


class PressureCookerModule(ModuleBase):
    """A module in which teams work out a proposal for a real case."""

    kind: Literal["pressure-cooker"] = describe("The kind.")
    pressure_cooker: PressureCooker = describe("How it is run.")


class LegalSource(Model):
    """Where the law gives a power, per type of organisation."""

    municipality: Line | None = describe("Article for municipalities.", default=None)
    province: Line | None = describe("Article for provinces.", default=None)
    water_board: Line | None = describe("Article for water boards.", default=None)


class Power(Model):
    """A power and whose it is."""

    holder: Name = describe("The term of the body that holds it, such as council.")
    text: Text = describe("The power in plain words.")
    source: LegalSource = describe("Where the law gives it.")


class DualismWorkshop(Model):
    """The powers and positions that the workshop plays with."""

    powers: tuple[Power, ...] = describe("The powers.", min_length=4)
    positions: tuple[Text, ...] = describe("Positions to take and defend.", min_length=2)


class DualismModule(ModuleBase):
    """A module on who sets frameworks, who governs and who scrutinises."""

    kind: Literal["dualism-workshop"] = describe("The kind.")
    dualism_workshop: DualismWorkshop = describe("Powers and positions.")


class Guest(Model):
    """A guest from another world."""

    world: Literal["arts", "sport"] = describe("Where the guest comes from.")
    text: Text = describe("What kind of guest is sought.")
    questions: tuple[Text, ...] = describe("Questions to the guest.", min_length=3)


class LeadershipInputs(Model):
    """What is brought into the meeting."""

    results: Text = describe("Which results come on the table, and in what form.")
    dilemmas: Text = describe("Which dilemmas come on the table, and who chooses them.")


class LeadershipMeeting(Model):
    """How executives, management and staff meet."""

    host_roles: tuple[Name, ...] = describe("The roles that host it.", min_length=1)
    guest: Guest | None = describe("The guest, where there is one.", default=None)
    questions: tuple[Text, ...] = describe("Questions for the table talks.", min_length=2)
    rule: Text = describe("The rule: not about each other but with each other.")
    inputs: LeadershipInputs = describe("What is brought in.")


class LeadershipModule(ModuleBase):
    """A meeting of executives, management and staff."""

    kind: Literal["leadership-meeting"] = describe("The kind.")
    leadership_meeting: LeadershipMeeting = describe("How it is held.")


class WorkshopModule(ModuleBase):
    """A workshop by a named method."""

    kind: Literal["workshop"] = describe("The kind.")
    method: Text = describe("The method by name, such as wereldcafé.")


class SimulationModule(ModuleBase):
    """A meeting or process played as if real, then debriefed."""

    kind: Literal["simulation"] = describe("The kind.")


class PeerConsultationModule(ModuleBase):
    """Peers explore one member's case with open questions."""

    kind: Literal["peer-consultation"] = describe("The kind.")


class DialogueModule(ModuleBase):
    """A conversation by fixed steps."""

    kind: Literal["dialogue"] = describe("The kind.")


class ReviewModule(ModuleBase):
    """Looking back on what was learned."""

    kind: Literal["review"] = describe("The kind.")


Module = Annotated[
    RolePlayModule
    | PressureCookerModule
    | DualismModule
    | LeadershipModule
    | WorkshopModule
    | SimulationModule
    | PeerConsultationModule
    | DialogueModule
    | ReviewModule,
    Field(discriminator="kind"),
]
# The table from which reader, schema and docs take the kinds; a new kind is one entry more.
KINDS: dict[str, type[ModuleBase]] = {
    get_args(model.model_fields["kind"].annotation)[0]: model
    for model in (
        RolePlayModule,
        PressureCookerModule,
        DualismModule,
        LeadershipModule,
        WorkshopModule,
        SimulationModule,
        PeerConsultationModule,
        DialogueModule,
        ReviewModule,
    )
}
