//! The second pass: where each name lives.
//!
//! Scopes are resolved from the outside in, because a name is free only if a function around binds it; what inner
//! scopes take is known on the way back, and turns locals into cells.

use std::collections::BTreeSet;

use super::collect::{Draft, symbol_in};
use super::{Binding, ScopeId, ScopeKind, Scopes, Symbol};
use crate::ast::Name;
use crate::error::SyntaxError;
use crate::source::Span;

/// Resolves all names of the collected scopes.
pub(super) fn resolve(drafts: Vec<Draft>) -> Result<Scopes, SyntaxError> {
    let mut resolver = Resolver { drafts };
    resolver.scope(ScopeId::MODULE, &Around::default())?;
    Ok(Scopes { scopes: resolver.drafts.into_iter().map(|draft| draft.scope).collect() })
}

type Names = BTreeSet<Name>;

/// What the scopes around say about names.
#[derive(Clone, Default)]
struct Around {
    /// Names bound by functions around, innermost declaration winning.
    bound: Names,
    /// Whether there is a scope around at all.
    is_nested: bool,
}

struct Resolver {
    drafts: Vec<Draft>,
}

impl Resolver {
    /// Resolves a scope and those inside it; returns the names it takes from around, in order of mention.
    fn scope(&mut self, id: ScopeId, around: &Around) -> Result<Vec<Name>, SyntaxError> {
        let mut frees = self.bind_names(id, around)?;
        let inside = self.around_children(id, around);
        let mut taken = Vec::new();
        for child in std::mem::take(&mut self.draft(id).children) {
            for name in self.scope(child, &inside)? {
                push_new(&mut taken, name);
            }
        }
        for name in self.keep_cells(id, taken) {
            self.pass_on(id, &name);
            push_new(&mut frees, name);
        }
        self.draft(id).scope.frees = frees.clone();
        Ok(frees)
    }

    fn draft(&mut self, id: ScopeId) -> &mut Draft {
        &mut self.drafts[id.0 as usize]
    }

    /// Gives each name of a scope its binding; returns the free ones.
    fn bind_names(&mut self, id: ScopeId, around: &Around) -> Result<Vec<Name>, SyntaxError> {
        let draft = self.draft(id);
        let mut bindings = Vec::with_capacity(draft.scope.symbols.len());
        for (name, symbol) in draft.scope.symbols.iter() {
            bindings.push(binding(draft, name, symbol, around)?);
        }
        let entries = draft.scope.symbols.entries.iter_mut();
        let mut frees = Vec::new();
        for ((name, symbol), binding) in entries.zip(bindings) {
            symbol.binding = binding;
            if binding == Binding::Free {
                frees.push(name.clone());
            }
        }
        Ok(frees)
    }

    /// A class adds nothing to what its methods see, except `__class__`.
    fn around_children(&mut self, id: ScopeId, around: &Around) -> Around {
        let mut inside = Around { bound: around.bound.clone(), is_nested: true };
        let draft = self.draft(id);
        for (name, symbol) in draft.scope.symbols.iter() {
            match symbol.binding {
                Binding::Local if draft.scope.kind.is_function_like() => drop(inside.bound.insert(name.clone())),
                Binding::GlobalExplicit if draft.scope.kind != ScopeKind::Class => {
                    inside.bound.remove(name);
                }
                _ => {}
            }
        }
        if draft.scope.kind == ScopeKind::Class {
            inside.bound.insert(Name::from("__class__"));
        }
        inside
    }

    /// Turns the locals that inner scopes take into cells; returns the rest, which come from around.
    fn keep_cells(&mut self, id: ScopeId, taken: Vec<Name>) -> Vec<Name> {
        let scope = &mut self.draft(id).scope;
        let mut rest = Vec::new();
        for name in taken {
            let is_class_cell = scope.kind == ScopeKind::Class && &*name == "__class__";
            let is_local = scope.kind.is_function_like()
                && scope.symbols.get(&name).is_some_and(|symbol| symbol.binding == Binding::Local);
            if is_local {
                symbol_in(&mut scope.symbols, &name, Span::default()).binding = Binding::Cell;
            }
            if is_local || is_class_cell {
                scope.needs_class_cell |= is_class_cell;
                scope.cells.push(name);
            } else {
                rest.push(name);
            }
        }
        rest
    }

    /// Makes a name that only inner scopes mention free here too.
    fn pass_on(&mut self, id: ScopeId, name: &Name) {
        let scope = &mut self.draft(id).scope;
        if scope.symbols.get(name).is_none() {
            symbol_in(&mut scope.symbols, name, Span::default()).binding = Binding::Free;
        }
    }
}

fn binding(draft: &Draft, name: &Name, symbol: &Symbol, around: &Around) -> Result<Binding, SyntaxError> {
    let is_global = draft.is_global(name);
    if is_global && symbol.is_nonlocal {
        return Err(declaration_error(draft, name, format!("name '{name}' is nonlocal and global")));
    }
    if is_global {
        return Ok(Binding::GlobalExplicit);
    }
    if symbol.is_nonlocal {
        check_nonlocal(draft, name, around)?;
        return Ok(Binding::Free);
    }
    if symbol.is_param || symbol.is_assigned || symbol.is_annotated {
        return Ok(Binding::Local);
    }
    Ok(if around.bound.contains(name) { Binding::Free } else { Binding::GlobalImplicit })
}

fn check_nonlocal(draft: &Draft, name: &Name, around: &Around) -> Result<(), SyntaxError> {
    if !around.is_nested {
        return Err(declaration_error(draft, name, "nonlocal declaration not allowed at module level".to_owned()));
    }
    if !around.bound.contains(name) {
        return Err(declaration_error(draft, name, format!("no binding for nonlocal '{name}' found")));
    }
    Ok(())
}

fn declaration_error(draft: &Draft, name: &Name, message: String) -> SyntaxError {
    let directive = draft.directives.iter().find(|(declared, _)| declared == name);
    SyntaxError::new(message, directive.map_or(Span::default(), |(_, span)| *span))
}

fn push_new(names: &mut Vec<Name>, name: Name) {
    if !names.contains(&name) {
        names.push(name);
    }
}
