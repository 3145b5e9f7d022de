"""What a form on a page asks for."""

from html.parser import HTMLParser


class _Forms(HTMLParser):
    def __init__(self, action_ends: str) -> None:
        super().__init__()
        self._ends = action_ends
        self._inside = False
        self.fields: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self._inside = (given.get("action") or "").endswith(self._ends)
        elif tag == "input" and self._inside and given.get("type") == "hidden":
            self.fields[given.get("name") or ""] = given.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False


def hidden_fields(html: bytes, action_ends: str) -> dict[str, str]:
    """The hidden inputs of the form whose action ends so; empty when there is no such form."""
    parser = _Forms(action_ends)
    parser.feed(html.decode("utf-8"))
    return parser.fields
