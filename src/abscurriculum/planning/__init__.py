"""Library and brief -> plan."""

from abscurriculum.planning.compose import Planned, plan

__all__ = ["Planned", "plan"]
