"""When anything can be held: days, what closes them, and for whom."""
