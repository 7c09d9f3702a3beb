"""Paragraphs to lines of a given width: TextWrapper, wrap, fill, shorten; dedent and indent.

Words are found by hand rather than with `re`; the rules for hyphens and dashes are those documented.
"""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_whitespace = "\t\n\x0b\x0c\r "
_space_table = {ord(c): " " for c in _whitespace}


def _is_word(c):
    return c.isalnum() or c == "_"


def _is_letter(c):
    return (c.isalnum() or c == "_") and not c.isdecimal()


def _is_word_end(c):
    return c.isalnum() or c in "_!\"'&.,?"


def _dash_end(text, i):
    """The end of two or more hyphens at `i` that a word follows, or 0: an em-dash between words."""
    end = i
    while end < len(text) and text[end] == "-":
        end += 1
    return end if end - i >= 2 and end < len(text) and _is_word(text[end]) else 0


def _may_break_after(text, i):
    """Whether the hyphen at `i` is one of a compound word, which may be broken there."""
    if i < 2 or not _is_letter(text[i - 1]):
        return False
    if not _is_letter(text[i - 2]):
        if not (text[i - 2] == "-" and i >= 3 and _is_letter(text[i - 3])):
            return False
    rest = text[i + 1 : i + 4]
    if len(rest) < 2 or not _is_letter(rest[0]):
        return False
    return _is_letter(rest[1]) or rest[1] == "-" and len(rest) == 3 and _is_letter(rest[2])


def _words(text, at_hyphens):
    """The text in pieces that are not broken: words or their parts, dashes, and runs of whitespace."""
    pieces = []
    length = len(text)
    i = 0
    while i < length:
        start = i
        if text[i] in _whitespace:
            while i < length and text[i] in _whitespace:
                i += 1
        elif not at_hyphens:
            while i < length and text[i] not in _whitespace:
                i += 1
        else:
            dash = _dash_end(text, i) if i and text[i] == "-" and _is_word_end(text[i - 1]) else 0
            if dash:
                i = dash
            else:
                i += 1
                while i < length:
                    c = text[i]
                    if c == "-":
                        if _may_break_after(text, i):
                            i += 1
                            break
                        if _is_word_end(text[i - 1]) and _dash_end(text, i):
                            break
                    elif c in _whitespace:
                        break
                    i += 1
        pieces.append(text[start:i])
    return pieces


class TextWrapper:
    """Breaks paragraphs into lines; the options are attributes that may be changed between uses."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(_space_table)
        return text

    def _split(self, text):
        return _words(text, self.break_on_hyphens)

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def _fix_sentence_endings(self, chunks):
        for i in range(len(chunks) - 1):
            if chunks[i + 1] == " ":
                end = chunks[i]
                if end[-1] in "\"'":
                    end = end[:-1]
                if len(end) >= 2 and end[-1] in ".!?" and "a" <= end[-2] <= "z":
                    chunks[i + 1] = "  "

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        """Put into the line as much of a word that is too long for any line as it may take."""
        space_left = 1 if width < 1 else width - cur_len
        if self.break_long_words:
            end = space_left
            chunk = reversed_chunks[-1]
            if self.break_on_hyphens and len(chunk) > space_left:
                hyphen = chunk.rfind("-", 0, space_left)
                if hyphen > 0 and chunk[:hyphen].strip("-"):
                    end = hyphen + 1
            cur_line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        drop = self.drop_whitespace
        max_lines = self.max_lines
        if max_lines is not None:
            indent = self.subsequent_indent if max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        # The next chunk is the last, where taking it away is cheap.
        chunks.reverse()
        while chunks:
            line = []
            length = 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if drop and lines and not chunks[-1].strip():
                chunks.pop()
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if drop and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            if (
                max_lines is None or len(lines) + 1 < max_lines
                or (not chunks or drop and len(chunks) == 1 and not chunks[0].strip()) and length <= width
            ):
                lines.append(indent + "".join(line))
                continue
            # The last line allowed, and more text: make room for the placeholder.
            while line:
                if line[-1].strip() and length + len(self.placeholder) <= width:
                    line.append(self.placeholder)
                    lines.append(indent + "".join(line))
                    break
                length -= len(line.pop())
            else:
                if lines:
                    previous = lines[-1].rstrip()
                    if len(previous) + len(self.placeholder) <= self.width:
                        lines[-1] = previous + self.placeholder
                        break
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def wrap(self, text):
        """The lines of a paragraph, without line ends."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The lines joined by newlines."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """The lines of a paragraph of at most `width` characters."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """The same as one string."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text on one line, whitespace collapsed, cut to `width` with a placeholder."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """Remove the whitespace that all lines begin with; lines of whitespace only become empty."""
    if not isinstance(text, str):
        raise TypeError(f"expected string or bytes-like object, got {type(text).__name__!r}")
    lines = text.split("\n")
    margin = None
    for i, line in enumerate(lines):
        stripped = line.lstrip(" \t")
        if not stripped:
            lines[i] = ""
            continue
        indent = line[: len(line) - len(stripped)]
        if margin is None:
            margin = indent
        elif not indent.startswith(margin):
            common = 0
            while common < min(len(margin), len(indent)) and margin[common] == indent[common]:
                common += 1
            margin = margin[:common]
    if margin:
        size = len(margin)
        lines = [line[size:] for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    """Put the prefix before the lines that are not whitespace only, or that the predicate chooses."""
    if predicate is None:
        predicate = str.strip
    return "".join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
