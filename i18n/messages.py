"""Bring `da.po` up to date with the texts in the code: `python -m i18n.messages`."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
FOLDERS = ("workshop", "phone", "pages", "reports", "demo", "i18n")
KEYWORDS = {
    "t": None,
    "n": (1, 2),
    "mark": None,
    "Refused": None,
}


def extract() -> Catalog:
    """Every message id in the code and the templates."""
    found = Catalog(locale="da", charset="utf-8")
    files = [ROOT / "store.py", ROOT / "app.py"]
    for folder in FOLDERS:
        files += sorted((ROOT / folder).rglob("*.py")) + sorted((ROOT / folder).rglob("*.html"))
    for path in files:
        if not path.exists():
            continue
        method = "jinja2" if path.suffix == ".html" else "python"
        options = {"silent": "false", "extensions": "jinja2.ext.do"} if method == "jinja2" else {}
        for line, message, comments, context in extract_from_file(
            method, str(path), keywords=KEYWORDS, options=options
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
