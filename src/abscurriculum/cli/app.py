"""The commands of `abs` as one Typer application."""

from typing import Annotated

import typer

from abscurriculum.cli import build, explain, modules, plan, schema, style, validate
from abscurriculum.version import __version__

# Plain help: rich's own takes longer to load than most commands take to run.
app = typer.Typer(
    name="abs",
    help="Compose tailored training programmes for Dutch public bodies.\n\n"
    "Example: abs build examples/westland.yaml",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(value: bool) -> None:
    if value:
        print(f"abs {__version__}")
        raise typer.Exit


@app.callback()
def _start(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Hold the options that stand before a command."""


app.command("build")(build.build)
app.command("plan")(plan.plan)
app.command("explain")(explain.explain)
app.command("fit")(explain.fit)
app.command("options")(explain.options)
app.command("dates")(explain.dates)
app.command("validate")(validate.validate)
app.add_typer(modules.app, name="modules")
app.command("schema")(schema.schema)
app.add_typer(style.app, name="style")
