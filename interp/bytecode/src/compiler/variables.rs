//! Where the variables of a code live, and how they are read, bound and unbound.
//!
//! Parameters take the first registers, then come the other locals, the cells of free variables, and if there are too
//! many locals, the list of the spilled ones.

use std::collections::HashMap;

use sesf_syntax::ast::Name;
use sesf_syntax::{Binding, Scope, ScopeKind, Span, SyntaxError};

use crate::code::{LocalVariable, Place};
use crate::compiler::definite::{Bound, LocalIndex};
use crate::compiler::{CodeCompiler, Header, Namespace, Result};
use crate::instruction::{Instruction, Reg};

/// Locals beyond this many registers are spilled.
const SPILL_FROM: u16 = 128;

/// Parameters and free variables cannot be spilled: there may be this many of them.
const MAX_FIXED: usize = 200;

/// A variable's register, or its place in the spill list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Slot {
    Register(Reg),
    Spilled(u16),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Role {
    Plain(LocalIndex),
    Cell,
    Free,
}

struct Variable {
    name: Name,
    slot: Slot,
    role: Role,
}

/// The variables of one code that have registers.
pub(crate) struct Variables {
    list: Vec<Variable>,
    index: HashMap<Name, usize>,
    n_params: usize,
    n_plain: u16,
    next: u16,
    n_spilled: u16,
    spill_list: Reg,
}

/// The tables of variables as the code holds them.
pub(crate) struct Tables {
    pub free_registers: Vec<Reg>,
    pub free_names: Vec<Name>,
    pub variables: Vec<LocalVariable>,
}

/// How a name is used in a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Access {
    /// A plain local in a register.
    Register(Reg, LocalIndex),
    /// A plain local in the spill list.
    Spilled(u16, LocalIndex),
    /// The content of a cell.
    Cell(Slot),
    /// In a class body: the namespace when it has the name, else the content of a cell.
    ClassCell(Slot),
    /// A global or builtin.
    Global,
    /// The namespace of a class body or of `exec`, then globals and builtins.
    Namespace,
}

impl Variables {
    /// Gives each variable of the scope its place.
    pub fn lay_out(scope: &Scope, header: &Header) -> Result<Self> {
        let mut variables = Self::empty();
        let params = &header.parameters.names;
        if params.len() + scope.frees.len() > MAX_FIXED {
            return Err(SyntaxError::new("too many parameters and free variables", header.span));
        }
        for name in params {
            variables.add(name, role_in(scope, name), u16::MAX);
        }
        variables.n_params = params.len();
        variables.add_locals(scope);
        for name in &scope.frees {
            variables.add(name, Role::Free, u16::MAX);
        }
        if variables.n_spilled > 0 {
            variables.spill_list = variables.take_register();
        }
        Ok(variables)
    }

    fn empty() -> Self {
        Self {
            list: Vec::new(),
            index: HashMap::new(),
            n_params: 0,
            n_plain: 0,
            next: 0,
            n_spilled: 0,
            spill_list: Reg(0),
        }
    }

    fn add_locals(&mut self, scope: &Scope) {
        let limit = SPILL_FROM.saturating_sub(scope.frees.len() as u16);
        if !scope.kind.is_function_like() {
            scope.cells.iter().for_each(|name| self.add(name, Role::Cell, limit));
            return;
        }
        for (name, symbol) in scope.symbols.iter() {
            let is_own = matches!(symbol.binding, Binding::Local | Binding::Cell);
            if is_own && !self.index.contains_key(name) {
                self.add(name, role_in(scope, name), limit);
            }
        }
    }

    fn add(&mut self, name: &Name, role: Role, limit: u16) {
        let slot = if self.next < limit {
            Slot::Register(self.take_register())
        } else {
            self.n_spilled += 1;
            Slot::Spilled(self.n_spilled - 1)
        };
        let role = match role {
            Role::Plain(_) => {
                self.n_plain += 1;
                Role::Plain(LocalIndex(self.n_plain - 1))
            }
            role => role,
        };
        self.index.insert(name.clone(), self.list.len());
        self.list.push(Variable { name: name.clone(), slot, role });
    }

    fn take_register(&mut self) -> Reg {
        self.next += 1;
        Reg((self.next - 1) as u8)
    }

    /// The number of registers that the variables take.
    pub fn n_registers(&self) -> u16 {
        self.next
    }

    /// The parameters.
    pub fn bound_on_entry(&self) -> Bound {
        let mut bound = Bound::default();
        for variable in &self.list[..self.n_params] {
            if let Role::Plain(local) = variable.role {
                bound.insert(local);
            }
        }
        bound
    }

    /// The number of the plain local `name`.
    pub fn local_index(&self, name: &str) -> Option<LocalIndex> {
        match self.get(name)?.role {
            Role::Plain(local) => Some(local),
            Role::Cell | Role::Free => None,
        }
    }

    /// The place of the cell that this code or an inner one uses for `name`.
    pub fn cell(&self, name: &str) -> Option<Slot> {
        let variable = self.get(name)?;
        (!matches!(variable.role, Role::Plain(_))).then_some(variable.slot)
    }

    fn get(&self, name: &str) -> Option<&Variable> {
        self.index.get(name).map(|&idx| &self.list[idx])
    }

    fn access(&self, name: &str) -> Option<Access> {
        let variable = self.get(name)?;
        Some(match (variable.role, variable.slot) {
            (Role::Plain(local), Slot::Register(reg)) => Access::Register(reg, local),
            (Role::Plain(local), Slot::Spilled(index)) => Access::Spilled(index, local),
            (Role::Cell | Role::Free, slot) => Access::Cell(slot),
        })
    }

    /// The tables for the finished code.
    pub fn into_tables(self) -> Tables {
        let frees = || self.list.iter().filter(|variable| variable.role == Role::Free);
        Tables {
            free_registers: frees().filter_map(|variable| variable.register()).collect(),
            free_names: frees().map(|variable| variable.name.clone()).collect(),
            variables: self.list.iter().map(|variable| variable.describe(self.spill_list)).collect(),
        }
    }
}

impl Variable {
    fn register(&self) -> Option<Reg> {
        match self.slot {
            Slot::Register(reg) => Some(reg),
            Slot::Spilled(_) => None,
        }
    }

    fn describe(&self, list: Reg) -> LocalVariable {
        LocalVariable {
            name: self.name.clone(),
            place: match self.slot {
                Slot::Register(reg) => Place::Register(reg),
                Slot::Spilled(index) => Place::Spill { list, index },
            },
            is_cell: !matches!(self.role, Role::Plain(_)),
            is_free: self.role == Role::Free,
        }
    }
}

/// The role of a scope's own variable; the number of a plain one comes later.
fn role_in(scope: &Scope, name: &str) -> Role {
    match scope.symbols.get(name) {
        Some(symbol) if symbol.binding == Binding::Cell => Role::Cell,
        _ => Role::Plain(LocalIndex(0)),
    }
}

impl CodeCompiler<'_, '_> {
    /// Writes what comes before the body: the spill list and the cells.
    pub(crate) fn enter(&mut self) -> Result {
        let span = self.header.span;
        if self.variables.n_spilled > 0 {
            let (list, size) = (self.variables.spill_list, self.variables.n_spilled);
            self.emit(span, Instruction::MakeSpill { list, size });
        }
        let is_cell = |variable: &&Variable| variable.role == Role::Cell;
        let cells: Vec<Slot> = self.variables.list.iter().filter(is_cell).map(|cell| cell.slot).collect();
        cells.into_iter().try_for_each(|slot| self.make_cell(slot, span))
    }

    fn make_cell(&mut self, slot: Slot, span: Span) -> Result {
        let mark = self.registers.mark();
        match slot {
            Slot::Register(reg) => self.emit(span, Instruction::MakeCell { reg }),
            Slot::Spilled(index) => {
                let (reg, list) = (self.temp(span)?, self.variables.spill_list);
                self.emit(span, Instruction::Unbind { dst: reg });
                self.emit(span, Instruction::MakeCell { reg });
                self.emit(span, Instruction::StoreSpill { list, src: reg, index });
            }
        }
        self.registers.release(mark);
        Ok(())
    }

    /// How `name` is used here.
    pub(crate) fn access(&self, name: &str) -> Access {
        match self.scope.kind {
            ScopeKind::Module => self.module_access(name),
            ScopeKind::Class => self.class_access(name),
            ScopeKind::Function | ScopeKind::Lambda | ScopeKind::Comprehension => {
                self.variables.access(name).unwrap_or(Access::Global)
            }
        }
    }

    fn module_access(&self, name: &str) -> Access {
        let is_global = self.scope.symbols.get(name).is_some_and(|symbol| symbol.binding == Binding::GlobalExplicit);
        match self.unit.options.namespace {
            Namespace::SeparateLocals if !is_global => Access::Namespace,
            _ => Access::Global,
        }
    }

    fn class_access(&self, name: &str) -> Access {
        let Some(symbol) = self.scope.symbols.get(name) else { return Access::Namespace };
        match (symbol.binding, self.variables.cell(name)) {
            (Binding::GlobalExplicit, _) => Access::Global,
            (Binding::Free, Some(slot)) if symbol.is_nonlocal => Access::Cell(slot),
            (Binding::Free, Some(slot)) => Access::ClassCell(slot),
            _ => Access::Namespace,
        }
    }

    /// Reads the variable `name` into `dst`.
    pub(crate) fn load_name(&mut self, name: &Name, dst: Reg, span: Span) -> Result {
        let index = self.name(name, span)?;
        match self.access(name) {
            Access::Register(reg, local) => {
                self.check_bound(name, reg, local, span)?;
                self.move_to(span, dst, reg);
            }
            Access::Spilled(place, local) => self.load_spilled(name, place, local, dst, span)?,
            Access::Cell(slot) => {
                self.load_cell(slot, dst, span, |dst, cell| Instruction::LoadCell { dst, cell, name: index })?
            }
            Access::ClassCell(slot) => {
                self.load_cell(slot, dst, span, |dst, cell| Instruction::LoadClassFree { dst, cell, name: index })?
            }
            Access::Global => {
                let cache = self.emitter.cache();
                self.emit(span, Instruction::LoadGlobal { dst, name: index, cache });
            }
            Access::Namespace => self.emit(span, Instruction::LoadName { dst, name: index }),
        }
        Ok(())
    }

    fn load_spilled(&mut self, name: &Name, index: u16, local: LocalIndex, dst: Reg, span: Span) -> Result {
        let mark = self.registers.mark();
        let (list, place) = (self.variables.spill_list, self.scratch(dst, span)?);
        self.emit(span, Instruction::LoadSpill { dst: place, list, index });
        self.check_bound(name, place, local, span)?;
        self.move_to(span, dst, place);
        self.registers.release(mark);
        Ok(())
    }

    fn load_cell(&mut self, slot: Slot, dst: Reg, span: Span, load: impl FnOnce(Reg, Reg) -> Instruction) -> Result {
        let mark = self.registers.mark();
        let cell = self.cell_register(slot, span)?;
        self.emit(span, load(dst, cell));
        self.registers.release(mark);
        Ok(())
    }

    /// A register that holds the cell itself.
    pub(crate) fn cell_register(&mut self, slot: Slot, span: Span) -> Result<Reg> {
        let index = match slot {
            Slot::Register(reg) => return Ok(reg),
            Slot::Spilled(index) => index,
        };
        let (dst, list) = (self.temp(span)?, self.variables.spill_list);
        self.emit(span, Instruction::LoadSpill { dst, list, index });
        Ok(dst)
    }

    /// Raises at run time if the local in `reg` is unbound, unless it is surely bound here.
    pub(crate) fn check_bound(&mut self, name: &Name, reg: Reg, local: LocalIndex, span: Span) -> Result {
        if !self.emitter.is_bound(local) {
            let name = self.name(name, span)?;
            self.emit(span, Instruction::CheckBound { reg, name });
            self.emitter.note_bound(local);
        }
        Ok(())
    }

    /// Binds `name` to the value in `src`.
    pub(crate) fn store_name(&mut self, name: &Name, src: Reg, span: Span) -> Result {
        let mark = self.registers.mark();
        match self.access(name) {
            Access::Register(dst, local) => {
                self.move_to(span, dst, src);
                self.emitter.note_bound(local);
            }
            Access::Spilled(index, local) => {
                self.emit(span, Instruction::StoreSpill { list: self.variables.spill_list, src, index });
                self.emitter.note_bound(local);
            }
            Access::Cell(slot) | Access::ClassCell(slot) => {
                let cell = self.cell_register(slot, span)?;
                self.emit(span, Instruction::StoreCell { cell, src });
            }
            Access::Global => {
                let (name, cache) = (self.name(name, span)?, self.emitter.cache());
                self.emit(span, Instruction::StoreGlobal { src, name, cache });
            }
            Access::Namespace => {
                let name = self.name(name, span)?;
                self.emit(span, Instruction::StoreName { src, name });
            }
        }
        self.registers.release(mark);
        Ok(())
    }

    /// `del name`.
    pub(crate) fn delete_name(&mut self, name: &Name, span: Span) -> Result {
        let (mark, index) = (self.registers.mark(), self.name(name, span)?);
        match self.access(name) {
            Access::Register(reg, local) => {
                self.emit(span, Instruction::DeleteLocal { reg, name: index });
                self.emitter.note_unbound(local);
            }
            Access::Spilled(place, local) => self.delete_spilled(name, place, local, span)?,
            Access::Cell(slot) | Access::ClassCell(slot) => {
                let cell = self.cell_register(slot, span)?;
                self.emit(span, Instruction::DeleteCell { cell, name: index });
            }
            Access::Global => self.emit(span, Instruction::DeleteGlobal { name: index }),
            Access::Namespace => self.emit(span, Instruction::DeleteName { name: index }),
        }
        self.registers.release(mark);
        Ok(())
    }

    fn delete_spilled(&mut self, name: &Name, index: u16, local: LocalIndex, span: Span) -> Result {
        let (src, list) = (self.temp(span)?, self.variables.spill_list);
        self.load_spilled(name, index, local, src, span)?;
        self.emit(span, Instruction::Unbind { dst: src });
        self.emit(span, Instruction::StoreSpill { list, src, index });
        self.emitter.note_unbound(local);
        Ok(())
    }

    /// `name = None; del name`: the end of a handler, whether the name is bound still or not.
    pub(crate) fn unbind_name(&mut self, name: &Name, span: Span) -> Result {
        if let Access::Register(dst, local) = self.access(name) {
            self.emit(span, Instruction::Unbind { dst });
            self.emitter.note_unbound(local);
            return Ok(());
        }
        let mark = self.registers.mark();
        let none = self.temp(span)?;
        self.emit(span, Instruction::LoadNone { dst: none });
        self.store_name(name, none, span)?;
        self.registers.release(mark);
        self.delete_name(name, span)
    }
}
