from demo.forms import Link, read_form, read_links

PAGE = """<form action="/p/K7M4QX/language"><input type=hidden name=lang value=en></form>
<form method=post action="/p/K7M4QX/stance"><input type="hidden" name="item" value="7">
<input type="hidden" name="round" value="2"><input type="range" name="position">
<input type="radio" name="certainty" value="1"><input type="radio" name="certainty" value="2">
<textarea name="reason"></textarea><button name="do" value="save">Gem</button></form>
<input type="hidden" name="stray" value="1">"""


def test_a_form_has_its_own_hidden_fields_and_names() -> None:
    form = read_form(PAGE, "/stance")
    assert form is not None
    assert form.action == "/p/K7M4QX/stance"
    assert form.hidden == {"item": "7", "round": "2"}
    assert form.names == {"item", "round", "position", "certainty", "reason", "do"}
    assert form.choices == {"certainty": ["1", "2"]}


def test_a_page_without_the_form_gives_none() -> None:
    assert read_form(PAGE, "/ranking") is None
    assert read_form("", "/stance") is None


def test_links_say_where_they_lead_and_what_they_are() -> None:
    page = '<a rel="prev" href="/p/K7M4QX?point=1">Back</a><a href="/p/K7M4QX/suggest">Suggest</a>'
    assert read_links(page) == [Link("/p/K7M4QX?point=1", "prev"), Link("/p/K7M4QX/suggest", "")]
    assert read_links("") == []
