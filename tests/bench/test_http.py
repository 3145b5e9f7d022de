import pytest

from bench.http import Events, Malformed, Reader, request

PLAIN = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-Step: 3\r\n\r\nhello"
CHUNKED = (
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"7\r\nevent: \r\nd;x=1\r\nstep\ndata: 4\n\r\n2\r\n\n\n\r\n0\r\n\r\n"
)


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_a_response_is_read_however_it_is_cut(size: int) -> None:
    reader = Reader()
    for start in range(0, len(PLAIN), size):
        assert not reader.complete
        reader.feed(PLAIN[start : start + size])
    assert reader.complete
    response = reader.response()
    assert (response.status, response.headers["x-step"], response.body) == (200, "3", b"hello")
    assert response.sent == len(PLAIN)


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_chunks_are_joined_however_they_are_cut(size: int) -> None:
    reader, body = Reader(), b""
    for start in range(0, len(CHUNKED), size):
        reader.feed(CHUNKED[start : start + size])
        body += reader.take()
    assert reader.complete
    assert body == b"event: step\ndata: 4\n\n\n"


def test_an_answer_without_a_body_is_complete_at_once() -> None:
    reader = Reader()
    reader.feed(b"HTTP/1.1 303 See Other\r\nLocation: /p/K7M4QX\r\nContent-Length: 0\r\n\r\n")
    assert reader.complete
    assert reader.response().headers["location"] == "/p/K7M4QX"


def test_a_body_without_a_length_ends_with_the_connection() -> None:
    reader = Reader()
    reader.feed(b"HTTP/1.1 200 OK\r\n\r\nhel")
    reader.feed(b"lo")
    assert not reader.complete
    reader.end()
    assert reader.response().body == b"hello"


@pytest.mark.parametrize("cut", [0, 10, len(PLAIN) - 1])
def test_a_response_that_was_cut_off_does_not_count(cut: int) -> None:
    reader = Reader()
    reader.feed(PLAIN[:cut])
    with pytest.raises(Malformed, match="closed"):
        reader.end()


@pytest.mark.parametrize(
    "data",
    [b"SSH-2.0-OpenSSH\r\n\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"],
)
def test_what_is_not_http_is_an_error(data: bytes) -> None:
    with pytest.raises(Malformed):
        Reader().feed(data)


def test_events_are_split_and_heartbeats_left_out() -> None:
    events = Events()
    assert events.feed(b": here\n\nevent: step\nda") == []
    assert events.feed(b"ta: 4\n\nevent: count\r\ndata: 1\r\ndata: 2\r\n\r\n") == [
        ("step", "4"),
        ("count", "1\n2"),
    ]


def test_a_posted_form_is_what_a_browser_sends() -> None:
    sent = request("POST", "h:1", "/x", form={"reason": "Æh & så"}, cookie="a=b")
    head, _, body = sent.partition(b"\r\n\r\n")
    assert head.startswith(b"POST /x HTTP/1.1\r\nHost: h:1\r\n")
    assert b"Cookie: a=b\r\n" in head
    assert b"Origin: http://h:1\r\n" in head
    assert head.endswith(b"Content-Length: %d" % len(body))
    assert body == b"reason=%C3%86h+%26+s%C3%A5"
