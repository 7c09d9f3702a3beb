//! Definite assignment: which locals surely have a value at a point of the code.
//!
//! The emitter carries a [`Bound`] along the instructions and joins them where jumps meet, so that the compiler checks
//! a local only where it may be unbound. Only the first 256 plain locals are tracked.

use std::collections::BTreeSet;

use sesf_syntax::ast::{Expr, ExprKind, MatchCase, Name, Stmt, StmtKind, Try};

/// Each word tracks 64 locals.
const N_WORDS: usize = 4;

/// The set of the locals that are surely bound.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Bound([u64; N_WORDS]);

/// The number of a plain local among those of its code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct LocalIndex(pub u16);

impl Bound {
    /// Tells whether the local is surely bound.
    pub fn contains(&self, local: LocalIndex) -> bool {
        self.0.get(word(local)).is_some_and(|word| word & bit(local) != 0)
    }

    /// Notes that the local is bound.
    pub fn insert(&mut self, local: LocalIndex) {
        if let Some(word) = self.0.get_mut(word(local)) {
            *word |= bit(local);
        }
    }

    /// Notes that the local may be unbound.
    pub fn remove(&mut self, local: LocalIndex) {
        if let Some(word) = self.0.get_mut(word(local)) {
            *word &= !bit(local);
        }
    }

    /// What is bound in both.
    pub fn meet(mut self, other: Bound) -> Bound {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine &= theirs;
        }
        self
    }
}

fn word(local: LocalIndex) -> usize {
    local.0 as usize / 64
}

fn bit(local: LocalIndex) -> u64 {
    1 << (local.0 % 64)
}

/// Collects the names that `body` unbinds somewhere: by `del`, or as the name of a handler. At the top of a loop
/// these are not surely bound.
pub(crate) fn unbound_names(body: &[Stmt]) -> BTreeSet<Name> {
    let mut names = BTreeSet::new();
    visit_body(body, &mut names);
    names
}

fn visit_body(body: &[Stmt], names: &mut BTreeSet<Name>) {
    for stmt in body {
        visit_stmt(stmt, names);
    }
}

fn visit_stmt(stmt: &Stmt, names: &mut BTreeSet<Name>) {
    match &stmt.kind {
        StmtKind::Delete(targets) => targets.iter().for_each(|target| visit_deleted(target, names)),
        StmtKind::Try(try_) => visit_try(try_, names),
        StmtKind::For { body, orelse, .. }
        | StmtKind::While { body, orelse, .. }
        | StmtKind::If { body, orelse, .. } => {
            visit_body(body, names);
            visit_body(orelse, names);
        }
        StmtKind::With { body, .. } => visit_body(body, names),
        StmtKind::Match { cases, .. } => {
            for MatchCase { body, .. } in cases {
                visit_body(body, names);
            }
        }
        _ => {}
    }
}

fn visit_try(try_: &Try, names: &mut BTreeSet<Name>) {
    visit_body(&try_.body, names);
    for handler in &try_.handlers {
        names.extend(handler.name.clone());
        visit_body(&handler.body, names);
    }
    visit_body(&try_.orelse, names);
    visit_body(&try_.finalbody, names);
}

fn visit_deleted(target: &Expr, names: &mut BTreeSet<Name>) {
    match &target.kind {
        ExprKind::Name(name) => {
            names.insert(name.clone());
        }
        ExprKind::Tuple(items) | ExprKind::List(items) => {
            items.iter().for_each(|item| visit_deleted(item, names));
        }
        _ => {}
    }
}
