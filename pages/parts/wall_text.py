"""Whether a text needs smaller type to fit on the wall; never under 34 px."""

from workshop.dilemmas import DilemmaText
from workshop.pictures import Picture

# Characters that fit in full size at 1920 by 1080; one of the large question takes three.
CASE = 870
PROMPTS = 285
QUESTION = 105
FINDING = 175
MORE = 70  # what fits beyond that in the smaller type; then the smallest is left
METER = 25  # what the meter beside a finding takes
# Rows as high leave room for the smallest type only.
HIGH = {"points": 0.25, "ranking": 0.25, "rows": 0.19}
MAP = 60  # what a map takes, which is higher than other pictures


def question(text: str) -> str:
    """The class of a question's block."""
    return "question long" if len(text) > QUESTION else "question"


def case(text: DilemmaText) -> str:
    """The class of a case's block."""
    return "case long" if len(text.case) + 3 * len(text.question) > CASE else "case"


def prompts(text: DilemmaText) -> str:
    """The class of the prompts' block."""
    return "prompts long" if sum(map(len, text.prompts)) > PROMPTS else "prompts"


def finding(picture: Picture) -> str:
    """The class of what a picture shows, in words."""
    is_map = picture.kind == "map"
    full = is_map or picture.height >= HIGH.get(picture.kind, 1.0)
    taken = MAP if is_map else METER if picture.disagreement is not None else 0
    over = len(picture.sentence) - (FINDING - taken)
    if over > MORE or (full and over > 0):
        return "finding longest"
    return "finding long" if over > 0 else "finding"
