"""What a workshop can be made of: the files of `dilemmas/`, and what was written here."""

import json
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from workshop.dilemmas import Dilemma, Filed, Priority, parse
from workshop.faults import Fault, fault
from workshop.templates import Template
from workshop.words import mark

M = TypeVar("M", bound=Filed)


@dataclass(frozen=True)
class Library:
    """What could be read, and what could not; `own` are the ids that were written here."""

    dilemmas: dict[str, Dilemma]
    priorities: dict[str, Priority]
    faults: tuple[Fault, ...]
    templates: dict[str, Template] = field(default_factory=dict)
    own: frozenset[str] = frozenset()


def load_library(folder: Path) -> Library:
    """Read every file of `dilemmas/`; a broken one is left out and named."""
    files = sorted(folder.rglob("*.yaml"))
    return _load(
        folder, tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    )


@lru_cache(maxsize=4)
def _load(folder: Path, stamps: tuple[tuple[Path, int, int], ...]) -> Library:
    """Each page asks, and reading takes over 0.1 s: only when a file has changed."""
    dilemmas, broken = _read(Dilemma, folder)
    priorities, more = _read(Priority, folder / "priorities")
    templates, last = _read(Template, folder / "templates")
    return Library(dilemmas, priorities, (*broken, *more, *last), templates)


def _read(model: type[M], folder: Path) -> tuple[dict[str, M], list[Fault]]:
    found: dict[str, M] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.yaml")):
        parsed = parse(model, path.name, path.read_bytes())
        if isinstance(parsed, list):
            faults.extend(parsed)
        elif parsed.id != path.stem:
            faults.append(
                fault(path.name, "id", mark("must be the file's name: {name}"), name=path.stem)
            )
        else:
            found[parsed.id] = parsed
    return found, faults


def write_schemas(folder: Path) -> None:
    """Write the JSON Schemas with which editors complete and check the files."""
    for name, model in (("dilemma", Dilemma), ("priority", Priority), ("template", Template)):
        schema = json.dumps(model.model_json_schema(), indent=2, ensure_ascii=False)
        (folder / f"{name}.schema.json").write_text(schema + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(__file__).parent.parent / "dilemmas")
