"""Days and months in English, whatever the language of the machine."""

import datetime as dt

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def write_day(day: dt.date) -> str:
    """Write a day as people say it: Mon 18 January."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
