//! The stack of indentation levels.

use crate::error::SyntaxErrorKind;

/// CPython's limit on nested blocks.
const MAX_LEVELS: usize = 100;

/// The width of a line's indentation, with tabs to the next multiple of 8 and with tabs of width 1. Lines are
/// consistent when both agree on their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Width {
    pub column: u32,
    pub alt_column: u32,
}

impl Width {
    /// Adds one white-space character.
    pub(super) fn push(&mut self, byte: u8) {
        match byte {
            b'\t' => {
                self.column = (self.column / 8 + 1) * 8;
                self.alt_column += 1;
            }
            b'\x0c' => *self = Self::default(),
            _ => {
                self.column += 1;
                self.alt_column += 1;
            }
        }
    }
}

/// What a line's indentation means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Change {
    Same,
    Indent,
    Dedent(u32),
}

/// The open indentation levels, the outermost (0) excluded.
#[derive(Debug, Default)]
pub(super) struct Levels {
    levels: Vec<Width>,
}

impl Levels {
    /// Compares a line's indentation with the open levels and updates them.
    pub(super) fn change(&mut self, width: Width) -> Result<Change, (SyntaxErrorKind, &'static str)> {
        let current = self.current();
        if width.column == current.column {
            return if width.alt_column == current.alt_column { Ok(Change::Same) } else { Err(TABS) };
        }
        if width.column > current.column { self.indent(width, current) } else { self.dedent(width) }
    }

    /// Closes all levels and returns how many there were.
    pub(super) fn close(&mut self) -> u32 {
        std::mem::take(&mut self.levels).len() as u32
    }

    fn current(&self) -> Width {
        self.levels.last().copied().unwrap_or_default()
    }

    fn indent(&mut self, width: Width, current: Width) -> Result<Change, (SyntaxErrorKind, &'static str)> {
        if self.levels.len() + 2 > MAX_LEVELS {
            return Err((SyntaxErrorKind::Indentation, "too many levels of indentation"));
        }
        if width.alt_column <= current.alt_column {
            return Err(TABS);
        }
        self.levels.push(width);
        Ok(Change::Indent)
    }

    fn dedent(&mut self, width: Width) -> Result<Change, (SyntaxErrorKind, &'static str)> {
        let mut n_closed = 0;
        while width.column < self.current().column {
            self.levels.pop();
            n_closed += 1;
        }
        let current = self.current();
        if width.column != current.column {
            return Err((SyntaxErrorKind::Indentation, "unindent does not match any outer indentation level"));
        }
        if width.alt_column == current.alt_column { Ok(Change::Dedent(n_closed)) } else { Err(TABS) }
    }
}

const TABS: (SyntaxErrorKind, &str) = (SyntaxErrorKind::Tab, "inconsistent use of tabs and spaces in indentation");
