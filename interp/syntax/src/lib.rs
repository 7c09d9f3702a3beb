//! From text to a checked tree: parsing, syntax errors and scope analysis.
//!
//! [`parse`] does everything in one call:
//!
//! ```
//! use sesf_syntax::{Mode, Source, parse};
//!
//! let source = Source::new("hello.py", "print('hello')\n");
//! let module = parse(&source, Mode::Module).unwrap();
//! assert_eq!(module.body.len(), 1);
//! ```
//!
//! An error shows itself the way CPython does:
//!
//! ```
//! use sesf_syntax::{Mode, Source, parse};
//!
//! let source = Source::new("bad.py", "return 1\n");
//! let error = parse(&source, Mode::Module).unwrap_err();
//! assert!(error.render(&source).ends_with("SyntaxError: 'return' outside function"));
//! ```

mod check;
mod decode;
mod depth;
mod error;
mod explain;
mod literal;
mod lower;
mod parse;
mod scope;
mod source;
mod token;
mod unparse;
mod walk;

pub mod ast;

pub use decode::decode_source;
pub use depth::with_stack_for;
pub use error::{SyntaxError, SyntaxErrorKind};
pub use parse::{invert, parse};
pub use scope::{Binding, Scope, ScopeId, ScopeKind, Scopes, Symbol, Symbols};
pub use source::{LineColumn, Source, Span};

/// The deepest nesting of statements and expressions a program may have.
///
/// Stages after this one may recurse over the tree: no path from the root to a leaf passes through more statements,
/// expressions and patterns than this, counted together. [`with_stack_for`] gives them the stack for it. CPython's own
/// limit lies near 3000 and depends on the kinds of nodes.
pub const MAX_DEPTH: u32 = 2500;

/// What kind of text is parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A file: any number of statements.
    Module,
    /// One expression, as `eval` takes; the body is one expression statement.
    Expression,
    /// What was typed at a prompt; the compiler prints the values of expression statements.
    Interactive,
}

/// A parsed program.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// What kind of text this was.
    pub mode: Mode,
    /// The statements.
    pub body: Vec<ast::Stmt>,
    /// The scopes; the module's own is [`ScopeId::MODULE`].
    pub scopes: Scopes,
    /// A bound on the nesting of `body`, for [`with_stack_for`]; small in all but generated programs. It may exceed
    /// [`MAX_DEPTH`], which bounds the nesting too.
    pub depth: u32,
}
