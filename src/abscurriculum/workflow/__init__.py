"""Validate, plan, build: what the command line and scripts call. It never prints."""

from abscurriculum.checking import open_library
from abscurriculum.workflow.building import BuildOptions, Written, build, make_programme
from abscurriculum.workflow.comparing import Fitted, Option, fit, options
from abscurriculum.workflow.drafting import Draft, PlanOptions, draft, keep_plan
from abscurriculum.workflow.plans import explain, plan
from abscurriculum.workflow.refusing import explain_no_plan
from abscurriculum.workflow.style_folders import find_style_folder, open_style
from abscurriculum.workflow.styles import check_style, make_style
from abscurriculum.workflow.validation import Checked, read_request, validate
from abscurriculum.workflow.writing import write_file

__all__ = [
    "BuildOptions",
    "Checked",
    "Draft",
    "Fitted",
    "Option",
    "PlanOptions",
    "Written",
    "build",
    "check_style",
    "draft",
    "explain",
    "explain_no_plan",
    "find_style_folder",
    "fit",
    "keep_plan",
    "make_programme",
    "make_style",
    "open_library",
    "open_style",
    "options",
    "plan",
    "read_request",
    "validate",
    "write_file",
]
