"""Whether the cost adds up: of each session, line by line, within the budget, shared by the key."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from abscurriculum.models.plan import Session
from plan_case import Case


def find_in_costs(case: Case) -> Iterator[str]:
    """Say which amounts are wrong, and whether the budget is passed."""
    for session in case.plan.sessions:
        if session.euro_cents != cost_of(case, session):
            yield f"{session.id} costs {cost_of(case, session)} cents, not {session.euro_cents}"
    expected = _lines(case)
    lines = {line.kind: line.quantity for line in case.plan.costs}
    if lines != expected or len(lines) != len(case.plan.costs):
        yield f"the cost is of {expected}, not of {lines}"
    for line in case.plan.costs:
        if line.euro_cents != case.rate(line.kind):
            yield f"{line.kind} costs {case.rate(line.kind)} cents each, not {line.euro_cents}"
        if line.assumed != (getattr(case.brief.budget.rates, line.kind) is None):
            yield f"it is not said rightly whether the rate of {line.kind} is assumed"
    total = total_of(case)
    if case.plan.euro_cents != total:
        yield f"the programme costs {total} cents, not {case.plan.euro_cents}"
    amount = case.brief.budget.amount
    if amount is not None and total > amount:
        yield f"the programme costs {total} cents, and the budget is {amount}"
    yield from _by_shares(case, total)


def _is_hired(case: Case, session: Session) -> bool:
    return any(venue.hired for venue in case.brief.venues if venue.name == session.venue)


def _units(case: Case, session: Session) -> dict[str, int]:
    """Count what one session takes of everything that has a price."""
    dayparts = len(case.parts_taken(session))
    return {
        "trainer": session.trainers * dayparts,
        "actor": session.actors * dayparts,
        "guest": session.guests,
        "venue": dayparts if _is_hired(case, session) else 0,
        "catering": session.size * dayparts,
        "travel": session.trainers + session.actors + session.guests,
    }


def cost_of(case: Case, session: Session) -> int:
    """Give the cost of a session in euro cents."""
    return sum(case.rate(kind) * number for kind, number in _units(case, session).items())


def _lines(case: Case) -> dict[str, int]:
    lines: Counter[str] = Counter(preparation=len(case.chosen))
    for session in case.plan.sessions:
        lines.update(_units(case, session))
    return {kind: number for kind, number in lines.items() if number}


def total_of(case: Case) -> int:
    """Give the cost of the programme in euro cents."""
    return sum(case.rate(kind) * number for kind, number in _lines(case).items())


def _keys(case: Case) -> list[int]:
    """Give for each client its number by which costs are split."""
    joint = case.brief.joint
    clients = case.request.clients
    if joint is None:
        return []
    if joint.shares:
        return [joint.shares.get(client.name, 0) for client in clients]
    if joint.split == "equal":
        return [1 for _ in clients]
    if joint.split == "inhabitants":
        return [client.inhabitants or 0 for client in clients]
    return [sum(numbers.values()) for numbers in case.numbers_by_client]


def _by_shares(case: Case, total: int) -> Iterator[str]:
    shares, keys = case.plan.shares, _keys(case)
    if not keys:
        if shares:
            yield "a programme of one client has shares"
        return
    names = [client.name for client in case.request.clients]
    if [share.client for share in shares] != names:
        yield f"the shares are not of {names}"
        return
    if sum(share.euro_cents for share in shares) != total:
        yield f"the shares together are not {total} cents"
    for share, key in zip(shares, keys, strict=True):
        exact = Fraction(total * key, sum(keys) or 1)
        if abs(share.euro_cents - exact) >= 1:
            yield f"{share.client} pays {share.euro_cents} cents, and its share is {float(exact)}"
