"""`abs build`."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from abscurriculum.cli.terminal import complain, refuse_usage, reporting_errors, say

if TYPE_CHECKING:
    from abscurriculum.models.plan import Plan
    from abscurriculum.workflow import Written


def build(
    briefs: Annotated[list[Path], typer.Argument(help="Briefs, one per client.")],
    folder: Annotated[
        Path, typer.Option("--output-dir", "-o", help="Where the documents go, a folder per brief.")
    ] = Path("build"),
    formats: Annotated[
        str, typer.Option("--format", help="Such as html,pdf, with commas; or all.")
    ] = "md,html",
    documents: Annotated[
        str | None,
        typer.Option(
            "--document",
            help="Such as programme,quote, with commas; or all. "
            "Without it: those of the style, or the programme and the run sheet.",
        ),
    ] = None,
    readers: Annotated[
        str | None,
        typer.Option("--for", help="What these readers get: client, trainer, actor, participant."),
    ] = None,
    language: Annotated[
        str | None, typer.Option("--lang", help="nl or en; the brief's language by default.")
    ] = None,
    library: Annotated[Path | None, typer.Option(help="A library of your own.")] = None,
    style: Annotated[
        Path | None, typer.Option(help="A folder with a look of your own, or helder.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail too.")] = False,
    show: Annotated[bool, typer.Option("--open", help="Open the first page made.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but faults.")] = False,
) -> None:
    """Make the documents of one or more clients.

    Example: abs build examples/westland.yaml --format html --lang nl
    """
    from abscurriculum import workflow
    from abscurriculum.models.text import LANGUAGES
    from abscurriculum.rendering import DOCUMENTS, FORMATS, READERS

    those = _choose("--for", readers, READERS) if readers is not None else ()
    theirs = tuple(n for n, d in DOCUMENTS.items() if set(d.readers) & set(those))
    options = workflow.BuildOptions(
        folder=folder,
        documents=_choose("--document", documents, tuple(DOCUMENTS)) if documents else theirs,
        formats=_choose("--format", formats, tuple(FORMATS)),
        readers=those,
        language=next((each for each in LANGUAGES if each == language), None),
        library=library,
        style=style,
        strict=strict,
    )
    if language is not None and options.language is None:
        refuse_usage(f'--lang is nl or en, not "{language}"')
    if style is not None and workflow.find_style_folder(style) is None:
        refuse_usage(f'--style: there is no folder "{style}"')
    with reporting_errors():
        results = workflow.build(briefs, options)
    if not any(written.files for written in results):
        if readers is None:
            refuse_usage(f"there are no groups, so there is no {documents}")
        refuse_usage(f"nothing in --format {formats} is for: {readers}")
    for written in results:
        _tell(written, quiet=quiet)
    if show:
        _open_first(results)


def _choose(option: str, wanted: str, known: tuple[str, ...]) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in wanted.split(",") if name.strip()))
    if names == ("all",):
        return known
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        refuse_usage(f'{option} is one or more of {", ".join(known)}, not "{wanted}"')
    return names


def _tell(written: "Written", *, quiet: bool) -> None:
    if written.diagnostics:
        complain(written.diagnostics)
    if quiet:
        return
    from abscurriculum.models.text import count

    programme = written.programme
    print(
        f"{programme.client_title}: {count(len(programme.modules), 'module')}, "
        f"{count(len(programme.sessions), 'session')}, {count(programme.weeks, 'week')} "
        f"({programme.period_from} to {programme.period_to})"
    )
    print(f"Made: {', '.join(file.name for file in written.files) or 'nothing'}")
    if written.files:
        print(f"In:   {written.files[0].parent.as_posix()}/")
    if written.plan_file:
        print(f"Plan: {written.plan_file.as_posix()}{_say_moves(written.plan)}")


def _say_moves(plan: "Plan") -> str:
    """Say how many sessions changed, where there was a plan before."""
    counts = Counter(move.kind for move in plan.moves)
    if not counts:
        return ""
    return f", in which {', '.join(f'{number} {kind}' for kind, number in counts.items())}"


def _open_first(results: "tuple[Written, ...]") -> None:
    pages = [file for written in results for file in written.files]
    first = next((file for file in pages if file.suffix == ".html"), pages[0])
    if typer.launch(str(first)) != 0:
        say(f"abs: no program could open {first.as_posix()}")
