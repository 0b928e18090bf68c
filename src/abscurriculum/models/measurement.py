"""When it is measured what a programme does, by Kirkpatrick's levels."""

import datetime as dt

from abscurriculum.models.base import Model, describe


class FollowUp(Model):
    """One round of questions on what people do differently, for modules that ended by then."""

    date: dt.date = describe("The day, three months or more after the last session of each.")
    modules: tuple[str, ...] = describe("The modules, in order.")


class Measurements(Model):
    """The days on which is measured; reaction and learning are measured in every session."""

    baseline_from: dt.date = describe("When the first questions go out.")
    baseline_to: dt.date = describe("When the answers are in, before the first session.")
    follow_ups: tuple[FollowUp, ...] = describe("Rounds on behaviour, in order of time.")
    results: dt.date = describe("When goals and results are looked at, after the last round.")
