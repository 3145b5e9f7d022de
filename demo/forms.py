"""What a page asks for, read from its HTML as a browser reads it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    """A form: where it goes, its hidden fields, its radio buttons' values, all its names."""

    action: str
    hidden: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Link:
    """Where a link leads, and what it is to the page (`rel`)."""

    href: str
    rel: str


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[Link] = []
        self._open: Form | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(Link(given.get("href", ""), given.get("rel", "")))
        elif tag == "form":
            self._open = Form(given.get("action", ""))
            self.forms.append(self._open)
        elif self._open is not None and tag in ("input", "select", "textarea", "button"):
            name = given.get("name", "")
            self._open.names.add(name)
            if given.get("type") == "hidden":
                self._open.hidden[name] = given.get("value", "")
            elif given.get("type") == "radio":
                self._open.choices.setdefault(name, []).append(given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None


def read_forms(html: str, action_ends: str) -> list[Form]:
    """The forms whose action ends so, in order."""
    reader = _Reader()
    reader.feed(html)
    return [form for form in reader.forms if form.action.endswith(action_ends)]


def read_form(html: str, action_ends: str) -> Form | None:
    """The first form whose action ends so, or None."""
    return next(iter(read_forms(html, action_ends)), None)


def read_links(html: str) -> list[Link]:
    """The links of a page, in order."""
    reader = _Reader()
    reader.feed(html)
    return reader.links
