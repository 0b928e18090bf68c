"""Tables of modules for people; the one file that imports rich."""

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from abscurriculum.filling.words import make_words
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.text import Language, Text, count
from abscurriculum.models.vocabulary import Vocabulary
from abscurriculum.templating import fill_phrase

_MARKS = {"low": "●○○", "medium": "●●○", "high": "●●●"}
# From so many columns on a title, and a track too, fit beside the id.
_WIDE, _WIDER = 110, 150


def print_list(modules: Sequence[ModuleBase], library: Library) -> None:
    """Print one line per module; narrow terminals get fewer columns."""
    console = Console()
    wide, wider = console.width >= _WIDE, console.width >= _WIDER
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("id", style="cyan", no_wrap=True)
    if wide:
        table.add_column("title", ratio=1)
    if wider:
        table.add_column("track", no_wrap=True)
    table.add_column("kind", no_wrap=True)
    table.add_column("min", justify="right")
    table.add_column("people", justify="right", no_wrap=True)
    table.add_column("intensity" if wide else "", no_wrap=True)
    for module in modules:
        people = f"{module.group.min}-{module.group.max}"
        title = (_read(module.title, library),) if wide else ()
        track = (module.track,) if wider else ()
        table.add_row(
            module.id,
            *title,
            *track,
            module.kind,
            str(module.minutes),
            people,
            _MARKS[module.intensity],
        )
    console.print(table)
    console.print(f"{count(len(modules), 'module')}. abs modules show ID tells more.", style="dim")


def print_module(module: ModuleBase, library: Library) -> None:
    """Print one module: what it is, for whom, what happens, what it needs."""
    console = Console(highlight=False)
    console.print(f"[bold]{_read(module.title, library)}[/]")
    version = f"{module.id} {module.version}"
    console.print(f"{escape(version)} · {module.kind} · {module.track}", style="dim")
    console.print(f"\n{_read(module.summary, library)}\n")
    console.print(_facts(module, library))
    console.print("\n[bold]Agenda[/]")
    console.print(_agenda(module, library))
    _print_texts(console, "Objectives", [o.text for o in module.objectives], library)
    _print_texts(console, "The client supplies", [n.text for n in module.needs], library)
    questions = [
        f"{name}: {_read(parameter.question, library)}"
        for name, parameter in module.parameters.items()
    ]
    if questions:
        console.print("\n[bold]A brief can fill in[/]")
        for question in questions:
            console.print(f"  {question}")


def _facts(module: ModuleBase, library: Library) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    goals = module.goals
    present = (
        f"{role} {limits.min}-{limits.max}" if limits.min else f"{role} up to {limits.max}"
        for role, limits in module.presence.items()
    )
    before = ", ".join(module.prerequisites.all_of) or " or ".join(module.prerequisites.any_of)
    rows = {
        "duration": f"{module.minutes} minutes",
        "people": f"{module.group.min}-{module.group.max}: {', '.join(present)}",
        "audiences": ", ".join(module.audiences),
        "intensity": f"{_MARKS[module.intensity]} {module.intensity}",
        "dayparts": ", ".join(module.dayparts),
        "after": before or "nothing",
        "introduces": ", ".join(goals.introduces),
        "practises": ", ".join(goals.practises),
        "anchors": ", ".join(goals.anchors),
        "not for": ", ".join(module.closed_to),
    }
    for name, value in rows.items():
        if value:
            table.add_row(name, escape(value))
    return table


def _agenda(module: ModuleBase, library: Library) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(justify="right")
    table.add_column()
    table.add_column(style="dim")
    for activity in module.agenda:
        table.add_row(f"{activity.minutes} min", _read(activity.title, library), activity.form)
    return table


def _print_texts(console: Console, title: str, texts: Sequence[Text], library: Library) -> None:
    if not texts:
        return
    console.print(f"\n[bold]{title}[/]")
    for text in texts:
        console.print(f"  • {_read(text, library)}")


def _read(text: Text, library: Library) -> str:
    """Show a text in the words of a municipality, which most readers know best."""
    raw, language = text.in_language(library.language)
    words = _words(library.vocabulary.value, language) | {"parameter": _Gap()}
    return escape(fill_phrase(raw, words))


def _words(vocabulary: Vocabulary, language: Language) -> dict[str, object]:
    return make_words(vocabulary, "municipality", language, {})


class _Gap(dict[str, str]):
    """Shows a gap that a brief fills by its name."""

    def __missing__(self, name: str) -> str:
        return f"[{name}]"
