"""A choice of modules and groups -> the timetable problem that it poses."""
