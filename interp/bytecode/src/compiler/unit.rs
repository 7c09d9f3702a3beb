//! The codes of one text while they are compiled.

use std::collections::BTreeSet;
use std::sync::Arc;

use sesf_syntax::ast::Name;
use sesf_syntax::{Binding, Scopes, Source};

use crate::code::{CodeProto, Unit};
use crate::compiler::CompileOptions;

/// What the compilers of all codes of a text share.
pub(crate) struct UnitBuilder<'a> {
    pub scopes: &'a Scopes,
    pub source: Arc<Source>,
    pub options: CompileOptions,
    /// Whether the text may contain a `:=` at all.
    pub has_walrus: bool,
    /// The global and closure variables that functions assign.
    pub shared_names: BTreeSet<Name>,
    codes: Vec<Option<CodeProto>>,
}

impl<'a> UnitBuilder<'a> {
    /// Starts a unit without codes.
    pub fn new(scopes: &'a Scopes, source: Arc<Source>, options: CompileOptions) -> Self {
        let has_walrus = source.text().contains(":=");
        let shared_names = if options.access_points { shared_names(scopes) } else { BTreeSet::new() };
        Self { scopes, source, options, has_walrus, shared_names, codes: Vec::new() }
    }

    /// Reserves the place of a code, so that outer codes come before inner ones.
    pub fn reserve(&mut self) -> u32 {
        self.codes.push(None);
        self.codes.len() as u32 - 1
    }

    /// Puts a finished code in its place.
    pub fn fill(&mut self, place: u32, code: CodeProto) {
        self.codes[place as usize] = Some(code);
    }

    /// The unit with all its codes.
    pub fn finish(self) -> Unit {
        let codes = self.codes.into_iter().map(|code| code.expect("every reserved place is filled"));
        Unit { codes: codes.collect() }
    }
}

/// The names that some function declares `global` or `nonlocal` and assigns.
fn shared_names(scopes: &Scopes) -> BTreeSet<Name> {
    let functions = scopes.scopes.iter().filter(|scope| scope.kind.is_function_like());
    let symbols = functions.flat_map(|scope| scope.symbols.iter());
    let is_shared = |symbol: &sesf_syntax::Symbol| {
        symbol.is_assigned && (symbol.is_nonlocal || matches!(symbol.binding, Binding::GlobalExplicit))
    };
    symbols.filter(|(_, symbol)| is_shared(symbol)).map(|(name, _)| name.clone()).collect()
}
