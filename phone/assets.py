"""The style sheet, the script and the icon: kept a year, renamed by their content."""

import gzip
import hashlib
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from workshop.errors import Refused

_FOLDER = Path(__file__).parent / "static"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

_files = {
    path.name: (
        path.read_bytes(),
        gzip.compress(path.read_bytes(), mtime=0),
        f"{_TYPES[path.suffix]}; charset=utf-8",
    )
    for path in sorted(_FOLDER.iterdir())
    if path.suffix in _TYPES
}
_marks = {name: hashlib.sha256(data).hexdigest()[:12] for name, (data, *_) in _files.items()}


def asset(name: str) -> str:
    """The address of a file in `static/`; it changes when the file does."""
    return f"/p/static/{name}?v={_marks[name]}"


async def serve(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _files:
        raise Refused("There is nothing at this address.", status=404)
    data, packed, kind = _files[name]
    headers = {}
    if "gzip" in request.headers.get("accept-encoding", ""):
        data, headers = packed, {"Content-Encoding": "gzip"}
    fresh = request.query_params.get("v") == _marks[name]
    return Response(
        data,
        headers={
            "Content-Type": kind,
            "Cache-Control": "public, max-age=31536000, immutable" if fresh else "no-cache",
            "X-Content-Type-Options": "nosniff",
            "Vary": "Accept-Encoding",
            **headers,
        },
    )
