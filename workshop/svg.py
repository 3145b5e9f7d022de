"""A picture as SVG, for the phone and the PDF: no script, no style sheet needed."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from html import escape

from workshop.colours import INK, LIGHT, QUIET, Theme, sinks
from workshop.pictures.arrange import arrange, over
from workshop.pictures.model import Area, Dot, Label, Line, Picture

_Scale = Callable[[float], float]

WIDTH = 1000  # units of the view box; sizes below are in these
MARGIN = 24

EDGE = 20  # what may stick out of a crowd's picture

_POINTER = ((0, -1), (0.9, 0.75), (-0.9, 0.75))
LEANING = {"left": (-1, 0), "right": (1, 0), "up": (0, -1)}  # where a person's mark points to
_SIZES = {"note": 0.85, "own": 0.9, "option": 0.95, "count": 0.9, "inside": 0.9, "over": 0.85}


def draw(picture: Picture, size: float = 44, labels: bool = True, theme: Theme = LIGHT) -> str:
    """The picture as an `<svg>` element; "" when there is nothing to draw.

    `size` is the type size in thousandths of the width: 44 is 15 px on a phone.
    Colours are the theme's, and classes, so that a style sheet can turn them dark.
    """
    if not picture.lines:
        return ""
    placed = arrange(picture, size / WIDTH)
    row = size * 1.3
    clear = over(picture) * WIDTH
    top = MARGIN + clear + (placed.above * row if labels else 0)
    height = picture.height * WIDTH
    bottom = MARGIN + 14 + (placed.below * row if labels else 0)

    def y(value: float) -> float:
        return top + height - value * WIDTH

    parts = [_area(area, y, theme) for area in picture.areas]
    parts += [_line(line, y, theme) for line in sorted(picture.lines, key=lambda line: line.own)]
    parts += [_dot(dot, y, theme) for dot in sorted(picture.dots, key=lambda dot: dot.own)]
    if labels:
        for label in placed.labels:
            if label.y is not None:
                at = y(label.y) + size * _SIZES.get(label.role, 1.0) * 0.35
            elif label.row < 0:
                at = top - clear - MARGIN * 0.6 - (-label.row - 1) * row
            else:
                at = top + height + 20 + label.row * row - size * 0.2
            parts.append(_label(label, at, size, theme))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(picture.alt)}"'
        f' viewBox="{-MARGIN} 0 {WIDTH + 2 * MARGIN} {top + height + bottom:.0f}">'
        + "".join(parts)
        + "</svg>"
    )


def _area(area: Area, y: _Scale, theme: Theme) -> str:
    points = " ".join(f"{a * WIDTH:.1f},{y(b):.1f}" for a, b in area.corners)
    return (
        f'<polygon class="area" points="{points}" fill="{theme.mark(area.fill)}"'
        f' stroke="{theme.ink}"'
        ' stroke-width="1.5"/>'
    )


def _x(value: float) -> str:
    return f"{value * WIDTH:.1f}"


def _line(line: Line, y: _Scale, theme: Theme) -> str:
    ink, muted = theme.ink, theme.muted
    colour, width = {
        "axis": (ink, 3.0),
        "tick": (muted, 2.0),
        "edge": (ink, 3.0),
        "move": (ink, 3.0),
        "still": (QUIET, 3.0),
        "bar": (ink, 12.0),
        "bracket": (ink, 3.0),
        "range": (muted, 9.0),
        "middle": (ink, 7.0),
    }[line.kind]
    if line.own:
        colour, width = theme.act, 7.0
    dash = ' stroke-dasharray="6 6"' if line.kind == "tick" else ""
    x1, y1, x2, y2 = (
        line.x1 * WIDTH,
        y(line.y1),
        line.x2 * WIDTH,
        y(line.y2),
    )
    drawn = (
        f'<line class="{line.kind}{" own" if line.own else ""}" x1="{x1:.1f}" y1="{y1:.1f}"'
        f' x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" stroke-width="{width}"{dash}/>'
    )
    return drawn + (_head(x1, y1, x2, y2, colour, line.own) if line.kind == "move" else "")


def _head(x1: float, y1: float, x2: float, y2: float, colour: str, own: bool) -> str:
    """An arrow's head at the second point."""
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1.0
    dx, dy = (x2 - x1) / length, (y2 - y1) / length
    far, wide = (20, 10) if own else (14, 7)
    bx, by = x2 - dx * far, y2 - dy * far
    points = (
        f"{x2:.1f},{y2:.1f} {bx - dy * wide:.1f},{by + dx * wide:.1f}"
        f" {bx + dy * wide:.1f},{by - dx * wide:.1f}"
    )
    return f'<polygon class="head{" own" if own else ""}" points="{points}" fill="{colour}"/>'


def _dot(dot: Dot, y: _Scale, theme: Theme) -> str:
    cx, cy, r = dot.x * WIDTH, y(dot.y), dot.r * WIDTH
    fill = {"ink": theme.ink, "own": theme.act}.get(dot.fill) or theme.mark(dot.fill)
    name = "dot deep" if dot.fill.startswith("#") and sinks(dot.fill) else "dot"
    if dot.own or dot.fill == "own":
        name += " own"
    edge = (
        f'stroke="{theme.act}" stroke-width="7"'
        if dot.own
        else f'stroke="{theme.ink}" stroke-width="{min(2.0, r * 0.12):.2f}"'
    )
    if dot.shape == "circle":
        return (
            f'<circle class="{name}" cx="{cx:.1f}" cy="{cy:.1f}" r="{r:.1f}" fill="{fill}" {edge}/>'
        )
    if dot.shape == "cross":
        return (
            f'<path class="halo" d="M{cx - r:.1f} {cy:.1f}H{cx + r:.1f}M{cx:.1f} {cy - r:.1f}'
            f'V{cy + r:.1f}"'
            f' stroke="{theme.paper}" stroke-width="13" fill="none"/>'
            f'<path class="cross" d="M{cx - r:.1f} {cy:.1f}H{cx + r:.1f}M{cx:.1f} {cy - r:.1f}'
            f'V{cy + r:.1f}" stroke="{theme.ink}" stroke-width="7" fill="none"/>'
        )
    if dot.fill in ("ink", "own"):
        points = " ".join(f"{cx + a * r:.1f},{cy + b * r:.1f}" for a, b in _POINTER)
        return f'<polygon class="pointer {dot.fill}" points="{points}" fill="{fill}" {edge}/>'
    way = f"M{cx:.1f} {cy:.1f}{outline(dot.shape, r)}"
    return f'<path class="{name}" d="{way}" fill="{fill}" {edge}/>'


def outline(shape: str, r: float) -> str:
    """A person's mark from its centre on: a dot, with a tip towards the pole they lean to."""
    if shape == "circle":
        half = f"a{r:.2f} {r:.2f} 0 1 0"
        return f"m{-r:.2f} 0{half} {2 * r:.2f} 0{half} {-2 * r:.2f} 0z"
    x, y = LEANING[shape]
    tip, side, round = 1.018 * r, 0.594 * r, 0.84 * r
    return (
        f"m{tip * x:.2f} {tip * y:.2f}l{side * (-x - y):.2f} {side * (x - y):.2f}"
        f"a{round:.2f} {round:.2f} 0 1 1 {2 * side * y:.2f} {-2 * side * x:.2f}z"
    )


def crowd(dots: Iterable[Dot], height: float, theme: Theme = LIGHT) -> str:
    """Dots alone as an `<svg>` that spans a picture 1 wide and `height` high, EDGE more all round.

    All of one colour, shape and size are one path: a browser draws that much faster than
    as many elements, or as many marks of Plotly's.
    """
    alike: dict[tuple[str, str, float], list[str]] = defaultdict(list)
    for dot in dots:
        cx, cy, r = dot.x * WIDTH, (height - dot.y) * WIDTH, dot.r * WIDTH
        alike[dot.fill, dot.shape, dot.r].append(f"M{cx:.2f} {cy:.2f}{outline(dot.shape, r)}")
    box = f"{-EDGE} {-EDGE} {WIDTH + 2 * EDGE} {height * WIDTH + 2 * EDGE:.2f}"
    paths = "".join(
        f'<path d="{"".join(ways)}" fill="{theme.mark(fill)}" stroke="{theme.ink}"'
        f' stroke-width="{min(2.0, r * WIDTH * 0.12):.2f}"/>'
        for (fill, _, r), ways in alike.items()
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" preserveAspectRatio="none">'
        f"{paths}</svg>"
    )


def _label(label: Label, at: float, size: float, theme: Theme) -> str:
    # What stands inside a mark stands on a light fill in both themes.
    colour = {"own": theme.act, "inside": INK}.get(label.role, theme.ink)
    weight = "" if label.role in ("note", "option") else ' font-weight="700"'
    if label.role == "over":  # on marks that it is wider than: with the ground around it
        weight = f' stroke="{theme.paper}" stroke-width="{size * 0.2:.0f}" paint-order="stroke"'
    if label.role.startswith("pole-"):
        colour = theme.poles[int(label.role[-1])]
    return (
        f'<text class="{label.role}" x="{_x(label.x)}" y="{at:.1f}" fill="{colour}"'
        f' font-size="{size * _SIZES.get(label.role, 1.0):.0f}" text-anchor="{label.anchor}"'
        f"{weight}>{escape(label.text)}</text>"
    )
