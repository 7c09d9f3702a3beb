//! What each name of a program means: the scopes, their symbols, and how each symbol is bound.
//!
//! [`Scopes`] is indexed by the [`ScopeId`] of the nodes that open scopes. A newcomer's trap: the parts of a function
//! outside its body (decorators, defaults, annotations) and the iterable of a comprehension's first `for` belong to the
//! enclosing scope.

mod analysis;
mod collect;

use std::ops::Index;

use crate::ast::{Name, Stmt};
use crate::error::SyntaxError;
use crate::source::Span;

/// The index of a scope in [`Scopes`]; the module is number 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ScopeId(pub u32);

impl ScopeId {
    /// The scope of the module itself.
    pub const MODULE: ScopeId = ScopeId(0);
}

/// All the scopes of a module; a scope comes after its parent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scopes {
    /// The scopes in the order of their numbers.
    pub scopes: Vec<Scope>,
}

impl Index<ScopeId> for Scopes {
    type Output = Scope;

    fn index(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }
}

/// One scope.
#[derive(Clone, Debug, PartialEq)]
pub struct Scope {
    /// What opened the scope.
    pub kind: ScopeKind,
    /// The enclosing scope; only the module has none.
    pub parent: Option<ScopeId>,
    /// The name of the code: `<module>`, the function's or class's name, `<lambda>`, `<listcomp>`, `<setcomp>`,
    /// `<dictcomp>` or `<genexpr>`.
    pub name: Name,
    /// The names mentioned in this scope.
    pub symbols: Symbols,
    /// The parameters in the order of [`Params::iter`](crate::ast::Params::iter).
    pub params: Vec<Name>,
    /// The locals of this scope that inner scopes use, in order of first mention. In a class this holds only
    /// `__class__`, when `needs_class_cell`.
    pub cells: Vec<Name>,
    /// The names this scope, or a scope inside it, takes from an enclosing function, in order of first mention. A class
    /// passes names on to its methods this way even when its own namespace binds the same name as `Local`.
    pub frees: Vec<Name>,
    /// Whether the scope contains `yield`, or is a generator expression.
    pub is_generator: bool,
    /// Whether a method of this class uses `super` or `__class__`, so that the class must fill a `__class__` cell.
    pub needs_class_cell: bool,
    /// Whether the scope calls a function named `locals`, `vars`, `eval`, `exec` or `dir`, which look at its variables.
    pub reads_namespace: bool,
    /// Whether the scope contains `from module import *`.
    pub has_import_star: bool,
    /// Whether the scope has annotated names, so that a module or class needs `__annotations__`.
    pub has_annotations: bool,
}

/// What opens a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    /// The program itself.
    Module,
    /// A class body.
    Class,
    /// A `def`.
    Function,
    /// A `lambda`.
    Lambda,
    /// A comprehension or generator expression.
    Comprehension,
}

impl ScopeKind {
    /// Tells whether locals live in the frame, as in functions, and not in a namespace, as in modules and classes.
    pub fn is_function_like(self) -> bool {
        matches!(self, Self::Function | Self::Lambda | Self::Comprehension)
    }
}

/// The names of one scope in the order of their first mention.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Symbols {
    pub(crate) entries: Vec<(Name, Symbol)>,
    pub(crate) index: std::collections::BTreeMap<Name, u32>,
}

impl Symbols {
    /// Looks a name up.
    pub fn get(&self, name: &str) -> Option<&Symbol> {
        let idx = *self.index.get(name)?;
        Some(&self.entries[idx as usize].1)
    }

    /// Iterates over names and symbols in the order of first mention, parameters first.
    pub fn iter(&self) -> impl Iterator<Item = (&Name, &Symbol)> {
        self.entries.iter().map(|(name, symbol)| (name, symbol))
    }

    /// Returns the number of names.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Tells whether no name is mentioned.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// What a name is in one scope.
#[derive(Clone, Debug, PartialEq)]
pub struct Symbol {
    /// Where the name's value lives.
    pub binding: Binding,
    /// The first place that binds the name, else the first that mentions it.
    pub span: Span,
    /// Whether the name is a parameter.
    pub is_param: bool,
    /// Whether the scope binds the name: assignment, import, definition, `for`, `del`, `except ... as`, pattern.
    pub is_assigned: bool,
    /// Whether the scope reads the name.
    pub is_used: bool,
    /// Whether the scope annotates the name; without `is_assigned` the annotation alone makes it local.
    pub is_annotated: bool,
    /// Whether the scope declares the name `nonlocal`.
    pub is_nonlocal: bool,
}

/// Where the value of a name lives, as seen from one scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// This scope's own variable; in a class, an entry of the class namespace; in a module, a global.
    Local,
    /// This function's own variable, shared with inner scopes through a cell.
    Cell,
    /// A variable of an enclosing function. In a class the class namespace is looked up first when reading, unless
    /// the name is declared `nonlocal`, where reads and writes go to the variable.
    Free,
    /// A name declared `global` here.
    GlobalExplicit,
    /// A global or builtin name; in a class the class namespace is looked up first.
    GlobalImplicit,
}

/// Analyses the scopes of a module whose scopes are numbered from 0 to `n_scopes`.
pub(crate) fn analyse(body: &[Stmt], n_scopes: u32) -> Result<Scopes, SyntaxError> {
    analysis::resolve(collect::collect(body, n_scopes)?)
}
