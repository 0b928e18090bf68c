"""Sentences that documents put together, in one place for both languages."""

from collections.abc import Mapping

from abscurriculum.models.conditions import StaffKind
from abscurriculum.models.plan import CostKind, ReasonKind
from abscurriculum.models.text import Text

# A letter does not stand alone on a line.
GROUP = Text(nl="{name}, groep\u00a0{letter}", en="{name}, group\u00a0{letter}")
GROUPS = Text(nl="{name}, groepen {letters}", en="{name}, groups {letters}")
OCCURRENCE = Text(nl="{name} ({number})", en="{name} ({number})")
FIXED_DATE = Text(nl="deze datum staat vast", en="this date is fixed")
COUNT_GROUPS = (
    Text(nl="één groep", en="one group"),
    Text(nl="{number} groepen", en="{number} groups"),
)

# Of modules that nobody asked for, how many people each takes is not worth telling.
NUMBERS = Text(
    nl="de aantallen deelnemers passen niet", en="the numbers of participants do not fit"
)

# Why a module is in or out, an audience has so many groups, or a session is then.
# A plan file may hold any kind anywhere, so none lacks.
MODULE_REASONS: Mapping[ReasonKind, Text] = {
    "route": Text(nl="hoort bij de {name}", en="part of the {name}"),
    "include": Text(nl="op uw verzoek opgenomen", en="included at your request"),
    "replace": Text(nl="komt in de plaats van {name}", en="takes the place of {name}"),
    "goal": Text(nl="werkt aan het doel: {name}", en="works on the goal: {name}"),
    "prerequisite": Text(nl="nodig als basis voor {name}", en="needed as a basis for {name}"),
    "closed": Text(
        nl="niet bedoeld voor dit type organisatie", en="not meant for this type of organisation"
    ),
    "excluded": Text(nl="op uw verzoek weggelaten", en="left out at your request"),
    "replaced": Text(
        nl="op uw verzoek vervangen door {name}", en="replaced at your request by {name}"
    ),
    "alternative": Text(nl="in plaats daarvan: {name}", en="instead: {name}"),
    "numbers": Text(
        nl="de aantallen deelnemers passen niet ({name} mensen per bijeenkomst)",
        en="the numbers of participants do not fit ({name} people per session)",
    ),
    "crowded": Text(
        nl="in de kalender is naast {name} geen plaats", en="the calendar has no room beside {name}"
    ),
    "milder": Text(
        nl="iets lichters hoort vóór {name}", en="something lighter belongs before {name}"
    ),
    "base": Text(
        nl="bouwt voort op een module die niet meedoet: {name}",
        en="builds on a module that is not in: {name}",
    ),
    "unplaceable": Text(
        nl="past niet in de kalender van deze periode",
        en="does not fit the calendar of this period",
    ),
    "limits": Text(
        nl="past niet binnen het budget, de dagdelen of de groepen",
        en="does not fit the budget, the dayparts or the groups",
    ),
    "unneeded": Text(
        nl="de doelen waaraan deze module werkt, worden zonder haar bereikt",
        en="the goals that it works on are reached without it",
    ),
    "unasked": Text(nl="geen route of doel vraagt erom", en="no route or goal asks for it"),
    "fixed": Text(nl="{name}, zoals gevraagd", en="{name}, as asked"),
    "alone": Text(
        nl="één groep: er is plaats voor iedereen", en="one group: there is room for all"
    ),
    "cheapest": Text(
        nl="{name}: zo past elke module en zijn de kosten het laagst",
        en="{name}: so that every module fits, at the lowest cost",
    ),
    "kept-groups": Text(
        nl="{name}, zoals in de vorige planning", en="{name}, as in the plan before"
    ),
    "spread": Text(nl="gelijkmatig gespreid", en="evenly spread"),
    "calendar": Text(
        nl="kon niet in de streefweek: {name}", en="not possible in the target week: {name}"
    ),
    "pin": Text(nl="zo gevraagd in de opdracht", en="as asked in the brief"),
    "kept": Text(nl="zoals in de vorige planning", en="as in the plan before"),
    "shared": Text(
        nl="zo komt het geheel van bijeenkomsten beter uit dan met deze in de streefweek",
        en="all sessions together fit better so than with this one in its target week",
    ),
    "order": Text(nl="komt na {name}", en="comes after {name}"),
}
SESSION_REASONS: Mapping[ReasonKind, Text] = {
    **MODULE_REASONS,
    "prerequisite": Text(nl="komt na {name}", en="comes after {name}"),
}
ROUTE_NAMES: Mapping[str, Text] = {
    "short": Text(nl="korte route", en="short route"),
    "standard": Text(nl="standaardroute", en="standard route"),
    "long": Text(nl="lange route", en="long route"),
}
# How good a plan is: by whether the choice of modules and the timetable are proven.
QUALITY: Mapping[tuple[bool, bool], Text] = {
    (True, True): Text(
        nl="Bewezen: binnen uw opdracht bestaat geen beter programma.",
        en="Proven: there is no better programme within your brief.",
    ),
    (True, False): Text(
        nl="De keuze van modules is bewezen de beste; "
        "de data liggen hooguit {gap} % van het best mogelijke.",
        en="The choice of modules is proven to be the best; "
        "the dates are within {gap} % of the best there could be.",
    ),
    (False, True): Text(
        nl="Een betere keuze van modules is niet uitgesloten; "
        "voor deze keuze bestaan geen betere data.",
        en="A better choice of modules is not ruled out; "
        "for this choice there are no better dates.",
    ),
    (False, False): Text(
        nl="Een betere keuze van modules is niet uitgesloten; "
        "voor deze keuze liggen de data hooguit {gap} % van het best mogelijke.",
        en="A better choice of modules is not ruled out; "
        "for this choice the dates are within {gap} % of the best there could be.",
    ),
}
QUALITY_OF_CHANGE = Text(
    nl="Bewezen: met behoud van de vorige planning, waar dat kan, bestaat geen beter programma.",
    en="Proven: there is no better programme that keeps the plan before where it can.",
)
COSTS: Mapping[CostKind, Text] = {
    "trainer": Text(nl="Trainer, per dagdeel", en="Trainer, per daypart"),
    "actor": Text(nl="Trainingsacteur, per dagdeel", en="Training actor, per daypart"),
    "guest": Text(nl="Gast, per bijeenkomst", en="Guest, per session"),
    "venue": Text(nl="Gehuurde zaal, per dagdeel", en="Hired room, per daypart"),
    "catering": Text(
        nl="Catering, per deelnemer en dagdeel", en="Catering, per participant and daypart"
    ),
    "travel": Text(
        nl="Reiskosten, per begeleider en bijeenkomst", en="Travel, per staff member and session"
    ),
    "preparation": Text(nl="Voorbereiding, per module", en="Preparation, per module"),
}
# One of them, and more.
STAFF_NAMES: Mapping[StaffKind, tuple[Text, Text]] = {
    "trainer": (Text(nl="trainer", en="trainer"), Text(nl="trainers", en="trainers")),
    "actor": (Text(nl="acteur", en="actor"), Text(nl="acteurs", en="actors")),
    "guest": (Text(nl="gast", en="guest"), Text(nl="gasten", en="guests")),
}
