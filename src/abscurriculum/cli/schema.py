"""`abs schema`."""

import json
from typing import Annotated

import typer

from abscurriculum.cli.terminal import refuse_usage


def schema(
    name: Annotated[
        str, typer.Argument(help="module, brief, goals, vocabulary, library, programme or style.")
    ],
) -> None:
    """Print the JSON Schema of a kind of file, for editors and other checkers.

    Example: abs schema module
    """
    from abscurriculum.models.schemas import SCHEMAS, make_schema

    if name not in SCHEMAS:
        refuse_usage(f'there is no schema "{name}"; choose one of {", ".join(SCHEMAS)}')
    print(json.dumps(make_schema(name), ensure_ascii=False, indent=2))
