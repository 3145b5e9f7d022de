"""What the rules say no with."""


class Refused(Exception):
    """An action that the rules do not allow, with a message a visitor can read.

    `message` is an English message id; the edge translates it with `values`.
    `status` is the HTTP status that fits; `field` names the input at fault. `received` is the
    id of what is said first: what was kept all the same.
    """

    def __init__(
        self, message: str, *, status: int = 409, field: str | None = None, **values: object
    ) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.field = field
        self.values = values
        self.received = ""
