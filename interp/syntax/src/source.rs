//! Source texts and places in them.
//!
//! A [`Span`] is a byte range; [`Source`] turns its ends into lines and columns. Columns count characters from 0,
//! lines count from 1, as CPython's tracebacks do.

/// A byte range of a source, `start` included and `end` excluded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// Makes the span of the bytes from `start` up to `end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// Returns the smallest span that covers both.
    pub fn to(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// A position as people read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 0.
    pub column: u32,
}

/// A named text with an index of its lines.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    line_starts: Vec<u32>,
}

impl Source {
    /// Makes a source from the name shown in messages and the program's text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let line_starts = line_starts(&text);
        Self { name: name.into(), text, line_starts }
    }

    /// Returns the name shown in messages, usually the path.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the number of lines; a final line end opens one more, empty line.
    pub fn n_lines(&self) -> u32 {
        self.line_starts.len() as u32
    }

    /// Returns the line, from 1, that contains the byte at `offset`; offsets past the end lie in the last line.
    pub fn line(&self, offset: u32) -> u32 {
        self.line_starts.partition_point(|&start| start <= offset) as u32
    }

    /// Returns the line and column of the byte at `offset`.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let line = self.line(offset);
        let start = self.line_starts[line as usize - 1] as usize;
        let before = self.text.as_bytes().get(start..offset as usize).unwrap_or_default();
        LineColumn { line, column: before.iter().filter(|&&byte| !is_continuation(byte)).count() as u32 }
    }

    /// Returns line `n`, from 1, without its line end; empty when there is no such line.
    pub fn line_text(&self, n: u32) -> &str {
        let Some(span) = self.line_span(n) else { return "" };
        self.slice(span).trim_end_matches(['\n', '\r'])
    }

    /// Returns the range of line `n`, from 1, with its line end.
    pub fn line_span(&self, n: u32) -> Option<Span> {
        let idx = (n as usize).checked_sub(1)?;
        let start = *self.line_starts.get(idx)?;
        let end = self.line_starts.get(idx + 1).copied().unwrap_or(self.text.len() as u32);
        Some(Span::new(start, end))
    }

    /// Returns the text of `span`; empty when the span does not lie on character boundaries of this source.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

/// A line ends at `\n`, `\r\n` or a lone `\r`.
fn line_starts(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let mut starts = vec![0];
    for (idx, &byte) in bytes.iter().enumerate() {
        let ends_line = byte == b'\n' || byte == b'\r' && bytes.get(idx + 1) != Some(&b'\n');
        if ends_line {
            starts.push(idx as u32 + 1);
        }
    }
    starts
}
