"""What a trial showed, in words."""

from collections.abc import Iterator, Sequence

from abscurriculum.models.text import count
from abscurriculum.planning.telling.differences import Difference, GoalShift
from abscurriculum.planning.telling.story_words import (
    Line,
    Names,
    lines_of,
    say_moment,
    say_money,
    say_sessions,
)
from abscurriculum.planning.telling.trials import Clash, Trial

_FEW = 3
_NOT_FOUND = "whether that can be planned was not found out in the time that a trial takes"
_MAYBE = "a better way may exist: abs plan looks longer than a trial does"


def tell_trial(trial: Trial, names: Names) -> Iterator[Line]:
    """Say what a change brings and takes, or why it cannot be."""
    if trial.new is None or trial.difference is None:
        if trial.is_impossible:
            yield from tell_clashes(trial.clashes)
        else:
            yield Line(_NOT_FOUND)
        return
    found = trial.difference
    if found.is_nothing:
        yield Line("changes nothing")
        return
    total = f" ({say_money(trial.new.euro_cents)} in all)"
    yield from lines_of(say_difference(found, names, total=total, skip=[trial.revision.about]))
    yield Line(_say_moves(trial, found))
    if not trial.is_proven:
        yield Line(_MAYBE)


def tell_clashes(clashes: tuple[Clash, ...]) -> Iterator[Line]:
    """Say which lines stand in the way; what was tried is one of them, and has its own facts."""
    if not clashes:
        yield Line("impossible: no plan could hold it, whatever else is let go")
        return
    ordered = sorted(clashes, key=lambda clash: not clash.is_asked)
    below = tuple(
        f"{say_clash(clash)}{' - this is what was tried' * clash.is_asked}" for clash in ordered
    )
    yield Line("impossible: these cannot all be kept", below=below)


def say_clash(clash: Clash) -> str:
    """Write a condition with its place."""
    return f"{clash.words} ({clash.place})" if clash.place else clash.words


def say_difference(
    found: Difference, names: Names, *, total: str = "", skip: Sequence[str] = ()
) -> Iterator[str]:
    """Say what a plan brings and takes against another; `skip` names what needs no words."""
    if found.cents:
        more = "more" if found.cents > 0 else "less"
        yield f"costs {say_money(abs(found.cents))} {more}{total}"
    load = _say_load(found)
    if load:
        yield load
    brought = [module for module in found.brought if module not in skip]
    dropped = [module for module in found.dropped if module not in skip]
    if brought:
        yield f"brings in {names.some_modules(brought)}"
    if dropped:
        yield f"drops {names.some_modules(dropped)}"
    for shift in found.goals:
        if shift.goal not in skip:
            yield say_shift(shift, names)
    for audience, (was, now) in found.groups.items():
        yield f"makes {count(now, 'group')} of {audience} instead of {was}"


def say_losses(found: Difference, names: Names, *, skip: Sequence[str] = ()) -> Iterator[str]:
    """Say what a plan takes against another; `skip` names goals that need no words."""
    for shift in found.goals:
        if shift.is_loss and shift.goal not in skip:
            yield say_shift(shift, names)
    if found.dropped:
        instead = f"; in their place comes {', '.join(found.brought)}" if found.brought else ""
        yield f"drops {', '.join(found.dropped)}{instead}"
    was, now = found.sessions
    if now < was:
        yield f"{count(was - now, 'session')} fewer"


def _say_load(found: Difference) -> str:
    was, now = found.sessions
    words = []
    if was != now:
        words.append(f"{count(now, 'session')} instead of {was}")
    for audience, (before, after) in found.dayparts.items():
        words.append(f"{after} dayparts for each of {audience} instead of {before}")
    return "; ".join(words)


def say_shift(shift: GoalShift, names: Names) -> str:
    """Say what is won or lost for a goal."""
    goal = f"the {shift.priority} goal {names.goal(shift.goal)}"
    was, now = shift.was, shift.now
    words = []
    for had, has, verb in (
        (was.introduces, now.introduces, "introduced"),
        (was.practises, now.practises, "practised"),
    ):
        if had and not has:
            words.append(f"no longer {verb}")
        elif has and not had:
            words.append(f"now {verb}")
    if not words:
        words.append(f"practised for {now.minutes} minutes instead of {was.minutes}")
    return f"{goal} is {' and '.join(words)}"


def _say_moves(trial: Trial, found: Difference) -> str:
    if not found.moved:
        return "no session moves"
    if len(found.moved) > _FEW:
        return f"moves {say_sessions(trial.old, [each.session for each in found.moved])}"
    moves = [
        f"{say_sessions(trial.old, [each.session])} to {say_moment(*each.now)}"
        for each in found.moved
    ]
    return f"moves {'; '.join(moves)}"
