"""Ready-made agendas to begin a workshop with."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from workshop.agenda import MAX_ITEMS, MAX_LENGTH, MIN_LENGTH, DraftItem
from workshop.dilemmas import Content, Dilemma, Filed, Frozen, Id, Plain, PlainText, Priority, Text
from workshop.flow import MAX_ROUNDS
from workshop.methods import METHODS, PLENARY


class TemplateText(Frozen):
    title: Annotated[Text, StringConstraints(max_length=60)]
    about: Annotated[Text, StringConstraints(max_length=200)]


class PlainStep(Frozen):
    """A plain step's words; where it `writes`, the group makes commitments."""

    writes: bool = False
    da: PlainText
    en: PlainText


class TemplateItem(Frozen):
    """A dilemma or a priority question by its id, or a plain step with its words."""

    dilemma: Id | None = None
    priority: Id | None = None
    step: PlainStep | None = None
    minutes: Annotated[int, Field(ge=1, le=480)]
    rounds: Annotated[int, Field(ge=1, le=MAX_ROUNDS)] = 2
    alone: bool = False
    method: Annotated[str, StringConstraints(pattern=f"^({'|'.join(METHODS)})$")] = PLENARY

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        if sum(each is not None for each in (self.dilemma, self.priority, self.step)) != 1:
            raise PydanticCustomError("one-thing", "is a dilemma, a priority or a step", {})
        return self


class Template(Filed):
    """An agenda for a meeting of `minutes`."""

    minutes: Annotated[int, Field(ge=MIN_LENGTH, le=MAX_LENGTH)]
    da: TemplateText
    en: TemplateText
    items: Annotated[tuple[TemplateItem, ...], Field(min_length=1, max_length=MAX_ITEMS)]

    def text(self, language: str) -> TemplateText:
        return self.en if language == "en" else self.da

    def draft_items(
        self, dilemmas: Mapping[str, Dilemma], priorities: Mapping[str, Priority]
    ) -> tuple[DraftItem, ...]:
        """The agenda with its texts; what the library lacks is left out."""
        found = []
        for number, item in enumerate(self.items, 1):
            content: Content | None = None
            if item.dilemma is not None:
                content = dilemmas.get(item.dilemma)
            elif item.priority is not None:
                content = priorities.get(item.priority)
            elif item.step is not None:
                content = Plain(id=f"step-{number}", **dict(item.step))
            if content is not None:
                method = "" if item.method == PLENARY else item.method
                found.append(DraftItem(content, item.minutes, item.rounds, item.alone, method))
        return tuple(found)
