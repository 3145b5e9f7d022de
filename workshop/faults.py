"""Why something that was written was not taken."""

from dataclasses import dataclass

from workshop.words import Words


@dataclass(frozen=True)
class Fault:
    """Why a file was left out: its name, the field, the reason in the reader's language."""

    file: str
    field: str
    message: str
    values: tuple[tuple[str, object], ...] = ()

    def why(self, t: Words) -> str:
        return t(self.message, **dict(self.values))

    def reason(self, t: Words) -> str:
        return f"{self.file}: {self.field}: {self.why(t)}"


def fault(file: str, field: str, message: str, **values: object) -> Fault:
    return Fault(file, field, message, tuple(values.items()))
