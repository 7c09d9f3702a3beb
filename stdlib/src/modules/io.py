"""Streams: open, the classes of files, buffers and texts, in memory and on disk, and the base classes
for streams of one's own.
"""

import abc

from _io import (
    DEFAULT_BUFFER_SIZE, BlockingIOError, BufferedRandom, BufferedReader, BufferedWriter, BytesIO, FileIO, StringIO,
    TextIOWrapper, UnsupportedOperation, _BufferedIOBase, _IOBase, _RawIOBase, _TextIOBase, open, open_code,
    text_encoding,
)

__all__ = [
    "BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO", "BufferedIOBase",
    "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase", "TextIOWrapper",
    "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE", "IncrementalNewlineDecoder",
]

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2


class IOBase(_IOBase, metaclass=abc.ABCMeta):
    """The abstract base class for all I/O classes."""


class RawIOBase(_RawIOBase, IOBase):
    """Base class for raw binary I/O."""


class BufferedIOBase(_BufferedIOBase, IOBase):
    """Base class for buffered IO objects."""


class TextIOBase(_TextIOBase, IOBase):
    """Base class for text I/O."""


RawIOBase.register(FileIO)


class BufferedRWPair(_BufferedIOBase):
    """A buffered reader and writer object together.

    A buffered reader object and buffered writer object put together to form a sequential IO object that
    can read and write.
    """

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /):
        if not reader.readable():
            raise UnsupportedOperation("File or stream is not readable.")
        if not writer.writable():
            raise UnsupportedOperation("File or stream is not writable.")
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)

    def read(self, size=-1, /):
        return self.reader.read(size)

    def read1(self, size=-1, /):
        return self.reader.read1(size)

    def peek(self, size=0, /):
        return self.reader.peek(size)

    def readinto(self, buffer, /):
        return self.reader.readinto(buffer)

    def readinto1(self, buffer, /):
        return self.reader.readinto1(buffer)

    def write(self, buffer, /):
        return self.writer.write(buffer)

    def flush(self):
        return self.writer.flush()

    def readable(self):
        return self.reader.readable()

    def writable(self):
        return self.writer.writable()

    def isatty(self):
        return self.reader.isatty() or self.writer.isatty()

    def close(self):
        try:
            self.writer.close()
        finally:
            self.reader.close()

    @property
    def closed(self):
        return self.writer.closed


BufferedRWPair.__module__ = "_io"

for _class in (BytesIO, BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair):
    BufferedIOBase.register(_class)
for _class in (StringIO, TextIOWrapper):
    TextIOBase.register(_class)
del _class


class IncrementalNewlineDecoder:
    """Translates line ends in pieces of text.

    With translate, `\\r\\n` and `\\r` become `\\n`. A decoder of bytes may come first. The kinds of line
    ends that were found are in `newlines`.
    """

    def __init__(self, decoder, translate, errors="strict"):
        self._decoder = decoder
        self._translate = translate
        self._seen = {"\r": False, "\n": False, "\r\n": False}
        self._pending_cr = False
        self.errors = errors

    def decode(self, input, final=False):
        output = input if self._decoder is None else self._decoder.decode(input, final=final)
        if self._pending_cr and (output or final):
            output = "\r" + output
            self._pending_cr = False
        if output.endswith("\r") and not final:
            output = output[:-1]
            self._pending_cr = True
        pairs = output.count("\r\n")
        found = {"\r": output.count("\r") - pairs, "\n": output.count("\n") - pairs, "\r\n": pairs}
        for kind, count in found.items():
            self._seen[kind] = self._seen[kind] or count > 0
        if self._translate:
            output = output.replace("\r\n", "\n").replace("\r", "\n")
        return output

    def getstate(self):
        data, flag = (b"", 0) if self._decoder is None else self._decoder.getstate()
        return data, flag << 1 | self._pending_cr

    def setstate(self, state):
        data, flag = state
        self._pending_cr = bool(flag & 1)
        if self._decoder is not None:
            self._decoder.setstate((data, flag >> 1))

    def reset(self):
        self._seen = dict.fromkeys(self._seen, False)
        self._pending_cr = False
        if self._decoder is not None:
            self._decoder.reset()

    @property
    def newlines(self):
        seen = tuple(kind for kind, is_seen in self._seen.items() if is_seen)
        return seen if len(seen) > 1 else seen[0] if seen else None


IncrementalNewlineDecoder.__module__ = "_io"
