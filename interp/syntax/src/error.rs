//! What is wrong with a program's text, in CPython's words and layout.

use std::fmt;

use crate::source::{Source, Span};

/// A program that cannot be compiled.
#[derive(Clone, Debug, PartialEq)]
pub struct SyntaxError {
    /// The exception class to raise.
    pub kind: SyntaxErrorKind,
    /// CPython's message, without the class name.
    pub message: String,
    /// The place shown by carets.
    pub span: Span,
    /// Whether carets are shown; CPython shows none for some errors that concern a whole line.
    pub shows_caret: bool,
    /// The expression inside an f-string that contains `span`; it is shown in parentheses in place of its line.
    pub fragment: Option<Span>,
    /// Whether more text could make the program valid, so that an interactive session reads another line.
    pub is_incomplete: bool,
}

/// The exception class of a [`SyntaxError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// `SyntaxError`.
    Syntax,
    /// `IndentationError`.
    Indentation,
    /// `TabError`.
    Tab,
    /// `RecursionError`: the program nests more deeply than [`MAX_DEPTH`](crate::MAX_DEPTH).
    Recursion,
}

impl SyntaxErrorKind {
    /// Returns the name of the exception class.
    pub fn class_name(self) -> &'static str {
        match self {
            Self::Syntax => "SyntaxError",
            Self::Indentation => "IndentationError",
            Self::Tab => "TabError",
            Self::Recursion => "RecursionError",
        }
    }
}

impl SyntaxError {
    /// Makes a plain `SyntaxError` at `span`.
    pub fn new(message: impl Into<String>, span: Span) -> Self {
        Self {
            kind: SyntaxErrorKind::Syntax,
            message: message.into(),
            span,
            shows_caret: true,
            fragment: None,
            is_incomplete: false,
        }
    }

    /// Changes the exception class.
    pub fn with_kind(mut self, kind: SyntaxErrorKind) -> Self {
        self.kind = kind;
        self
    }

    /// Leaves the carets out.
    pub fn without_caret(mut self) -> Self {
        self.shows_caret = false;
        self
    }

    /// Marks the error as one that more text could repair.
    pub fn incomplete(mut self) -> Self {
        self.is_incomplete = true;
        self
    }

    /// Renders the last part of CPython's traceback: file and line, the line itself, carets, class and message.
    /// The text ends without a line end.
    pub fn render(&self, source: &Source) -> String {
        let start = source.line_column(self.span.start);
        let mut out = format!("  File \"{}\", line {}\n", source.name(), start.line);
        out.push_str(&self.excerpt(source));
        out.push_str(&self.to_string());
        out
    }

    fn excerpt(&self, source: &Source) -> String {
        if let Some(fragment) = self.fragment {
            return self.fragment_excerpt(source, fragment);
        }
        let start = source.line_column(self.span.start);
        let line = source.line_text(start.line);
        let code = line.trim_start_matches([' ', '\t', '\x0c']);
        let indent = line.chars().count() - code.chars().count();
        let column = (start.column as usize).saturating_sub(indent);
        if !self.shows_caret {
            return format!("    {code}\n");
        }
        let width = self.caret_width(source, code.chars().count().saturating_sub(column));
        format!("    {code}\n    {}{}\n", " ".repeat(column), "^".repeat(width))
    }

    /// Shows the expression of an f-string the way it was parsed: in parentheses.
    fn fragment_excerpt(&self, source: &Source, fragment: Span) -> String {
        let before = source.slice(Span::new(fragment.start, self.span.start));
        let text = format!("({})", source.slice(fragment));
        let line = text.lines().nth(before.matches('\n').count()).unwrap_or(&text);
        let first_column = usize::from(!before.contains('\n'));
        let column = first_column + before.rsplit('\n').next().unwrap_or(before).chars().count();
        let width = source.slice(self.span).lines().next().map_or(1, |shown| shown.chars().count().max(1));
        let code = line.trim_start_matches([' ', '\t', '\x0c']);
        let indent = line.chars().count() - code.chars().count();
        format!("    {code}\n    {}{}\n", " ".repeat(column.saturating_sub(indent)), "^".repeat(width))
    }

    fn caret_width(&self, source: &Source, rest_of_line: usize) -> usize {
        let (start, end) = (source.line_column(self.span.start), source.line_column(self.span.end));
        let width = if end.line == start.line { (end.column - start.column) as usize } else { rest_of_line };
        width.max(1)
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.class_name(), self.message)
    }
}

impl std::error::Error for SyntaxError {}
