"""What was assumed where the brief is silent, and which days were kept free, for the client."""

from collections.abc import Container, Iterator, Sequence

from abscurriculum.filling.filler import Filler
from abscurriculum.filling.sentences import STAFF_NAMES
from abscurriculum.models.conditions import STAFF, Calendar
from abscurriculum.models.filled import Filled
from abscurriculum.models.organisation import Organisation
from abscurriculum.models.plan import Plan
from abscurriculum.models.request import Request
from abscurriculum.models.text import Text

_SCHOOL = {
    "block": Text(
        nl="De schoolvakanties van regio {region} zijn vrijgehouden ({years}), zoals de "
        "Rijksoverheid ze vaststelt of adviseert; scholen mogen in herfst en voorjaar daarvan "
        "afwijken.",
        en="The school holidays of region {region} are kept free ({years}), as the government sets "
        "or advises them; in autumn and spring schools may choose other weeks.",
    ),
    "avoid": Text(
        nl="De schoolvakanties van regio {region} zijn gemeden waar dat kon ({years}).",
        en="The school holidays of region {region} are avoided where possible ({years}).",
    ),
}
_NO_REGION = Text(
    nl="De regio van de schoolvakanties is niet bekend; die vakanties zijn niet vrijgehouden.",
    en="The region of the school holidays is not known; those holidays are not kept free.",
)
_UNKNOWN = Text(
    nl="De schoolvakanties van {years} zijn nog niet bekend; die zijn niet vrijgehouden.",
    en="The school holidays of {years} are not known yet; they are not kept free.",
)
_PUBLIC = Text(
    nl="Feestdagen zijn vrijgehouden. Goede Vrijdag en Bevrijdingsdag gelden als werkdagen; die "
    "zijn gemeden waar dat kon.",
    en="Public holidays are kept free. Good Friday and Liberation Day count as working days; they "
    "are avoided where possible.",
)
_ELECTION = Text(
    nl="Als verkiezingsdag geldt {date}.",
    en="Election day is taken to be {date}.",
)
_WEEK = Text(
    nl="Voor deze doelgroepen kan elk dagdeel van maandag tot en met vrijdag, maar liever niet "
    "vrijdagavond: {audiences}.",
    en="For these audiences any daypart from Monday to Friday will do, though rather not Friday "
    "evening: {audiences}.",
)
_NOT_GIVEN = Text(
    nl="Niet opgegeven, en daarom niet vrijgehouden: {names}.",
    en="Not given, and so not kept free: {names}.",
)
_NOT_GIVEN_BY = Text(
    nl="Van {client} niet opgegeven, en daarom niet vrijgehouden: {names}.",
    en="Not given for {client}, and so not kept free: {names}.",
)
_COUNCIL = Text(
    nl="vergaderingen van {council} en de commissies", en="meetings of {council} and its committees"
)
_EXECUTIVE = Text(nl="de vergaderdag van {executive}", en="the day on which {executive} meets")
_RECESS = Text(nl="recessen van {council}", en="recesses of {council}")
_NO_DIARIES = Text(
    nl="Agenda's van deelnemers zijn niet opgegeven; hun afwezigheid telt nog niet mee.",
    en="Diaries of participants were not given; their absences do not count yet.",
)
_STARTS = Text(
    nl="De begintijden zijn de gebruikelijke. Laat het weten als andere tijden u beter schikken.",
    en="Starting times are the usual ones. Please tell us if others suit you better.",
)
_AGREED = Text(
    nl="Vanaf zes weken voor de periode kunnen wij mensen boeken en stukken bij u vragen.",
    en="From six weeks before the period we can book people and ask you for material.",
)
_STAFF = Text(
    nl="Nog niet op naam ingepland: {names}. Wij gaan ervan uit dat er genoeg beschikbaar zijn.",
    en="Not yet planned by name: {names}. We take it that enough of them are available.",
)
_VENUES = Text(
    nl="Er zijn geen zalen opgegeven. Wij gaan ervan uit dat u steeds een passende zaal heeft.",
    en="No rooms were given. We take it that you always have a suitable one.",
)


def list_assumptions(request: Request, plan: Plan, filler: Filler) -> Iterator[Filled]:
    """Say what the plan takes for granted, in the order in which a client would ask."""
    brief = request.brief.value
    yield from _days_off(request, plan, filler)
    yield from _weekdays(request, plan, filler)
    yield from _not_given(request, plan, filler)
    starts = brief.calendar.start_times
    if any(getattr(starts, session.daypart) is None for session in plan.sessions):
        yield filler.say(_STARTS)
    if brief.agreed is None:
        yield filler.say(_AGREED)
    named = {person.role for person in brief.people}
    missing = [
        filler.say(STAFF_NAMES[kind][1]).text
        for kind in STAFF
        if kind not in named and any(getattr(session, f"{kind}s") for session in plan.sessions)
    ]
    if missing:
        yield filler.say(_STAFF, names=", ".join(missing))
    if not brief.venues:
        yield filler.say(_VENUES)


def _calendars(request: Request) -> list[tuple[Organisation, Calendar]]:
    brief = request.brief.value
    partners = brief.joint.partners if brief.joint else ()
    calendars = [brief.calendar, *(partner.calendar for partner in partners)]
    return list(zip(request.clients, calendars, strict=True))


def _name_years(years: Sequence[int]) -> str:
    """Name years in a row: 2027, or 2027-2028."""
    return "-".join(dict.fromkeys((str(years[0]), str(years[-1])))) if years else ""


def _days_off(request: Request, plan: Plan, filler: Filler) -> Iterator[Filled]:
    calendars = _calendars(request)
    period = request.brief.value.period
    years = range(period.from_.year, period.to.year + 1)
    told = [year for year in years if year not in plan.unknown_holidays]
    if any(calendar.public_holidays for _, calendar in calendars):
        yield filler.say(_PUBLIC)
    regions: dict[Filled, None] = {}
    for client, calendar in calendars:
        if calendar.school_holidays == "ignore":
            continue
        region = client.holiday_region
        if region and not told:
            continue
        sentence = _SCHOOL[calendar.school_holidays] if region else _NO_REGION
        regions[filler.say(sentence, region=region or "", years=_name_years(told))] = None
    yield from regions
    if plan.unknown_holidays:
        yield filler.say(_UNKNOWN, years=", ".join(str(year) for year in plan.unknown_holidays))
    brief = request.brief.value
    if brief.calendar.elections is None:
        for day in request.library.head.value.elections.get(request.client.type, ()):
            if brief.period.from_ <= day <= brief.period.to:
                yield filler.say(_ELECTION, date=filler.date(day))


def _weekdays(request: Request, plan: Plan, filler: Filler) -> Iterator[Filled]:
    suits = request.brief.value.calendar.suits
    audiences = request.library.vocabulary.value.audiences
    taking_part = {session.audience for session in plan.sessions}
    free = [
        filler.fill(entry.title).text
        for audience, entry in audiences.items()
        if audience in taking_part and audience not in suits
    ]
    if free:
        yield filler.say(_WEEK, audiences="; ".join(_lower(name) for name in free))


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def _not_given(request: Request, plan: Plan, filler: Filler) -> Iterator[Filled]:
    """Name meetings and diaries that the brief does not tell of, though people have them."""
    roles = request.library.vocabulary.value.roles
    bodies = {
        body
        for entry in plan.participants
        if entry.number and entry.role in roles
        for body in roles[entry.role].sits_in
    }
    sentence = _NOT_GIVEN_BY if request.partners else _NOT_GIVEN
    for client, calendar in _calendars(request):
        words = {body: filler.form(body, "the") for body in ("council", "executive")}
        names = [filler.say(name, **words).text for name in _meetings(calendar, bodies)]
        if names:
            yield filler.say(
                sentence, client=client.full_name or client.name, names="; ".join(names)
            )
    if all(person.role in STAFF for person in request.brief.value.people):
        yield filler.say(_NO_DIARIES)


def _meetings(calendar: Calendar, bodies: Container[str]) -> Iterator[Text]:
    council = calendar.council
    if "council" in bodies and not (council.meets or council.dates or council.file):
        yield _COUNCIL
    if "executive" in bodies and calendar.executive_day is None:
        yield _EXECUTIVE
    if "council" in bodies and not calendar.recess:
        yield _RECESS
