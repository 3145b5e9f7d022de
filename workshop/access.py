"""Signed values: who may lead, and which screen a link opens."""

import hashlib
import secrets

from itsdangerous import BadSignature, URLSafeSerializer

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no 0/O, 1/I/L
CODE_LENGTH = 6


def new_code() -> str:
    """A join code of six characters without look-alikes."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def read_code(text: str) -> str:
    """A code as typed: spaces and hyphens gone, upper case."""
    return "".join(c for c in text.upper() if c.isalnum())[:32]


def spoken_code(code: str) -> str:
    """A code in two halves, easier to read aloud and to type."""
    return f"{code[:3]} {code[3:]}"


def new_token() -> str:
    return secrets.token_urlsafe(24)


def hash_token(token: str) -> str:
    """What is stored of a participant's token: SHA-256, as hex."""
    return hashlib.sha256(token.encode()).hexdigest()


def sign(secret: str, purpose: str, value: str) -> str:
    """A URL-safe text that only this server can have made for `purpose`."""
    return str(URLSafeSerializer(secret, salt=purpose).dumps(value))


def unsign(secret: str, purpose: str, signed: str) -> str | None:
    """The value inside `signed`, or None when it was not signed here for `purpose`."""
    try:
        value = URLSafeSerializer(secret, salt=purpose).loads(signed)
    except BadSignature:
        return None
    return value if isinstance(value, str) else None


def facilitator_pass(secret: str, key: str) -> str:
    """The cookie of somebody who has shown the facilitator key."""
    return sign(secret, "facilitator", hash_token(key))


def is_facilitator(secret: str, key: str, cookie: str | None) -> bool:
    """Whether a cookie was made here for the key that holds now."""
    return cookie is not None and unsign(secret, "facilitator", cookie) == hash_token(key)


def screen_link(secret: str, code: str) -> str:
    """What opens the projector of one workshop and its stream."""
    return sign(secret, "screen", code)


def screen_code(secret: str, signed: str | None) -> str | None:
    """The workshop's code behind a projector's link, or None when it is not ours."""
    return unsign(secret, "screen", signed) if signed else None
