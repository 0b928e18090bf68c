"""Library, brief and the plan before -> a plan, or why there is none."""

from abscurriculum.planning.compose import Before, NoPlan, Planned, is_possible, plan

__all__ = ["Before", "NoPlan", "Planned", "is_possible", "plan"]
