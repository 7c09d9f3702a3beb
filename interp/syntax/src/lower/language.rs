//! The language's own names: what a program calls them.
//!
//! Which names mean the parts of services is known before anything runs: in `.sesf` files all of them, elsewhere those
//! imported from `sesf` at the top of the module.

use std::collections::BTreeMap;

use rustpython_parser::ast as py;

/// The names that the compiler knows.
const OWN: &[&str] = &[
    "addr",
    "atomic",
    "call",
    "implements",
    "input",
    "internal",
    "invariant",
    "leads_to",
    "output",
    "progress",
    "ret",
    "service",
    "servicetester",
    "some",
    "when",
];

/// What a module calls the language's own names.
#[derive(Clone, Debug, Default)]
pub(crate) struct LanguageNames {
    /// By the module's name for it.
    meanings: BTreeMap<String, &'static str>,
    /// What the module `sesf` is called.
    modules: Vec<String>,
}

impl LanguageNames {
    /// The names of a `.sesf` file.
    pub fn built_in() -> LanguageNames {
        LanguageNames { meanings: OWN.iter().map(|own| (own.to_string(), *own)).collect(), modules: Vec::new() }
    }

    /// Adds the names that a module imports.
    pub fn add_imports(&mut self, body: &[py::Stmt]) {
        for stmt in body {
            match stmt {
                py::Stmt::ImportFrom(import) if import.module.as_ref().is_some_and(|m| m.as_str() == "sesf") => {
                    import.names.iter().for_each(|alias| self.add(alias));
                }
                py::Stmt::Import(import) => {
                    let modules = import.names.iter().filter(|alias| alias.name.as_str() == "sesf");
                    self.modules.extend(modules.map(local_name));
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, alias: &py::Alias) {
        if alias.name.as_str() == "*" {
            self.meanings.extend(LanguageNames::built_in().meanings);
        } else if let Some(own) = own_name(&alias.name) {
            self.meanings.insert(local_name(alias), own);
        }
    }

    /// Whether a word of the language means itself here, or the module `sesf` is at hand.
    pub fn knows(&self, word: &str) -> bool {
        self.meanings.get(word).is_some_and(|own| *own == word) || !self.modules.is_empty()
    }

    /// Which of the language's names an expression is: one by itself, or `module.name`.
    pub fn meaning(&self, expr: &py::Expr) -> Option<&'static str> {
        match expr {
            py::Expr::Name(name) => self.meanings.get(name.id.as_str()).copied(),
            py::Expr::Attribute(attribute) => match &*attribute.value {
                py::Expr::Name(module) if self.modules.iter().any(|name| name == module.id.as_str()) => {
                    own_name(&attribute.attr)
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// As [`LanguageNames::meaning`], for what is called.
    pub fn called(&self, expr: &py::Expr) -> Option<&'static str> {
        match expr {
            py::Expr::Call(call) => self.meaning(&call.func),
            _ => None,
        }
    }
}

fn own_name(name: &str) -> Option<&'static str> {
    OWN.iter().find(|own| **own == name).copied()
}

fn local_name(alias: &py::Alias) -> String {
    alias.asname.as_ref().unwrap_or(&alias.name).to_string()
}
