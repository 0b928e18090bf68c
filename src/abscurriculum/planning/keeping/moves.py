"""What changed from the plan before, and why: said from what holds now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from abscurriculum.models.plan import Move, Plan, Session
from abscurriculum.models.plan_file import KeptSession, PlanFile
from abscurriculum.models.request import Request
from abscurriculum.models.text import Text
from abscurriculum.planning.calendar.horizon import Horizon
from abscurriculum.planning.calendar.openings import Openings
from abscurriculum.planning.choosing.wishes import needed_before
from abscurriculum.planning.keeping.edits import planned_sessions
from abscurriculum.planning.posing.anchors import Anchors, match_sessions
from abscurriculum.planning.posing.whys import closings_at

_BOOKED = Text(nl="; er waren al mensen voor geboekt", en="; people were booked for it")
_ROOM = Text(nl="maakt plaats voor wat anders niet past", en="makes room for what would not fit")
_OFF = Text(nl="ging niet door", en="was called off")
_ANEW = Text(nl="opnieuw gepland", en="planned anew")


@dataclass(frozen=True, slots=True)
class _Why:
    reason: Text
    at: str = ""


def list_moves(
    file: PlanFile, plan: Plan, request: Request, anchors: Anchors, *, fresh: bool = False
) -> tuple[Move, ...]:
    """Say what changed from the plan before, and why; `fresh` when it was left out of account."""
    return tuple(_Comparison(file, plan, request, anchors, fresh=fresh).moves())


class _Comparison:
    def __init__(
        self, file: PlanFile, plan: Plan, request: Request, anchors: Anchors, *, fresh: bool
    ) -> None:
        self.plan, self.request, self.anchors, self.fresh = plan, request, anchors, fresh
        self.before: Mapping[str, KeptSession] = planned_sessions(file) or {
            session.id: session for session in file.sessions
        }
        self.written = {session.id: session for session in file.sessions}
        self.openings = Openings(request, {e.role: e.number for e in plan.participants})
        self.matched = match_sessions(plan.sessions, anchors)
        self.old_modules = {session.module for session in self.before.values()}

    def moves(self) -> Iterator[Move]:
        """Give changes in the order of the plan, then what is no longer there."""
        for session in self.plan.sessions:
            name = self.matched.get(session.id)
            before = self.before.get(name or "")
            if name is None or before is None:
                now = moment(session)
                yield Move(session=session.id, kind="added", now=now, reason=self._why_new(session))
            elif moment(before) != moment(session):
                yield self._moved(session, before)
            else:
                yield from self._changed(session, before)
        gone = set(self.before) - set(self.matched.values())
        for name, before in self.before.items():
            if name in gone:
                why = self._why_gone(before)
                was = moment(before)
                yield Move(session=name, kind="dropped", was=was, reason=why.reason, at=why.at)

    def _moved(self, session: Session, before: KeptSession) -> Move:
        written = self.written.get(before.id)
        by_hand = written is not None and moment(written) == moment(session)
        if by_hand:
            why = _Why(Text(nl="verplaatst in het planbestand", en="moved in the plan file"))
        else:
            why = self._why_moved(session, before)
        reason = why.reason
        if written is not None and written.booked and not by_hand:
            reason = _join(reason, _BOOKED)
        return Move(
            session=session.id,
            kind="moved",
            was=moment(before),
            now=moment(session),
            reason=reason,
            at=why.at,
        )

    def _why_moved(self, session: Session, before: KeptSession) -> _Why:
        horizon = self.openings.horizon
        if not horizon.first <= before.date <= horizon.last:
            return _Why(Text(nl="valt buiten de periode", en="lies outside the period"), "period")
        written, past = self.written.get(before.id), self.anchors.sessions.get(before.id)
        if written is not None and written.held is False and past is not None and past.slot is None:
            return _Why(_OFF)
        slot = horizon.slot(before.date, before.daypart)
        module = self.request.library.modules[session.module]
        people = tuple((entry.role, entry.number) for entry in session.people)
        if not self.openings.parts_of(module) >> slot & 1:
            parts = " of ".join(module.dayparts), " or ".join(module.dayparts)
            return _Why(
                Text(nl=f"de module is er voor {parts[0]}", en=f"the module is for {parts[1]}")
            )
        for closing in closings_at(self.openings, module, session.audience, people, slot):
            return _Why(closing.reason, ".".join(str(step) for step in closing.path))
        for index, pin in enumerate(self.request.brief.value.pins):
            if pin.module == session.module and (pin.group is None or pin.group in session.groups):
                return _Why(
                    Text(nl="vastgelegd in de opdracht", en="the brief pins it"), f"pins.{index}"
                )
        return self._why_crowded(session, slot, horizon)

    def _why_crowded(self, session: Session, slot: int, horizon: Horizon) -> _Why:
        """Say which session would be in the way, had this one stayed."""
        week = horizon.week_of(slot) + 1
        daily = self.request.brief.value.limits.per_week > 1
        day = horizon.day_of(slot)
        needed = needed_before(self.request.library.modules[session.module], self.request)
        for other in self.plan.sessions:
            if other.id == session.id or not _meet(session, other):
                continue
            early = other.date < day if daily else other.week < week
            if other.module in needed[0] and other.occurrence == 1 and not early:
                nl, en = self._title(other.module)
                return _Why(Text(nl=f"komt na: {nl}", en=f"comes after: {en}"))
        rivals = [o for o in self.plan.sessions if o.id != session.id and _share(session, o)]
        there = [o for o in rivals if o.week == week]
        if len(there) >= self.request.brief.value.limits.per_week:
            nl, en = self._title(there[0].module)
            return _Why(Text(nl=f"die week is er: {nl}", en=f"that week has: {en}"))
        return _Why(_ANEW if self.fresh else _ROOM)

    def _title(self, module: str) -> tuple[str, str]:
        """Give a title in both languages; one with a variable is named by its id."""
        title = self.request.library.modules[module].title
        nl, en = title.in_language("nl")[0], title.in_language("en")[0]
        return (module, module) if "{" in nl + en else (nl, en)

    def _changed(self, session: Session, before: KeptSession) -> Iterator[Move]:
        """Tell of a session that stays then, but not in all."""
        written = self.written.get(before.id)
        pairs = [
            (before.venue or "", session.venue, written.venue if written else None),
            (
                ", ".join(before.staff or ()),
                ", ".join(session.staff),
                ", ".join(written.staff) if written and written.staff else None,
            ),
            (
                f"{before.start:%H:%M}" if before.start else "",
                f"{session.start:%H:%M}",
                f"{written.start:%H:%M}" if written and written.start else None,
            ),
            (" + ".join(before.groups), " + ".join(session.groups), None),
        ]
        differ = [(was, now, wish) for was, now, wish in pairs if was != now]
        if not differ:
            return
        if session.groups != before.groups:
            reason = Text(nl="de groepen zijn anders", en="the groups have changed")
        elif all(now == wish for _, now, wish in differ):
            reason = Text(nl="veranderd in het planbestand", en="changed in the plan file")
        else:
            reason = Text(
                nl="zaal of mensen zijn anders verdeeld",
                en="rooms or people are shared out otherwise",
            )
        yield Move(
            session=session.id,
            kind="changed",
            was="; ".join(was for was, _, _ in differ if was),
            now="; ".join(now for _, now, _ in differ if now),
            reason=reason,
        )

    def _why_new(self, session: Session) -> Text:
        if session.module not in self.old_modules:
            return Text(nl="nieuwe module in het programma", en="new module in the programme")
        return Text(nl="voor andere groepen dan eerst", en="for other groups than before")

    def _why_gone(self, before: KeptSession) -> _Why:
        if any(entry.id == before.module for entry in self.plan.modules):
            return _Why(Text(nl="de groepen zijn anders", en="the groups have changed"))
        reason = next((e.reason for e in self.plan.left_out if e.id == before.module), None)
        if reason is None:
            words = Text(nl="niet meer in de bibliotheek", en="no longer in the library")
            return _Why(words)
        if reason.kind == "excluded":
            words = Text(nl="op verzoek niet opgenomen", en="left out on request")
        else:
            words = Text(nl="niet meer in het programma", en="no longer in the programme")
        return _Why(words, reason.at)


def moment(session: Session | KeptSession) -> str:
    """Write a day and daypart."""
    return f"{session.date} {session.daypart}"


def _share(one: Session, other: Session) -> bool:
    """Tell whether two sessions have a group in common, or are delegations of one audience."""
    if one.groups or other.groups:
        return bool(set(one.groups) & set(other.groups))
    return one.audience == other.audience


def _meet(one: Session, other: Session) -> bool:
    """Tell whether two sessions have people in common; a delegation is of everyone."""
    return not one.groups or not other.groups or bool(set(one.groups) & set(other.groups))


def _join(one: Text, two: Text) -> Text:
    return Text(nl=f"{one.in_language('nl')[0]}{two.nl}", en=f"{one.in_language('en')[0]}{two.en}")
