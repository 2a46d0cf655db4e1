"""A client for yaml-language-server: what an editor asks of it, and what it answers."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from types import TracebackType
from typing import IO, Any, NamedTuple, Self

# Seconds to wait for one message; the first takes longest, for the server has to start.
PATIENCE = 60


class Diagnostic(NamedTuple):
    """A mistake that the editor underlines: the words it stands under, its line and column from 1 on, and the message."""

    words: str
    line: int
    column: int
    message: str


class LanguageServer:
    """A running server with the settings of an editor (those under `yaml.`), for the files below one folder."""

    def __init__(self, program: Path, root: Path, settings: Mapping[str, Any]) -> None:
        """Start the server and shake hands."""
        self._root = root
        self._settings = settings
        self._process = subprocess.Popen(["node", str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._messages: Queue[dict[str, Any] | None] = Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._requests = 0
        self._versions = 0
        self._request("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": _CAPABILITIES})
        self._notify("initialized", {})
        self._notify("workspace/didChangeConfiguration", {"settings": {}})
        self._wait(lambda message: message.get("method") == "workspace/configuration")

    def __enter__(self) -> Self:
        """Give the server itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Stop the server."""
        with self._process:
            self._process.kill()
        self._reader.join()

    def diagnostics(self, path: str, text: str) -> list[Diagnostic]:
        """What the server underlines in a file. It need not exist; its path, from the root, chooses the schema."""
        with self._opened(path, text) as (_, found):
            return [_diagnostic(one, text) for one in found]

    def completions(self, path: str, text: str) -> dict[str, str]:
        """What the server offers at the mark `|` of a text: the text it would insert, by label."""
        answer = self._ask_at_mark("textDocument/completion", path, text)
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: item["insertText"] for item in items}

    def hover(self, path: str, text: str) -> str:
        """What the server says, in Markdown, of the word at the mark `|` of a text; nothing where it has nothing to say."""
        answer = self._ask_at_mark("textDocument/hover", path, text)
        return "" if answer is None else str(answer["contents"]["value"])

    def _ask_at_mark(self, method: str, path: str, text: str) -> Any:
        before, _, after = text.partition("|")
        position = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        with self._opened(path, before + after) as (uri, _):
            return self._request(method, {"textDocument": {"uri": uri}, "position": position})

    @contextmanager
    def _opened(self, path: str, text: str) -> Iterator[tuple[str, list[Any]]]:
        """Open a file for as long as the block lasts, with its address and diagnostics; both ends wait until the server has seen them."""
        uri = (self._root / path).as_uri()
        self._versions += 1
        document = {"uri": uri, "languageId": "yaml", "version": self._versions, "text": text}
        self._notify("textDocument/didOpen", {"textDocument": document})
        found = self._wait(lambda message: _is_about(message, uri))["params"]["diagnostics"]
        yield uri, found
        self._notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        self._wait(lambda message: _is_about(message, uri))

    def _notify(self, method: str, params: Mapping[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _request(self, method: str, params: Mapping[str, Any]) -> Any:
        self._requests += 1
        number = self._requests
        self._send({"id": number, "method": method, "params": params})
        answer = self._wait(lambda message: message.get("id") == number and "method" not in message)
        if "error" in answer:
            raise RuntimeError(answer["error"]["message"])
        return answer["result"]

    def _wait(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The next message that is wanted; what the server asks in the meantime is answered."""
        while True:
            try:
                message = self._messages.get(timeout=PATIENCE)
            except Empty:
                raise TimeoutError(f"the language server was silent for {PATIENCE} seconds") from None
            if message is None:
                raise RuntimeError("the language server has stopped")
            if "method" in message and "id" in message:
                self._answer(message)
            if wanted(message):
                return message

    def _answer(self, question: Mapping[str, Any]) -> None:
        result = None
        if question["method"] == "workspace/configuration":
            result = [self._settings if item.get("section") == "yaml" else {} for item in question["params"]["items"]]
        self._send({"id": question["id"], "result": result})

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = _pipe(self._process.stdin)
        stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        stream.flush()

    def _read(self) -> None:
        stream = _pipe(self._process.stdout)
        while header := stream.readline():
            length = 0
            while header.strip():
                name, _, value = header.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                header = stream.readline()
            self._messages.put(json.loads(stream.read(length)))
        self._messages.put(None)


_CAPABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    },
    "workspace": {"configuration": True, "didChangeConfiguration": {}},
}


def _is_about(message: Mapping[str, Any], uri: str) -> bool:
    return message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise ValueError("the stream is not open")
    return stream


def _diagnostic(found: Mapping[str, Any], text: str) -> Diagnostic:
    start, end = found["range"]["start"], found["range"]["end"]
    lines = text.splitlines()[start["line"] : end["line"] + 1]
    words = "\n".join(lines)
    behind = len(lines[-1]) - end["character"] if lines else 0
    return Diagnostic(words[start["character"] : len(words) - behind], start["line"] + 1, start["character"] + 1, found["message"])
