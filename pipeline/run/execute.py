"""Plays groups on a few servers at once."""

from __future__ import annotations

import selectors
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from time import monotonic

from pipeline.model.run import Environment
from pipeline.run.group import Group, GroupResult
from pipeline.run.isolation import plan
from pipeline.run.job import job, settled
from pipeline.run.server import Server, wire
from pipeline.run.worker.plan import Plan


def execute(
    groups: Iterable[Group],
    environment: Environment,
    jobs: int,
    on_done: Callable[[GroupResult], None] | None = None,
) -> Iterator[GroupResult]:
    """What became of each group, in the order in which they end; `on_done` is told each before it is yielded.

    Closing the iterator, or an exception while it waits, ends every process that it started.
    """
    todo = list(groups)
    with Pool(plan(environment.isolation), min(max(jobs, 1), len(todo))) as pool:
        for result in pool.play(todo):
            if on_done is not None:
                on_done(result)
            yield result


class Pool:
    """Servers, started when there is something for them to do."""

    def __init__(self, plan: Plan, size: int) -> None:
        self.plan, self.size = plan, size
        self.selector = selectors.DefaultSelector()
        self.servers: list[Server] = []
        self.known: deque[GroupResult] = deque()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for server in self.servers:
            server.end()
        self.selector.close()

    def play(self, groups: Iterable[Group]) -> Iterator[GroupResult]:
        """The results, as they come; of a group that needs no server at once."""
        todo = iter(groups)
        ready = self._prepared(todo)
        while ready is not None and len(self.servers) < self.size:
            self._hire().give(*ready)
            ready = self._prepared(todo)
        yield from self._settled()
        while any(server.group for server in self.servers):
            for server in self._awake():
                result = self._result(server)
                if result is None:
                    continue
                if ready is not None:
                    (server if server in self.servers else self._hire()).give(*ready)
                yield result
                ready = self._prepared(todo) if ready is not None else None
            yield from self._settled()

    def _prepared(self, todo: Iterator[Group]) -> tuple[Group, bytes] | None:
        """The next group that a server must play, with its job; results of those before it are put by."""
        for group in todo:
            made = job(group)
            known = settled(group, made)
            if known is None:
                return group, wire(made)
            self.known.append(known)
        return None

    def _settled(self) -> Iterator[GroupResult]:
        while self.known:
            yield self.known.popleft()

    def _hire(self) -> Server:
        server = Server(self.plan)
        self.servers.append(server)
        self.selector.register(server.answers, selectors.EVENT_READ, server)
        return server

    def _dismiss(self, server: Server) -> None:
        self.selector.unregister(server.answers)
        self.servers.remove(server)
        server.end()

    def _awake(self) -> list[Server]:
        """Servers that have something to say, or that have been silent for too long."""
        busy = [server for server in self.servers if server.group]
        first = min(server.deadline for server in busy)
        heard = [key.data for key, _ in self.selector.select(max(0.0, first - monotonic()))]
        return heard or [server for server in busy if server.deadline <= monotonic()]

    def _result(self, server: Server) -> GroupResult | None:
        try:
            if not server.group or server.deadline > monotonic():
                return server.hear()
            why = "the server of the runner did not answer in time"
        except EOFError:
            why = "the server of the runner ended"
        group, second_try = server.group, server.untouched and not server.plain
        result = None if second_try else server.give_up(why)
        self._dismiss(server)
        if second_try and group is not None:
            self._hire().give(group, wire(job(group, preload=False)), plain=True)
        return result
