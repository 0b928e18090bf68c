"""Trees of plain data: their paths, and copies with one value replaced."""

from typing import Any


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """List the paths of all values in a tree."""
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    found = [path] if path else []
    if isinstance(value, dict | list):
        for key, part in parts:
            found += paths(part, (*path, key)) if isinstance(part, dict | list) else [(*path, key)]
    return found


def replace(tree: Any, path: tuple[Any, ...], value: Any) -> Any:
    """Give a copy of a tree with one value replaced."""
    if not path:
        return value
    copy = dict(tree) if isinstance(tree, dict) else list(tree)
    copy[path[0]] = replace(copy[path[0]], path[1:], value)
    return copy
