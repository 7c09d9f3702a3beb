//! Texts to codes at run time, and syntax errors to exceptions.

use std::collections::BTreeMap;
use std::sync::Arc;

use sesf_bytecode::{CompileMode, CompileOptions, Namespace, Unit, compile};
use sesf_heap::{CodeId, Value, classes};
use sesf_syntax::{Mode, Source, SyntaxError, SyntaxErrorKind, decode_source, parse, with_stack_for};

use crate::error::{Interrupt, Res};
use crate::traceback::LIBRARY;
use crate::vm::Vm;

/// What the library's texts were compiled to, by name. A machine that goes back to a state compiles there what it has compiled
/// since then, unless it keeps that.
#[derive(Debug, Default)]
pub(crate) struct Compiled {
    /// Whether there is a state to go back to.
    pub keeps: bool,
    units: BTreeMap<String, (Arc<Source>, CompileOptions, Unit)>,
}

impl Compiled {
    fn find(&self, source: &Source, options: &CompileOptions) -> Option<Unit> {
        let (known, known_options, unit) = self.units.get(source.name())?;
        (known.text() == source.text() && known_options == options).then(|| unit.clone())
    }

    fn keep(&mut self, source: &Arc<Source>, options: &CompileOptions, unit: &Unit) {
        if self.keeps && (options.hidden || source.name().starts_with(LIBRARY)) {
            self.units.insert(source.name().to_string(), (Arc::clone(source), *options, unit.clone()));
        }
    }
}

impl Vm {
    /// Compiles a text. With `Namespace::SeparateLocals` the code must be run with a namespace.
    ///
    /// # Errors
    /// `SyntaxError` with its place; `RecursionError` for a program that nests too deep.
    pub fn compile_source(
        &mut self,
        text: &str,
        filename: &str,
        mode: CompileMode,
        namespace: Namespace,
    ) -> Res<CodeId> {
        let is_of_program = !filename.starts_with(LIBRARY);
        let options = CompileOptions {
            mode,
            namespace,
            hidden: false,
            optimize_asserts_out: self.config.optimize,
            access_points: self.config.access_points && is_of_program,
            coverage: self.config.coverage && is_of_program,
        };
        self.compile_text(Source::new(filename, text), &options)
    }

    /// As [`Vm::compile_source`], from the bytes of a file.
    ///
    /// # Errors
    /// As there; `SyntaxError` for bytes that are no text.
    pub fn compile_bytes(&mut self, bytes: &[u8], filename: &str) -> Res<CodeId> {
        match decode_source(bytes) {
            Ok(text) => self.compile_source(&text, filename, CompileMode::Module, Namespace::Globals),
            Err(error) => {
                let text = String::from_utf8_lossy(bytes).into_owned();
                Err(self.syntax_exception(&error, &Source::new(filename, text)))
            }
        }
    }

    /// Compiles the text of a prelude function.
    ///
    /// # Errors
    /// `SyntaxError`, if the interpreter itself is wrong.
    pub fn compile_prelude(&mut self, name: &str, text: &str) -> Res<CodeId> {
        let options = CompileOptions { hidden: true, ..CompileOptions::default() };
        self.compile_text(Source::new(format!("<prelude {name}>"), text), &options)
    }

    /// Compiles the text of a code again, for names that live in a namespace of their own (`exec` with separate locals).
    ///
    /// # Errors
    /// As [`Vm::compile_source`].
    pub fn recompile(&mut self, code: CodeId, mode: CompileMode, namespace: Namespace) -> Res<CodeId> {
        let source = Arc::clone(&self.code(code).proto.source);
        self.compile_source(source.text(), source.name(), mode, namespace)
    }

    fn compile_text(&mut self, source: Source, options: &CompileOptions) -> Res<CodeId> {
        if let Some(unit) = self.compiled.find(&source, options) {
            return Ok(self.heap.link(unit));
        }
        let source = Arc::new(source);
        match compile_unit(Arc::clone(&source), options) {
            Ok(unit) => {
                self.compiled.keep(&source, options, &unit);
                Ok(self.heap.link(unit))
            }
            Err(error) => Err(self.syntax_exception(&error, &source)),
        }
    }

    /// The exception for an error of a program's text.
    pub fn syntax_exception(&mut self, error: &SyntaxError, source: &Source) -> Interrupt {
        let class = match error.kind {
            SyntaxErrorKind::Indentation => classes::INDENTATION_ERROR,
            SyntaxErrorKind::Tab => classes::TAB_ERROR,
            SyntaxErrorKind::Recursion => return self.error(classes::RECURSION_ERROR, &error.message),
            _ => classes::SYNTAX_ERROR,
        };
        let message = self.heap.new_str(&error.message);
        let place = self.syntax_error_place(error, source);
        match self.call(Value::Class(class), &[message, place]) {
            Ok(Value::Exception(id)) => Interrupt::Raise(id),
            Ok(_) => self.error(class, &error.message),
            Err(error) => error,
        }
    }

    /// The second argument of a `SyntaxError`: (filename, line, offset, text, end line, end offset).
    fn syntax_error_place(&mut self, error: &SyntaxError, source: &Source) -> Value {
        let (start, end) = (source.line_column(error.span.start), source.line_column(error.span.end));
        let (mut offset, mut end_offset) = (start.column as i64 + 1, end.column as i64 + 1);
        let mut text = format!("{}\n", source.line_text(start.line));
        if let Some(fragment) = error.fragment {
            text = format!("({})\n", source.slice(fragment));
            let shift = source.line_column(fragment.start).column as i64 - 1;
            (offset, end_offset) = (offset - shift, end_offset - shift);
        }
        if !error.shows_caret {
            (offset, end_offset) = (0, 0);
        }
        let filename = self.heap.new_str(source.name());
        let text = self.heap.new_string(text);
        self.heap.new_tuple(&[
            filename,
            Value::Int(start.line as i64),
            Value::Int(offset),
            text,
            Value::Int(end.line as i64),
            Value::Int(end_offset),
        ])
    }
}

fn compile_unit(source: Arc<Source>, options: &CompileOptions) -> Result<Unit, SyntaxError> {
    let mode = match options.mode {
        CompileMode::Module => Mode::Module,
        CompileMode::Eval => Mode::Expression,
        CompileMode::Interactive => Mode::Interactive,
    };
    let module = parse(&source, mode)?;
    let compiled = with_stack_for(module.depth, move || compile(&module, source, options));
    compiled.unwrap_or_else(|| {
        let error = SyntaxError::new("too many nested statements", Default::default());
        Err(error.with_kind(SyntaxErrorKind::Recursion))
    })
}
