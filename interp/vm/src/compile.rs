//! From source text to linked code.

use std::sync::Arc;

use sesf_bytecode::{CompileMode, CompileOptions, compile};
use sesf_heap::{CodeId, Value, classes, names};
use sesf_syntax::{Mode, Source, SyntaxError, SyntaxErrorKind, parse};

use crate::error::{Interrupt, OrRaise, Res};
use crate::vm::Vm;

impl Vm {
    /// Compiles a text and links its codes; gives the outermost one.
    ///
    /// # Errors
    /// `SyntaxError` and its kind, with the place; `MemoryError`.
    pub fn compile_text(&mut self, text: &str, filename: &str, options: CompileOptions) -> Res<CodeId> {
        // The tree of a text is some thirty times its size.
        self.heap.check_room(text.len().saturating_mul(32)).or_raise(self)?;
        let source = Arc::new(Source::new(filename, text));
        let mode = match options.mode {
            CompileMode::Module => Mode::Module,
            CompileMode::Eval => Mode::Expression,
            CompileMode::Interactive => Mode::Interactive,
        };
        let options = CompileOptions { optimize_asserts_out: options.optimize_asserts_out || self.config.optimize, ..options };
        let unit = parse(&source, mode).and_then(|module| compile(&module, Arc::clone(&source), &options));
        match unit {
            Ok(unit) => Ok(self.heap.link(unit)),
            Err(error) => Err(self.syntax_error(&error, filename, text)),
        }
    }

    /// Compiles a text of the interpreter's own, which does not show in tracebacks.
    pub(crate) fn compile_prelude(&mut self, name: &str, text: &str) -> Res<CodeId> {
        let options = CompileOptions { hidden: true, ..CompileOptions::default() };
        self.compile_text(text, &format!("<prelude {name}>"), options)
    }

    /// A syntax error as the exception that the language raises.
    pub fn syntax_error(&mut self, error: &SyntaxError, filename: &str, text: &str) -> Interrupt {
        let class = match error.kind {
            SyntaxErrorKind::SyntaxError => classes::SYNTAX_ERROR,
            SyntaxErrorKind::IndentationError => classes::INDENTATION_ERROR,
            SyntaxErrorKind::TabError => classes::TAB_ERROR,
        };
        let source = Source::new(filename, text);
        let (start, end) = (source.line_column(error.span.start), source.line_column(error.span.end));
        let line = self.heap.new_str(source.line_text(start.line));
        let file = self.heap.new_str(filename);
        let message = self.heap.new_str(&error.message);
        let place = [
            (names::FILENAME, file),
            (names::LINENO, Value::Int(start.line as i64)),
            (names::OFFSET, Value::Int(start.column as i64 + 1)),
            (names::TEXT, line),
            (names::END_LINENO, Value::Int(end.line as i64)),
            (names::END_OFFSET, Value::Int(end.column as i64 + 1)),
        ];
        let details = self.heap.new_tuple(&place.map(|(_, value)| value));
        let interrupt = self.error_with(class, &[message, details]);
        for (name, value) in place {
            self.set_error_field(interrupt, name, value);
        }
        self.set_error_field(interrupt, names::MSG, message);
        self.set_error_field(interrupt, names::PRINT_FILE_AND_LINE, Value::None);
        interrupt
    }
}
