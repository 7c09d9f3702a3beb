//! The special form of syntax errors: file and line, the text, and carets under it.

use sesf_heap::{Value, names};

use crate::error::Res;
use crate::vm::Vm;

/// What a syntax error says about its place.
#[derive(Clone, Debug)]
pub(super) struct SyntaxPlace {
    /// The message alone.
    pub message: Value,
    filename: String,
    line: i64,
    offset: i64,
    end_line: i64,
    end_offset: i64,
    text: Option<String>,
}

impl Vm {
    /// The place of an exception with the attributes of a syntax error; `None` for others.
    pub(super) fn syntax_place(&mut self, exception: Value) -> Option<SyntaxPlace> {
        self.find_attr(exception, names::PRINT_FILE_AND_LINE).ok()??;
        self.read_syntax_place(exception).ok()?
    }

    fn read_syntax_place(&mut self, exception: Value) -> Res<Option<SyntaxPlace>> {
        let message = self.get_attr(exception, names::MSG)?;
        let filename = match self.get_attr(exception, names::FILENAME)? {
            Value::None => "<string>".to_string(),
            name => self.str(name)?,
        };
        let Value::Int(line) = self.get_attr(exception, names::LINENO)? else { return Ok(None) };
        let Some(offset) = optional_int(self.get_attr(exception, names::OFFSET)?, -1) else { return Ok(None) };
        let end_line = self.get_attr(exception, names::END_LINENO)?;
        let Some(end_line) = optional_int(end_line, line) else { return Ok(None) };
        let end_offset = self.get_attr(exception, names::END_OFFSET)?;
        let Some(end_offset) = optional_int(end_offset, -1) else { return Ok(None) };
        let text = match self.get_attr(exception, names::TEXT)? {
            Value::Str(text) => Some(self.heap.str(text).to_string()),
            _ => None,
        };
        Ok(Some(SyntaxPlace { message, filename, line, offset, end_line, end_offset, text }))
    }
}

fn optional_int(value: Value, default: i64) -> Option<i64> {
    match value {
        Value::None => Some(default),
        Value::Int(i) => Some(i),
        _ => None,
    }
}

impl SyntaxPlace {
    /// The line that names the place.
    pub fn heading(&self) -> String {
        format!("  File \"{}\", line {}\n", self.filename, self.line)
    }

    /// The text with carets, or nothing.
    pub fn excerpt(&self) -> String {
        let Some(text) = &self.text else { return String::new() };
        let end_offset = if self.end_line > self.line { text.len() as i64 } else { self.end_offset };
        let n_carets = if end_offset > 0 && end_offset > self.offset { end_offset - self.offset } else { 1 };
        let stripped = text.trim_start_matches([' ', '\t', '\x0c']);
        let n_stripped = (text.len() - stripped.len()) as i64;
        let line = stripped.strip_suffix('\n').unwrap_or(stripped);
        let offset = (self.offset - 1 - n_stripped).min(line.len() as i64);
        let (line, offset) = skip_lines(line, offset);
        let mut out = format!("    {line}\n");
        if offset >= 0 {
            out.push_str(&format!("    {}{}\n", " ".repeat(offset as usize), "^".repeat(n_carets as usize)));
        }
        out
    }
}

/// Leaves out the lines before the one that the offset is in.
fn skip_lines(mut text: &str, mut offset: i64) -> (&str, i64) {
    while let Some(end) = text.find('\n').filter(|end| (*end as i64) < offset) {
        text = &text[end + 1..];
        offset -= end as i64 + 1;
    }
    (text, offset)
}
