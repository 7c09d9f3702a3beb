//! The compiler: from the syntax tree to register code.
//!
//! [`compile`] makes a [`Unit`]. Each scope of the program becomes one code, written by a [`CodeCompiler`]; the files
//! beside this one extend it, one construct each. The rules that keep register code right are in `expr.rs`.

mod assign;
mod blocks;
mod call;
mod class;
mod compare;
mod comprehension;
mod condition;
mod definite;
mod display;
mod emitter;
mod except_star;
mod exceptions;
mod expr;
mod fold;
mod fstring;
mod function;
mod import;
mod loops;
mod match_;
mod module;
mod operator;
mod pool;
mod registers;
mod stmt;
mod subscript;
mod thread_jumps;
mod unit;
mod variables;
mod walrus;
mod with_;

use std::collections::BTreeSet;
use std::sync::Arc;

use sesf_syntax::ast::Name;
use sesf_syntax::{Module, Scope, ScopeId, Source, Span, SyntaxError, SyntaxErrorKind, with_stack_for};

use crate::code::{CodeKind, CodeProto, Constant, Parameters, Unit};
use crate::instruction::{ChildIndex, ConstantIndex, Instruction, NameIndex, Reg};
use blocks::Block;
use emitter::{Emitter, Label};
use pool::{ConstantPool, NamePool};
use registers::Registers;
use unit::UnitBuilder;
use variables::Variables;

/// What a compilation yields, or the error of the program.
type Result<T = ()> = std::result::Result<T, SyntaxError>;

/// What becomes of the statements of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum CompileMode {
    /// They are executed.
    #[default]
    Module,
    /// The text is one expression, whose value the code returns.
    Eval,
    /// The values of expression statements are shown.
    Interactive,
}

/// Where the names of the outermost code live.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Namespace {
    /// In the globals.
    #[default]
    Globals,
    /// In a mapping of their own, as `exec` with separate locals has it.
    SeparateLocals,
}

/// How a text is compiled.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CompileOptions {
    /// What becomes of the statements.
    pub mode: CompileMode,
    /// Where the outermost names live.
    pub namespace: Namespace,
    /// Whether the codes are left out of tracebacks.
    pub hidden: bool,
    /// Whether `assert` statements are left out.
    pub optimize_asserts_out: bool,
    /// Whether there is an [`Instruction::AccessPoint`] before each access to what threads may share.
    pub access_points: bool,
    /// Whether each block of statements begins with [`Instruction::Reached`].
    pub coverage: bool,
}

/// Compiles a parsed program.
///
/// # Errors
///
/// Fails when a code needs more registers, constants or names than the machine has, or nests too many blocks; all
/// other errors of a program are found before.
pub fn compile(module: &Module, source: Arc<Source>, options: &CompileOptions) -> Result<Unit> {
    let compiled = with_stack_for(module.depth, || {
        let mut builder = UnitBuilder::new(&module.scopes, source, *options);
        module::compile_module(&mut builder, &module.body)?;
        Ok(builder.finish())
    });
    let unit = compiled.unwrap_or_else(|| Err(too_deep()))?;
    debug_assert_eq!(crate::verify(&unit), Ok(()), "the compiler writes correct code");
    Ok(unit)
}

/// What is known of a code before its body is compiled.
struct Header {
    scope: ScopeId,
    kind: CodeKind,
    name: Name,
    qualname: Name,
    parameters: Parameters,
    first_line: u32,
    span: Span,
}

/// Compiles one code.
struct CodeCompiler<'u, 'a> {
    unit: &'u mut UnitBuilder<'a>,
    header: Header,
    scope: &'a Scope,
    emitter: Emitter,
    registers: Registers,
    variables: Variables,
    constants: ConstantPool,
    names: NamePool,
    children: Vec<u32>,
    blocks: Vec<Block<'a>>,
    has_docstring: bool,
    /// The names that the body unbinds somewhere.
    unbound_names: BTreeSet<Name>,
}

impl<'u, 'a> CodeCompiler<'u, 'a> {
    fn new(unit: &'u mut UnitBuilder<'a>, header: Header) -> Result<Self> {
        let scope = &unit.scopes[header.scope];
        let variables = Variables::lay_out(scope, &header)?;
        let mut compiler = Self {
            scope,
            emitter: Emitter::new(variables.bound_on_entry()),
            registers: Registers::new(variables.n_registers()),
            variables,
            constants: ConstantPool::default(),
            names: NamePool::default(),
            children: Vec::new(),
            blocks: Vec::new(),
            has_docstring: false,
            unbound_names: BTreeSet::new(),
            unit,
            header,
        };
        compiler.enter()?;
        Ok(compiler)
    }

    /// Compiles a nested code: `body` writes it.
    fn child(&mut self, header: Header, body: impl FnOnce(&mut CodeCompiler<'_, 'a>) -> Result) -> Result<ChildIndex> {
        let span = header.span;
        let place = self.unit.reserve();
        let mut child = CodeCompiler::new(&mut *self.unit, header)?;
        body(&mut child)?;
        let code = child.finish();
        self.unit.fill(place, code);
        let index = u16::try_from(self.children.len());
        self.children.push(place);
        index.map(ChildIndex).map_err(|_| too_many("functions", span))
    }

    fn finish(self) -> CodeProto {
        let n_registers = self.registers.n_used();
        let mut written = self.emitter.finish();
        thread_jumps::thread_jumps(&mut written);
        let Header { kind, name, qualname, parameters, first_line, span, .. } = self.header;
        let variables = self.variables.into_tables();
        CodeProto {
            name,
            qualname,
            kind,
            source: self.unit.source.clone(),
            first_line,
            span,
            parameters,
            is_generator: self.scope.is_generator,
            has_docstring: self.has_docstring,
            is_hidden: self.unit.options.hidden,
            n_registers,
            free_registers: variables.free_registers,
            free_names: variables.free_names,
            variables: variables.variables,
            instructions: written.instructions.into(),
            constants: self.constants.into_constants(),
            names: self.names.into_names(),
            n_caches: written.n_caches,
            children: self.children,
            handlers: written.handlers,
            handlings: written.handlings,
            spans: written.spans,
        }
    }

    fn emit(&mut self, span: Span, instruction: Instruction) {
        if self.unit.options.access_points && self.accesses_shared(&instruction) {
            self.emitter.emit(span, Instruction::AccessPoint {});
        }
        self.emitter.emit(span, instruction);
    }

    /// Whether an instruction reads or writes what another thread may reach: an attribute, an item, a global or closure
    /// variable that functions assign, or whatever a method call reaches.
    fn accesses_shared(&self, instruction: &Instruction) -> bool {
        use Instruction as I;
        match instruction {
            I::LoadGlobal { name, .. } | I::StoreGlobal { name, .. } | I::DeleteGlobal { name } => {
                self.names.get(*name).is_some_and(|name| self.unit.shared_names.contains(name))
            }
            I::LoadCell { name, .. } => self.names.get(*name).is_some_and(|name| self.unit.shared_names.contains(name)),
            I::StoreCell { .. }
            | I::LoadAttr { .. }
            | I::StoreAttr { .. }
            | I::DeleteAttr { .. }
            | I::LoadItem { .. }
            | I::LoadItemInt { .. }
            | I::LoadSlice { .. }
            | I::StoreItem { .. }
            | I::DeleteItem { .. }
            | I::CallMethod { .. }
            | I::CallMethodKw { .. } => true,
            _ => false,
        }
    }

    fn jump(&mut self, span: Span, label: Label) {
        self.emit(span, Instruction::Jump { target: label.target() });
    }

    fn move_to(&mut self, span: Span, dst: Reg, src: Reg) {
        if dst != src {
            self.emit(span, Instruction::Move { dst, src });
        }
    }

    /// A new temporary.
    fn temp(&mut self, span: Span) -> Result<Reg> {
        self.temps(1, span)
    }

    /// The first of `count` new consecutive temporaries.
    fn temps(&mut self, count: usize, span: Span) -> Result<Reg> {
        let count = u16::try_from(count).ok();
        count.and_then(|count| self.registers.take(count)).ok_or_else(|| too_complex(span))
    }

    /// A register for intermediate values of the expression that ends in `dst`: `dst` itself, unless others see it.
    fn scratch(&mut self, dst: Reg, span: Span) -> Result<Reg> {
        if self.registers.is_temporary(dst) { Ok(dst) } else { self.temp(span) }
    }

    /// The topmost temporary, to begin consecutive ones: `dst` itself if it is on top.
    fn top(&mut self, dst: Reg, span: Span) -> Result<Reg> {
        if self.registers.is_top(dst) { Ok(dst) } else { self.temp(span) }
    }

    fn constant(&mut self, constant: Constant, span: Span) -> Result<ConstantIndex> {
        self.constants.add(constant).ok_or_else(|| too_many("constants", span))
    }

    fn name(&mut self, name: &Name, span: Span) -> Result<NameIndex> {
        self.names.add(name).ok_or_else(|| too_many("names", span))
    }

    fn line(&self, span: Span) -> u32 {
        self.unit.source.line(span.start)
    }
}

fn too_deep() -> SyntaxError {
    let error = SyntaxError::new("maximum recursion depth exceeded during compilation", Span::default());
    error.with_kind(SyntaxErrorKind::Recursion)
}

fn too_complex(span: Span) -> SyntaxError {
    SyntaxError::new("expression too complex: needs more than 256 registers", span)
}

fn too_many(what: &str, span: Span) -> SyntaxError {
    SyntaxError::new(format!("too many {what} in one code block"), span)
}
