"""What is still asked of the client, with a last day."""

import datetime as dt
from typing import Literal

from abscurriculum.models.base import Model, describe
from abscurriculum.models.filled import Filled


class ProgrammeRequest(Model):
    """Something to supply, or a question to answer, for the first session of a module."""

    kind: Literal["need", "question"] = describe("Whether it is to be supplied or answered.")
    text: Filled = describe("What is needed, or the question.")
    stand_in: Filled | None = describe("The words that stand in until there is an answer.")
    required: bool = describe("Whether the programme cannot do without the answer.")
    by_participants: bool = describe("Whether participants bring it themselves.")
    due: dt.date = describe("The last day.")
    module: str = describe("The module.")
    session: int = describe("Number of the first session that it is for.")
    more: int = describe("How many sessions of the module come after that one.")
