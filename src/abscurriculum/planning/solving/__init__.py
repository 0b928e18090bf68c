"""A timetable problem, and how it is solved."""
