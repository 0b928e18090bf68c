"""Whether a module asks for a kind of staff."""

from abscurriculum.models.activity import Staff


def is_asked(staff: Staff) -> bool:
    """Tell whether any session could need one."""
    return staff.fixed > 0 or staff.per_participants is not None
