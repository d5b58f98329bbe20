"""What the server does for a rerun whose every part it has in its caches: time from message to message.

A client speaks Streamlit's own protocol over a websocket and does not draw, so what is measured
is the server's work alone, garbage collection after each run included.
"""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from types import TracebackType

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from benchmarks.measures import Times

BATCHES, RERUNS = 9, 20


@dataclass
class Reader:
    """One session on a server; `choose` sets the widget with that label and waits for the rerun."""

    address: str
    ids: dict[str, str] = field(default_factory=dict)
    options: dict[str, list[str]] = field(default_factory=dict)
    dates: dict[str, list[str]] = field(default_factory=dict)
    cached: list[str] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)
    components: dict[str, str] = field(default_factory=dict)
    page: str = ""

    def __enter__(self) -> Reader:
        stream = self.address.replace("http", "ws", 1) + "/_stcore/stream"
        self.socket: ClientConnection = connect(stream, max_size=None)
        self._rerun(BackMsg())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.socket.close()

    def choose(self, label: str, options: Sequence[int]) -> None:
        """Chooses the options with those numbers, as a click would."""
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add(id=self.ids[label])
        names = [self.options[label][number] for number in options]
        if label == "Side":
            state.string_array_value.data.extend(names)
        else:
            state.string_value = names[0]
        for widget, days in self.dates.items():  # a browser sends those too, in every message
            state = message.rerun_script.widget_states.widgets.add(id=widget)
            state.string_array_value.data.extend(days)
        self._rerun(message)

    def pick(self, key: str, value: str) -> None:
        """Picks something in the component with that key, as a click in a chart would."""
        message = BackMsg()
        trigger = f"$$STREAMLIT_INTERNAL_KEY_{self.components[key]}__events"
        state = message.rerun_script.widget_states.widgets.add(id=trigger)
        state.json_trigger_value = json.dumps([{"event": "pick", "value": value}])
        self._rerun(message)

    def visit(self, page: str) -> None:
        """Opens the page with that name in the address."""
        self.page = page
        self._rerun(BackMsg())

    def _rerun(self, message: BackMsg) -> None:
        message.rerun_script.page_script_hash = self.pages.get(self.page, "")
        message.rerun_script.cached_message_hashes.extend(self.cached)
        message.rerun_script.query_string = ""
        self.socket.send(message.SerializeToString())
        while True:
            self._acknowledge_at_once()
            answer = ForwardMsg.FromString(self.socket.recv(timeout=120, decode=False))
            if answer.metadata.cacheable and answer.hash:
                self.cached = [*self.cached, answer.hash][-50:]
            kind = answer.WhichOneof("type")
            if kind == "delta":
                self._note(answer)
            elif kind == "navigation":
                pages = answer.navigation.app_pages
                self.pages = {
                    p.url_pathname if not p.is_default else "": p.page_script_hash for p in pages
                }
            elif kind == "script_finished":
                if answer.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    raise RuntimeError(f"The script ended with {answer.script_finished}.")
                return

    def _acknowledge_at_once(self) -> None:
        """Keeps TCP from holding back a small message for 40 ms until the one before is confirmed."""
        if hasattr(socket, "TCP_QUICKACK"):  # Linux; it has to be asked for again and again
            self.socket.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)

    def _note(self, answer: ForwardMsg) -> None:
        element = answer.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError(f"The page shows an error: {element.exception.message}")
        if kind == "bidi_component":
            component = element.bidi_component.id
            self.components[component.rpartition("-")[2]] = component
        elif kind == "selectbox":
            self.ids[element.selectbox.label] = element.selectbox.id
            self.options[element.selectbox.label] = list(element.selectbox.options)
        elif kind == "date_input" and element.date_input.set_value:
            self.dates[element.date_input.id] = list(element.date_input.value)
        elif kind == "button_group":
            group = element.button_group
            self.ids[group.label] = group.id
            self.options[group.label] = [option.content for option in group.options]


def cached_reruns(ours: str, two_selects: str) -> tuple[Times, Times]:
    """Time of one rerun on our page and on the one with two selects, batch beside batch.

    On both a choice is made and taken back, again and again; both have their heap frozen.
    """
    times: tuple[list[float], list[float]] = ([], [])
    with ExitStack() as stack:
        readers = [
            (stack.enter_context(Reader(ours)), "Side", ([0], [])),
            (stack.enter_context(Reader(two_selects)), "First", ([1], [0])),
        ]
        for batch in range(-1, BATCHES):
            for (reader, label, choices), into in zip(readers, times, strict=True):
                begin = time.perf_counter()
                for number in range(RERUNS):
                    reader.choose(label, choices[number % 2])
                if batch >= 0:
                    into.append((time.perf_counter() - begin) / RERUNS * 1000)
    return Times(times[0]), Times(times[1])
