"""What a programme costs, in the reader's words."""

from collections.abc import Iterator

from abscurriculum.filling.filler import Filler
from abscurriculum.filling.sentences import COSTS, QUALITY, QUALITY_OF_CHANGE
from abscurriculum.models.filled import Filled, Label
from abscurriculum.models.plan import Plan, Quality
from abscurriculum.models.programme import ProgrammeCost, ProgrammeShare


def fill_costs(plan: Plan, filler: Filler) -> Iterator[ProgrammeCost]:
    """Name each line of the cost."""
    for line in plan.costs:
        yield ProgrammeCost(
            label=Label(id=line.kind, title=filler.fill(COSTS[line.kind])),
            quantity=line.quantity,
            euro_cents=line.euro_cents,
            total=line.total,
            assumed=line.assumed,
        )


def fill_shares(plan: Plan) -> Iterator[ProgrammeShare]:
    """Name the clients that share the cost as titles."""
    titles = {client.name: client.title for client in (plan.client, *plan.partners)}
    for share in plan.shares:
        client = titles.get(share.client, share.client)
        yield ProgrammeShare(client=client, euro_cents=share.euro_cents)


def fill_quality(quality: Quality, filler: Filler) -> Filled:
    """Say how good the plan is shown to be."""
    sentence = QUALITY[quality.selection_proven, quality.gap_percent == 0]
    if quality.keeps and sentence == QUALITY[True, True]:
        sentence = QUALITY_OF_CHANGE
    return filler.say(sentence, gap=str(quality.gap_percent))
