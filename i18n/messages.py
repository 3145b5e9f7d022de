"""Bring `da.po` up to date with the texts in the code: `python -m i18n.messages`."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
FOLDERS = ("workshop", "store", "phone", "pages", "reports", "demo", "i18n")
KEYWORDS = {
    "t": None,
    "n": (1, 2),
    "mark": None,
    "Refused": None,
}


def _python(
    source: BinaryIO, keywords: Any, tags: Any, options: Any
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """Babel's own reader does not look into f-strings before Python 3.12; the tree does."""
    for node in ast.walk(ast.parse(source.read())):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        given = [
            argument.value
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            else None
            for argument in node.args
        ]
        if name in keywords and any(given):
            yield node.lineno, name, tuple(given), []


def extract() -> Catalog:
    """Every message id in the code and the templates."""
    found = Catalog(locale="da", charset="utf-8")
    files = [ROOT / "app.py"]
    for folder in FOLDERS:
        files += sorted((ROOT / folder).rglob("*.py")) + sorted((ROOT / folder).rglob("*.html"))
    for path in files:
        if not path.exists():
            continue
        method: Any = "jinja2" if path.suffix == ".html" else _python
        for line, message, comments, context in extract_from_file(
            method, str(path), keywords=KEYWORDS, options={"silent": "false"}
        ):
            found.add(
                message,
                locations=[(path.relative_to(ROOT).as_posix(), line)],
                auto_comments=comments,
                context=context,
            )
    return found


def main() -> None:
    path = ROOT / "i18n" / "da.po"
    known = Catalog(locale="da", charset="utf-8")
    if path.exists():
        with path.open("rb") as source:
            known = read_po(source, locale="da")
    known.update(extract(), no_fuzzy_matching=True)
    known.obsolete.clear()
    with path.open("wb") as target:
        write_po(target, known, width=100, omit_header=False, sort_output=True, no_location=True)


if __name__ == "__main__":
    main()
