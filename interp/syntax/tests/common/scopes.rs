//! Writes our scopes in the form of `tests/oracle/scopes.py`.

use sesf_syntax::{Binding, Module, Scope, ScopeKind, Scopes};

/// Writes the scopes of a module, one a line and sorted.
pub fn scopes(module: &Module) -> String {
    let mut lines: Vec<String> = module.scopes.scopes.iter().map(|scope| line(&module.scopes, scope)).collect();
    lines.sort();
    lines.join("\n") + "\n"
}

fn line(scopes: &Scopes, scope: &Scope) -> String {
    let kind = match scope.kind {
        ScopeKind::Module => "module",
        ScopeKind::Class => "class",
        ScopeKind::Function | ScopeKind::Lambda | ScopeKind::Comprehension => "function",
    };
    let symbols = scope.symbols.iter().filter(|(name, _)| scope.kind != ScopeKind::Class || &***name != "__class__");
    let mut symbols: Vec<String> = symbols
        .map(|(name, symbol)| {
            let binding = match symbol.binding {
                Binding::GlobalExplicit if scope.kind == ScopeKind::Module => Binding::Local,
                binding => binding,
            };
            format!("{name}:{binding:?}{}", if symbol.is_param { "*" } else { "" })
        })
        .collect();
    symbols.sort();
    format!("{} {kind} {}", path(scopes, scope), symbols.join(" "))
}

fn path(scopes: &Scopes, scope: &Scope) -> String {
    let outer = scope.parent.map(|parent| path(scopes, &scopes[parent])).unwrap_or_default();
    let name = match &*scope.name {
        "<module>" => "top",
        "<lambda>" => "lambda",
        "<listcomp>" => "listcomp",
        "<setcomp>" => "setcomp",
        "<dictcomp>" => "dictcomp",
        "<genexpr>" => "genexpr",
        name => name,
    };
    format!("{outer}/{name}")
}
