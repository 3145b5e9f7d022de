"""What a picture is made of."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Frame:
    """How a picture is proportioned for where it stands."""

    strip: float  # height of a strip of dots
    moved: float  # height of two strips and what is between them
    triangle: float  # side of a triangle
    row: float  # height of a row in a ranking
    rows: float  # height of a whole ranking at the most
    type: float  # size of a label's type
    dot: float  # radius of the smallest dot that can be counted
    beside: bool = True  # whether a row's words stand beside its marks; else above them
    brief: bool = False  # whether the sentence leaves out what the marks say themselves


WIDE = Frame(
    strip=0.25, moved=0.42, triangle=0.46, row=0.055, rows=0.6, type=0.026, dot=0.00317
)  # pages and PDF
PROJECTED = Frame(
    strip=0.152, moved=0.2, triangle=0.5, row=0.04, rows=0.29, type=0.0235, dot=0.00248, brief=True
)
TALL = Frame(  # phone
    strip=0.42, moved=0.83, triangle=0.72, row=0.15, rows=2.0, type=0.046, dot=0.004, beside=False
)


@dataclass(frozen=True)
class Dot:
    """One person (or a marker): centre, radius, fill colour, shape; `own` is the reader's."""

    x: float
    y: float
    r: float
    fill: str
    shape: str = "circle"  # circle, up, left, right, cross
    own: bool = False


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    kind: str  # axis, tick, edge, move, still, bar, bracket, range, middle
    own: bool = False


@dataclass(frozen=True)
class Area:
    """A filled, outlined shape behind everything else, as its corners in order."""

    corners: tuple[tuple[float, float], ...]
    fill: str


@dataclass(frozen=True)
class Way:
    """One person's way from before to after, for a screen that shows it as a movement."""

    x1: float
    y1: float
    x2: float
    y2: float
    r: float
    fill: str
    shape: str = "circle"  # as a Dot's


@dataclass(frozen=True)
class Label:
    """A text at x: at height `y`, or in the rows under (1, 2, ...) the picture."""

    text: str
    x: float
    anchor: str  # start, middle, end
    role: str  # pole-0, pole-1, pole-2, note, own, option, count, inside, over
    y: float | None = None
    row: int = 0


@dataclass(frozen=True)
class Table:
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Picture:
    """What a screen shows of a result.

    `title` states the finding, `detail` completes it, `own` says where the reader
    stands, `basis` what the figures rest on, `disagreement` (0-1) is for a meter beside
    the finding, with the one `before` where people moved, `ways` lets a screen show a
    movement as one, `type` is the height of type that its rows have room for (0: any).
    Without answers no marks.
    """

    kind: str  # strip, triangle, arrows, flow, paths, pair, ranking, rows, map, none
    height: float
    title: str
    detail: str
    basis: str
    alt: str
    table: Table
    dots: tuple[Dot, ...] = ()
    lines: tuple[Line, ...] = ()
    labels: tuple[Label, ...] = ()
    own: str = ""
    areas: tuple[Area, ...] = ()
    disagreement: float | None = None
    disagreement_before: float | None = None
    ways: tuple[Way, ...] = ()
    type: float = 0.0

    @property
    def sentence(self) -> str:
        return f"{self.title} {self.detail}".strip()


@dataclass
class Marks:
    """What is drawn so far."""

    dots: list[Dot] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)
