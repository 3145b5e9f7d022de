"""The demo against a real server with a real database, each in its own process."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import demo
from demo.people import TABLE, Crowd
from demo.suggestion import SUGGESTION

ROOT = Path(__file__).parents[2]
PEOPLE = 6
PATIENCE = 40.0


class Room:
    """The server process, spoken to over its standard input."""

    def __init__(self, folder: Path, *more: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.demo.room_server", str(port), *more],
            cwd=ROOT,
            env={**os.environ, "STAASTED_DATA": str(folder)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.code: str = self._read()["code"]
        self._reach(port)

    def _reach(self, port: int) -> None:
        def connects() -> bool:
            with socket.socket() as probe:
                return probe.connect_ex(("127.0.0.1", port)) == 0

        wait_for(connects)

    def _read(self) -> Any:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the server ended"
        return json.loads(line)

    def ask(self, command: str) -> Any:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{command}\n")
        self.process.stdin.flush()
        return self._read()

    def go_to(self, phase: str) -> None:
        while self.ask("next")["phase"] != phase:
            pass

    def close(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        finally:
            self.process.kill()
            self.process.wait()
            for pipe in (self.process.stdin, self.process.stdout):
                if pipe:
                    pipe.close()


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    room = Room(tmp_path)
    try:
        yield room
    finally:
        room.close()


@pytest.fixture
def crowd(room: Room) -> Iterator["subprocess.Popen[bytes]"]:
    yield demo.start(room.url, room.code, people=PEOPLE, language="da", pace=0.1)
    demo.stop()


def gives(item: int, number: int, poles: int) -> Counter[tuple[float, ...] | None]:
    """What the crowd will have given in the end; None for a skip."""
    views = [Crowd(PEOPLE).stance(p, item, number, poles) for p in range(PEOPLE)]
    return Counter((view.second or view).place for view in views)


def given(room: Room, number: int, asked: str = "answers") -> Counter[tuple[float, ...] | None]:
    """What is stored."""
    found: Counter[tuple[float, ...] | None] = Counter()
    for row in room.ask(asked):
        if row["round"] == number:
            place = [row[name] for name in ("position", "weight_a", "weight_b", "weight_c")]
            found[tuple(x for x in place if x is not None) or None] += 1
    return found


def test_simulated_people_join_answer_each_question_and_leave_when_it_closes(
    room: Room, crowd: "subprocess.Popen[bytes]"
) -> None:
    wait_for(lambda: room.ask("state")["joined"] == PEOPLE)
    wait_for(lambda: room.ask("state")["present"] == PEOPLE)

    room.go_to("stance")
    wait_for(lambda: room.ask("state")["answered"] == PEOPLE)
    wait_for(lambda: given(room, 1) == gives(0, 1, 2))
    rows = [row for row in room.ask("answers") if not row["skipped"]]
    assert all(row["certainty"] and row["importance"] for row in rows)
    assert any(row["reason"] for row in rows)
    assert any(row["lens"] for row in rows)
    room.go_to("reveal")
    wait_for(lambda: room.ask("marks") > 0)

    room.go_to("restance")
    wait_for(lambda: room.ask("state")["answered"] == PEOPLE)
    wait_for(lambda: given(room, 2) == gives(0, 2, 2))

    room.go_to("stance")  # the triangle
    wait_for(lambda: room.ask("state")["answered"] == PEOPLE)
    wait_for(lambda: given(room, 1) == gives(1, 1, 3))

    room.go_to("rank")
    wait_for(lambda: room.ask("state")["answered"] == PEOPLE)
    ranked = [json.loads(row["ranked"]) for row in room.ask("answers") if not row["skipped"]]
    assert len(ranked) == PEOPLE - 1
    assert {frozenset(order) for order in ranked} == {
        frozenset({"value", "co-creation", "knowledge"})
    }

    room.go_to("closed")
    assert crowd.wait(PATIENCE) == 0


def test_simulated_people_answer_before_the_meeting_and_one_suggests_a_dilemma(
    tmp_path: Path,
) -> None:
    room = Room(tmp_path, "alone")
    try:
        crowd = demo.start(room.url, room.code, people=PEOPLE, language="da", pace=0.1)
        wait_for(lambda: room.ask("state")["joined"] == PEOPLE)
        wait_for(lambda: room.ask("suggestions") == [SUGGESTION["da"]])
        room.go_to("alone")
        wait_for(lambda: room.ask("state")["answered"] == PEOPLE)
        axis, triangle, ranking = room.ask("questions")
        wait_for(lambda: given(room, 1, f"answers {axis}") == gives(0, 1, 2))
        wait_for(lambda: given(room, 1, f"answers {triangle}") == gives(1, 1, 3))
        assert len(room.ask(f"answers {ranking}")) == PEOPLE
        room.go_to("restance")
        wait_for(lambda: room.ask("state")["answered"] == PEOPLE)
        wait_for(lambda: given(room, 2) == gives(0, 2, 2))
        room.go_to("closed")
        assert crowd.wait(PATIENCE) == 0
        assert len(room.ask("suggestions")) == 1
    finally:
        demo.stop()
        room.close()


def test_simulated_people_give_100_points(tmp_path: Path) -> None:
    room = Room(tmp_path, "alone", "points")
    try:
        demo.start(room.url, room.code, people=PEOPLE, language="da", pace=0.1)
        wait_for(lambda: room.ask("state")["joined"] == PEOPLE)
        room.go_to("alone")
        wait_for(lambda: room.ask("state")["answered"] == PEOPLE)
        *_, question = room.ask("questions")
        rows = room.ask(f"answers {question}")
        given = [json.loads(row["points"]) for row in rows if not row["skipped"]]
        assert len(given) == PEOPLE - 1
        assert {sum(points.values()) for points in given} == {100}
    finally:
        demo.stop()
        room.close()


def test_in_a_rehearsal_some_share_a_table_and_all_that_is_asked_is_answered(
    room: Room,
) -> None:
    people = 12
    crowd = demo.start(room.url, room.code, people=people, pace=0.1, tables=1)
    try:
        wait_for(lambda: room.ask("state")["present"] == people)
        room.go_to("stance")
        wait_for(lambda: room.ask("state")["answered"] >= people - TABLE)
        wait_for(lambda: len(room.ask("answers")) == people - TABLE + 1)
        (table,) = [row for row in room.ask("answers") if row["way"] == "table"]
        views = [Crowd(people).stance(p, 0, 1, 2) for p in range(people - TABLE, people)]
        stood = sorted(round(view.place[0], -1) for view in views if view.place)
        assert sorted(place for place in json.loads(table["places"]) if place is not None) == stood
        room.go_to("shift")
        room.ask("takes")
        wait_for(lambda: room.ask("state")["taken"] > 0)
        room.go_to("ground")
        room.ask("note Vi spørger dem, det handler om")
        wait_for(lambda: room.ask("support") > 0)
        room.go_to("closed")
        assert crowd.wait(PATIENCE) == 0
    finally:
        demo.stop()


def test_simulated_people_leave_on_sigterm(room: Room, crowd: "subprocess.Popen[bytes]") -> None:
    wait_for(lambda: room.ask("state")["present"] > 0)
    crowd.send_signal(signal.SIGTERM)
    assert crowd.wait(PATIENCE) == 0
    wait_for(lambda: room.ask("state")["present"] == 0)


def test_an_unknown_code_ends_the_demo_and_says_so(room: Room) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "demo", f"--url={room.url}", "--code=ZZZZZZ", "--people=1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert ended.returncode == 1
    assert "404" in ended.stderr
    assert "Traceback" not in ended.stderr
