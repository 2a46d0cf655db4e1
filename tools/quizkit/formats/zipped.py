"""ZIP archives as a stream of bytes: the same files give the same archive, and only one of them, or a few small ones, are in memory.

It exists beside `zipfile` because that keeps some 430 bytes for each file until the end, so that a package of a hundred thousand questions
would take twice the memory of the whole export; here it is the 50 bytes and the name that the archive itself ends with. It also takes half
the time. The layout is that of PKWARE's APPNOTE 6.3.3, sections 4.3 and 4.5.3.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator

from .base import OutFile
from .spool import Spool

# A third faster than the usual 6, for 7 % more bytes.
_LEVEL = 3
# So many files, or bytes of them, are asked for before they are packed: by turns, the processor would have neither code at hand.
_MOST_FILES, _MOST_BYTES = 50, 1 << 18
# Midnight on 1 January 1980, the first date that the format can say: an archive does not depend on the day.
_DATE, _TIME = 1 << 5 | 1, 0
_DEFLATED = 8
_UTF_8_NAME = 1 << 11
_VERSION, _VERSION_64 = 20, 45
_MADE_ON_UNIX = 3 << 8
_PLAIN_FILE = 0o100644 << 16
_MOST_32, _MOST_16 = 0xFFFFFFFF, 0xFFFF

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_EXTRA_64 = struct.Struct("<2HQ")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_END = struct.Struct("<4s4H2LH")


def zipped(files: Iterable[OutFile]) -> Iterator[bytes]:
    """An archive of the files in their order. Each file's parts are asked for when its turn comes, and what they raise passes through."""
    offset = count = 0
    with Spool() as central:
        for file in _some_at_a_time(files):
            name = file.name.encode()
            with _Compressed(file.parts) as content:
                sizes = (content.crc, content.size, content.length)
                central.add(_central_entry(name, sizes, offset))
                yield _LOCAL.pack(b"PK\3\4", _VERSION, _UTF_8_NAME, _DEFLATED, _TIME, _DATE, *sizes, len(name), 0) + name
                yield from content.parts()
            offset += _LOCAL.size + len(name) + sizes[1]
            count += 1
        length = central.size
        yield from central.parts()
        yield _end(count, length, offset)


def _some_at_a_time(files: Iterable[OutFile]) -> Iterator[OutFile]:
    """The files in their order. Those whose content is there already come some at a time; one that is made when asked for ends a batch."""
    waiting, size = list[OutFile](), 0
    for file in files:
        waiting.append(file)
        if isinstance(file.parts, (tuple, list)) and len(waiting) < _MOST_FILES:
            size += sum(map(len, file.parts))
            if size < _MOST_BYTES:
                continue
        yield from waiting
        waiting, size = [], 0
    yield from waiting


def _central_entry(name: bytes, sizes: tuple[int, int, int], offset: int) -> bytes:
    extra, shown, version = b"", offset, _VERSION
    if offset >= _MOST_32:
        extra, shown, version = _EXTRA_64.pack(1, 8, offset), _MOST_32, _VERSION_64
    head = (b"PK\1\2", _MADE_ON_UNIX | version, version, _UTF_8_NAME, _DEFLATED, _TIME, _DATE, *sizes)
    return _CENTRAL.pack(*head, len(name), len(extra), 0, 0, 0, _PLAIN_FILE, shown) + name + extra


def _end(count: int, length: int, offset: int) -> bytes:
    """The end of the archive: how many entries the directory has, how long it is, where it begins."""
    end = b""
    if count >= _MOST_16 or offset >= _MOST_32 or length >= _MOST_32:
        end = _END_64.pack(b"PK\6\6", _END_64.size - 12, _MADE_ON_UNIX | _VERSION_64, _VERSION_64, 0, 0, count, count, length, offset)
        end += _LOCATOR_64.pack(b"PK\6\7", 0, offset + length, 1)
    shown = min(count, _MOST_16)
    return end + _END.pack(b"PK\5\6", 0, 0, shown, shown, min(length, _MOST_32), min(offset, _MOST_32), 0)


class _Compressed(Spool):
    """The content of one entry, deflated, with its checksum and its length in bytes before."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        super().__init__()
        self.crc = self.length = 0
        deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        try:
            for part in parts:
                self.crc = zlib.crc32(part, self.crc)
                self.length += len(part)
                if piece := deflate.compress(part):
                    self.add(piece)
            self.add(deflate.flush())
        except BaseException:
            self.close()
            raise
