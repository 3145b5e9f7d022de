"""A picture as a Plotly figure, for the projector and the facilitator's pages."""

import base64
from dataclasses import dataclass

import plotly.graph_objects as go

from workshop import svg
from workshop.colours import DARK, INK, LIGHT, QUIET, Theme
from workshop.pictures import Area, Dot, Label, Line, Picture
from workshop.pictures.arrange import arrange, over

FONT = '"Source Sans", "Source Sans Pro", sans-serif'
_SYMBOLS = {
    "circle": "circle",
    "up": "triangle-up",
    "left": "triangle-left",
    "right": "triangle-right",
    "cross": "cross-thin",
}
_Trace = dict[str, object]
_SHARES = {"note": 0.85, "own": 0.9, "option": 0.95, "count": 0.9, "inside": 0.9, "over": 0.85}


MARGIN = 8  # px around, at the least
SIDE = 0.0125  # of the width, for half a pointer at either end
FEW = 15  # paths; of more each is thinner
HEAD = 8  # an arrow's head, of its line's thickness
LOWER = 0.09  # of its size: so much too high is a text of a trace, where its middle is meant
CROWD = 120  # dots; more are drawn as one image, for a room waits while Plotly draws marks


@dataclass(frozen=True)
class _Sheet:
    """How a picture lies on its figure, in px: `scale` is what is 1 wide in the picture."""

    side: float  # room at either side
    scale: float
    row: float  # height of a row of labels
    clear: float  # what marks reach above the picture where words are
    above: float
    under: float  # from the axis to the first row: room for the pointer
    below: float
    height: int
    labels: tuple[Label, ...]


def _sheet(picture: Picture, width: int, size: int) -> _Sheet:
    placed = arrange(picture, size / width)
    row = size * 1.35
    side = max(MARGIN, width * SIDE)
    scale = width - 2 * side
    under = max(0.6 * size, 0.03 * scale)
    clear = over(picture) * scale
    above = MARGIN + clear + placed.above * row + 0.2 * size
    below = under + placed.below * row + 0.15 * size
    height = round(picture.height * scale + above + below)
    return _Sheet(side, scale, row, clear, above, under, below, height, placed.labels)


def ways(
    picture: Picture, width: int, size: int, dark: bool = False
) -> tuple[list[float | str], ...]:
    """The ways of a movement in px of its figure: from x, y to x, y, radius, colour, shape.

    A tuple: of a list Streamlit asks pandas whether it is a table, and loads pandas for it.
    """
    theme = DARK if dark else LIGHT
    sheet = _sheet(picture, width, size)
    floor = sheet.height - sheet.below

    def at(x: float, y: float) -> list[float | str]:
        return [round(sheet.side + x * sheet.scale, 1), round(floor - y * sheet.scale, 1)]

    return tuple(
        [
            *at(way.x1, way.y1),
            *at(way.x2, way.y2),
            round(way.r * sheet.scale, 1),
            theme.mark(way.fill),
            way.shape,
        ]
        for way in picture.ways
    )


# What a shape of `ways` looks like, with a radius of 100.
OUTLINES = {shape: f"M0 0{svg.outline(shape, 100)}" for shape in ("circle", *svg.LEANING)}


def figure(
    picture: Picture, width: int, size: int = 16, dark: bool = False, pen: float = 1.0
) -> go.Figure:
    """Draw `picture` `width` px wide with type of `size` px and lines `pen` times as thick.

    The figure has no title, legend or tools: the words stand beside it on the page.
    """
    theme = DARK if dark else LIGHT
    sheet = _sheet(picture, width, size)
    scale = sheet.scale
    traces: list[_Trace] = []
    for fill in dict.fromkeys(area.fill for area in picture.areas):
        traces.append(_areas([area for area in picture.areas if area.fill == fill], theme))
    for kind in ("still", "tick", "edge", "axis", "bar", "bracket", "range", "middle", "move"):
        for own in (False, True):
            lines = [line for line in picture.lines if line.kind == kind and line.own == own]
            if lines:
                thick = pen * _share(picture) if kind == "move" else pen
                traces.append(_lines(lines, kind, own, theme, thick))
    people = [dot for dot in picture.dots if not dot.own and dot.fill not in ("ink", "own")]
    drawn = len(people) > CROWD or any(dot.shape in svg.LEANING for dot in people)
    crowd = people if drawn else []
    for own in (False, True):
        dots = [
            dot
            for dot in picture.dots
            if dot.own == own and (own or not crowd or dot.fill in ("ink", "own"))
        ]
        crosses = [dot for dot in dots if dot.shape == "cross"]
        if plain := [dot for dot in dots if dot.shape != "cross"]:
            traces.append(_dots(plain, own, scale, theme, pen))
        if crosses:
            traces += [_halo(crosses, theme, pen), _dots(crosses, own, scale, theme, pen)]
    words = [_label(label, picture.height, sheet, size, theme) for label in sheet.labels]
    if free := [word for word in words if not word.ground]:
        traces.append(_texts(free, scale))
    layout: dict[str, object] = {
        "width": width,
        "height": sheet.height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hovermode": False,
        "dragmode": False,
        "font": {"family": FONT, "size": size, "color": theme.ink},
        "xaxis": {
            "visible": False,
            "range": [-sheet.side / scale, 1 + sheet.side / scale],
            "fixedrange": True,
        },
        "yaxis": {
            "visible": False,
            "range": [-sheet.below / scale, picture.height + sheet.above / scale],
            "fixedrange": True,
        },
        "template": {},  # Plotly's own would be sent along with each figure
    }
    if notes := [_note(word, theme) for word in words if word.ground]:
        layout["annotations"] = notes
    if crowd:
        layout["images"] = [_image(crowd, picture, theme)]
    # Plotly would check each value of each list, for seconds in all on the way to a reveal;
    # the tests check that what is drawn is valid.
    return go.Figure(data=traces, layout=layout, _validate=False)


def _moves(picture: Picture) -> list[Line]:
    return [line for line in picture.lines if line.kind == "move"]


def _share(picture: Picture) -> float:
    """How thick arrows are: paths cross each other, so many of them are thin."""
    return 0.6 if picture.kind == "paths" and len(_moves(picture)) > FEW else 1.0


def _areas(areas: list[Area], theme: Theme) -> _Trace:
    """All of one colour: a trace each would take Plotly several times as long."""
    x: list[float | None] = []
    y: list[float | None] = []
    for area in areas:
        corners = [*area.corners, area.corners[0]]
        x += [*(corner[0] for corner in corners), None]
        y += [*(corner[1] for corner in corners), None]
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "mode": "lines",
        "fill": "toself",
        "fillcolor": theme.mark(area.fill),
        "line": {"color": theme.ink, "width": 1.5},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _lines(lines: list[Line], kind: str, own: bool, theme: Theme, pen: float) -> _Trace:
    x: list[float | None] = []
    y: list[float | None] = []
    for line in lines:
        x += [line.x1, line.x2, None]
        y += [line.y1, line.y2, None]
    width = {"still": 2, "tick": 2, "bar": 12, "range": 10, "middle": 6, "halo": 12}.get(kind, 3)
    colours = {"still": QUIET, "tick": theme.muted, "range": theme.muted, "halo": theme.paper}
    colour, thick = theme.act if own else colours.get(kind, theme.ink), 6 if own else width
    trace: _Trace = {
        "type": "scatter",
        "x": x,
        "y": y,
        "mode": "lines",
        "line": {
            "color": colour,
            "width": pen * thick,
            "dash": "dot" if kind == "tick" else "solid",
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    if kind == "move":  # heads as marks: Plotly takes ten times as long for an annotation each
        head = {"symbol": "arrow", "angleref": "previous", "color": colour, "opacity": 1}
        sizes = [0, pen * HEAD * thick, 0] * len(lines)
        trace |= {"mode": "lines+markers", "marker": {**head, "size": sizes, "line": {"width": 0}}}
    return trace


def _dots(dots: list[Dot], own: bool, scale: float, theme: Theme, pen: float) -> _Trace:
    fills = {"ink": theme.ink, "own": theme.act}
    edge = theme.act if own else theme.ink  # one for all: Plotly checks each of a list
    return {
        "type": "scatter",
        "x": [dot.x for dot in dots],
        "y": [dot.y for dot in dots],
        "mode": "markers",
        "marker": {
            "symbol": [_SYMBOLS[dot.shape] for dot in dots],
            "size": [2 * dot.r * scale for dot in dots],
            "color": [fills.get(dot.fill) or theme.mark(dot.fill) for dot in dots],
            "opacity": 1,
            "line": {
                "color": edge,
                "width": [
                    pen * 6 if dot.shape == "cross" or own else min(2.0, dot.r * scale * 0.12)
                    for dot in dots
                ],
            },
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _halo(crosses: list[Dot], theme: Theme, pen: float) -> _Trace:
    """The ground around a cross, so that it is seen on marks of any colour."""
    arms: list[Line] = []
    for dot in crosses:
        arms += [
            Line(dot.x - dot.r, dot.y, dot.x + dot.r, dot.y, "halo"),
            Line(dot.x, dot.y - dot.r, dot.x, dot.y + dot.r, "halo"),
        ]
    return _lines(arms, "halo", False, theme, pen)


def _image(dots: list[Dot], picture: Picture, theme: Theme) -> dict[str, object]:
    """People's marks as one image: over their arrows, under everything else."""
    height = picture.height
    edge = svg.EDGE / svg.WIDTH
    drawn = base64.b64encode(svg.crowd(dots, height, theme).encode()).decode()
    return {
        "source": f"data:image/svg+xml;base64,{drawn}",
        "xref": "x",
        "yref": "y",
        "x": -edge,
        "y": height + edge,
        "sizex": 1 + 2 * edge,
        "sizey": height + 2 * edge,
        "sizing": "stretch",
        "layer": "above" if picture.kind in ("arrows", "paths") else "below",
    }


@dataclass(frozen=True)
class _Word:
    """A label as it is drawn; `x` and `y` in the picture, `size` in px."""

    x: float
    y: float
    text: str
    anchor: str
    size: float
    colour: str
    ground: bool  # stands on marks that it is wider than, with the ground around it


def _label(label: Label, height: float, sheet: _Sheet, size: int, theme: Theme) -> _Word:
    if label.y is not None:
        y = label.y
    elif label.row < 0:
        y = height + (sheet.clear + 0.2 * size + (-label.row - 0.5) * sheet.row) / sheet.scale
    else:
        y = -(sheet.under + (label.row - 0.5) * sheet.row) / sheet.scale
    colour = {"own": theme.act, "inside": INK}.get(label.role, theme.ink)
    if label.role.startswith("pole-"):
        colour = theme.poles[int(label.role[-1])]
    text = label.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if label.role not in ("note", "option", "over"):
        text = f"<b>{text}</b>"
    type_size = size * _SHARES.get(label.role, 1.0)
    return _Word(label.x, y, text, label.anchor, type_size, colour, label.role == "over")


def _texts(words: list[_Word], scale: float) -> _Trace:
    """Words as one trace: Plotly takes several times as long for an annotation each."""
    sides = {"start": "middle right", "middle": "middle center", "end": "middle left"}
    return {
        "type": "scatter",
        "x": [word.x for word in words],
        "y": [word.y - LOWER * word.size / scale for word in words],
        "mode": "text",
        "text": [word.text for word in words],
        "textposition": [sides[word.anchor] for word in words],
        "textfont": {
            "size": [word.size for word in words],
            "color": [word.colour for word in words],
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _note(word: _Word, theme: Theme) -> dict[str, object]:
    """A word with the ground around it, which only an annotation can have."""
    return {
        "x": word.x,
        "y": word.y,
        "xref": "x",
        "yref": "y",
        "text": word.text,
        "showarrow": False,
        "xanchor": {"start": "left", "middle": "center", "end": "right"}[word.anchor],
        "yanchor": "middle",
        "font": {"size": word.size, "color": word.colour},
        "bgcolor": theme.paper,
    }
