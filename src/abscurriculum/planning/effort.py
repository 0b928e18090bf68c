"""How long to look for something better."""

from collections.abc import Mapping
from typing import Literal

Effort = Literal["quick", "normal", "thorough"]
# Deterministic time, about seconds on one core of 2024: for the choice, and for each timetable.
EFFORTS: Mapping[Effort, tuple[float, float]] = {
    "quick": (2, 1),
    "normal": (10, 20),
    "thorough": (60, 300),
}
