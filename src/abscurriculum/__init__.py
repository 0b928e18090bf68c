"""Composes tailored training programmes for Dutch municipalities, provinces and water boards.

The same verbs as the command line:

    >>> from pathlib import Path
    >>> import abscurriculum as abs_
    >>> abs_.validate([Path("modules"), Path("examples")]).diagnostics
    ()
    >>> (planned,) = abs_.plan([Path("examples/westland.yaml")])
    >>> planned.plan.sessions[0].date
    datetime.date(2027, 1, 12)
    >>> written = abs_.build([Path("examples/westland.yaml")])

Whatever is wrong with the input is raised as `AbsError`, which carries every diagnostic; a brief
that no plan can meet as `NoPlanError`, which also carries ways out.
"""

from typing import TYPE_CHECKING, Any

from abscurriculum.diagnostics import AbsError, Diagnostic, NoPlanError, Severity, Span
from abscurriculum.version import __version__

if TYPE_CHECKING:
    from abscurriculum.models.library import Library
    from abscurriculum.models.plan import Plan
    from abscurriculum.models.programme import Programme
    from abscurriculum.models.request import Request
    from abscurriculum.workflow import (
        BuildOptions,
        Checked,
        Draft,
        PlanOptions,
        Written,
        build,
        draft,
        explain,
        fit,
        keep_plan,
        make_programme,
        open_library,
        options,
        plan,
        read_request,
        validate,
    )

__all__ = [
    "AbsError",
    "BuildOptions",
    "Checked",
    "Diagnostic",
    "Draft",
    "Library",
    "NoPlanError",
    "Plan",
    "PlanOptions",
    "Programme",
    "Request",
    "Severity",
    "Span",
    "Written",
    "__version__",
    "build",
    "draft",
    "explain",
    "fit",
    "keep_plan",
    "make_programme",
    "open_library",
    "options",
    "plan",
    "read_request",
    "validate",
]

_HOMES = {
    "Library": "abscurriculum.models.library",
    "Plan": "abscurriculum.models.plan",
    "Programme": "abscurriculum.models.programme",
    "Request": "abscurriculum.models.request",
}


def __getattr__(name: str) -> Any:
    """Load a part when it is first asked for: `import abscurriculum` stays light."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    import importlib

    return getattr(importlib.import_module(_HOMES.get(name, "abscurriculum.workflow")), name)
