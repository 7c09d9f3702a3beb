//! One entry of a traceback as text: the place, the line and the carets under it.

use super::anchors::{find_anchors, is_blank};
use super::entries::TracebackEntry;

impl TracebackEntry {
    /// The lines that show the entry, without margin and line ends.
    pub fn lines(&self) -> Vec<String> {
        let place = format!("  File \"{}\", line {}, in {}", self.file(), self.line(), self.proto.name);
        let mut lines = vec![place];
        let text = self.source().line_text(self.line());
        if self.has_text() && (!text.is_empty() || self.line() < self.source().n_lines()) {
            lines.push(format!("    {}", text.trim_start_matches(BLANKS)));
            lines.extend(self.carets(text));
        }
        lines
    }

    fn carets(&self, text: &str) -> Option<String> {
        let (source, span) = (self.source(), self.span());
        let (start, end) = (source.line_column(span.start), source.line_column(span.end));
        let indent = text.chars().take_while(|c| BLANKS.contains(c)).count();
        let from = start.column as usize;
        let (to, anchors) = match start.line == end.line {
            true => {
                let to = end.column as usize;
                let segment: String = text.chars().skip(from).take(to.saturating_sub(from)).collect();
                (to, find_anchors(&segment).map(|(left, right)| (from + left, from + right)))
            }
            false => (end_of_text(text), None),
        };
        let covers_line = to.saturating_sub(from) == text.chars().count() - indent;
        if covers_line && anchors.is_none() {
            return None;
        }
        Some(format!("    {}", caret_line(indent, from, to, anchors)))
    }
}

const BLANKS: [char; 3] = [' ', '\t', '\x0c'];

/// The column after the last character other than blanks.
fn end_of_text(text: &str) -> usize {
    let kept = text.trim_end_matches(|c: char| c.is_ascii() && is_blank(c as u8));
    kept.chars().count()
}

/// Carets for the columns `from..to`; with anchors, tildes outside of these.
fn caret_line(indent: usize, from: usize, to: usize, anchors: Option<(usize, usize)>) -> String {
    let mark = |column: usize| match anchors {
        _ if column < from => ' ',
        Some((left, right)) if column < left || column >= right => '~',
        _ => '^',
    };
    (indent..to).map(mark).collect()
}
