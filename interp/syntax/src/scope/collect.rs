//! The first pass: what each scope mentions, binds and declares.

use std::sync::Arc;

use super::{Binding, Scope, ScopeId, ScopeKind, Symbol, Symbols};
use crate::ast::{
    Alias, ClassDef, Expr, ExprKind, FunctionDef, Generator, Lambda, Name, Params, Pattern, PatternKind, Stmt, StmtKind,
};
use crate::error::SyntaxError;
use crate::source::Span;
use crate::walk::{self, Visitor, Walked};

/// A scope under construction.
#[derive(Debug)]
pub(super) struct Draft {
    pub scope: Scope,
    pub children: Vec<ScopeId>,
    /// The `global` and `nonlocal` statements by name.
    pub directives: Vec<(Name, Span)>,
    /// The names declared `global`.
    pub globals: Vec<Name>,
    /// The iteration variables, in a comprehension.
    iteration_names: Vec<Name>,
    /// What kind of comprehension this is, in CPython's words.
    comprehension: Option<&'static str>,
}

impl Draft {
    /// Tells whether the scope declares `name` global.
    pub(super) fn is_global(&self, name: &str) -> bool {
        self.globals.iter().any(|global| &**global == name)
    }
}

/// Collects the scopes of a module, numbered as in the tree.
pub(super) fn collect(body: &[Stmt], n_scopes: u32) -> Result<Vec<Draft>, SyntaxError> {
    let mut drafts = Vec::new();
    drafts.resize_with(n_scopes as usize, || None);
    let mut collector = Collector { drafts, current: ScopeId::MODULE, in_target: false, iterable_depth: 0 };
    collector.drafts[0] = Some(new_draft(ScopeKind::Module, None, Arc::from("<module>")));
    walk::stmts(&mut collector, body)?;
    // Lowering may give up a part of the tree that it has numbered.
    let unused = || new_draft(ScopeKind::Function, None, Arc::from(""));
    Ok(collector.drafts.into_iter().map(|draft| draft.unwrap_or_else(unused)).collect())
}

fn new_draft(kind: ScopeKind, parent: Option<ScopeId>, name: Name) -> Draft {
    let scope = Scope {
        kind,
        parent,
        name,
        symbols: Symbols::default(),
        params: Vec::new(),
        cells: Vec::new(),
        frees: Vec::new(),
        is_generator: false,
        needs_class_cell: false,
        reads_namespace: false,
        has_import_star: false,
        has_annotations: false,
    };
    Draft {
        scope,
        children: Vec::new(),
        directives: Vec::new(),
        globals: Vec::new(),
        iteration_names: Vec::new(),
        comprehension: None,
    }
}

struct Collector {
    drafts: Vec<Option<Draft>>,
    current: ScopeId,
    /// Whether names are being stored.
    in_target: bool,
    /// How many iterables of comprehensions surround this place.
    iterable_depth: u32,
}

impl Collector {
    fn draft(&mut self) -> &mut Draft {
        self.draft_of(self.current)
    }

    fn draft_of(&mut self, id: ScopeId) -> &mut Draft {
        self.drafts[id.0 as usize].as_mut().expect("scopes are entered before they are used")
    }

    /// Enters a scope, runs `inside`, and leaves it.
    fn scoped(&mut self, id: ScopeId, kind: ScopeKind, name: Name, inside: impl FnOnce(&mut Self) -> Walked) -> Walked {
        let parent = self.current;
        self.drafts[id.0 as usize] = Some(new_draft(kind, Some(parent), name));
        self.draft().children.push(id);
        self.current = id;
        let in_target = std::mem::take(&mut self.in_target);
        let result = inside(self);
        (self.current, self.in_target) = (parent, in_target);
        result
    }

    fn symbol(&mut self, name: &Name, span: Span) -> &mut Symbol {
        symbol_in(&mut self.draft().scope.symbols, name, span)
    }

    fn bind(&mut self, name: &Name, span: Span) -> Walked {
        let draft = self.draft();
        if draft.comprehension.is_some() {
            let is_declared = draft.is_global(name) || draft.scope.symbols.get(name).is_some_and(|s| s.is_nonlocal);
            if is_declared {
                let message = format!("comprehension inner loop cannot rebind assignment expression target '{name}'");
                return Err(SyntaxError::new(message, span));
            }
            draft.iteration_names.push(name.clone());
        }
        mark_assigned(self.symbol(name, span), span);
        Ok(())
    }

    fn load(&mut self, name: &Name, span: Span) {
        self.symbol(name, span).is_used = true;
        let is_super = &**name == "super" && self.draft().scope.kind.is_function_like();
        if is_super {
            self.symbol(&Arc::from("__class__"), span).is_used = true;
        }
    }

    fn store(&mut self, target: &Expr) -> Walked {
        let outer = std::mem::replace(&mut self.in_target, true);
        let result = self.expr(target);
        self.in_target = outer;
        result
    }

    fn params(&mut self, params: &Params) -> Walked {
        for param in params.iter() {
            if self.draft().scope.symbols.get(&param.name).is_some() {
                let message = format!("duplicate argument '{}' in function definition", param.name);
                return Err(SyntaxError::new(message, param.span));
            }
            self.symbol(&param.name, param.span).is_param = true;
            self.draft().scope.params.push(param.name.clone());
        }
        Ok(())
    }

    // Definitions.

    fn function_def(&mut self, def: &FunctionDef) -> Walked {
        self.bind(&def.bound_name, def.name_span)?;
        walk::params(self, &def.params)?;
        walk::exprs(self, &def.returns)?;
        walk::exprs(self, &def.decorators)?;
        self.scoped(def.scope, ScopeKind::Function, def.name.clone(), |collector| {
            collector.params(&def.params)?;
            walk::stmts(collector, &def.body)
        })
    }

    fn class_def(&mut self, def: &ClassDef) -> Walked {
        self.bind(&def.bound_name, def.name_span)?;
        walk::exprs(self, &def.bases)?;
        walk::exprs(self, def.keywords.iter().map(|keyword| &keyword.value))?;
        walk::exprs(self, &def.decorators)?;
        self.scoped(def.scope, ScopeKind::Class, def.name.clone(), |collector| walk::stmts(collector, &def.body))
    }

    fn lambda(&mut self, lambda: &Lambda) -> Walked {
        walk::params(self, &lambda.params)?;
        self.scoped(lambda.scope, ScopeKind::Lambda, Arc::from("<lambda>"), |collector| {
            collector.params(&lambda.params)?;
            collector.expr(&lambda.body)
        })
    }

    fn comprehension(&mut self, expr: &Expr) -> Walked {
        let (scope, name, what, elements, generators) = parts_of_comprehension(expr);
        let Some((first, rest)) = generators.split_first() else { return Ok(()) };
        self.iterable(&first.iter)?;
        let is_generator = matches!(expr.kind, ExprKind::GeneratorExp(_));
        self.scoped(scope, ScopeKind::Comprehension, Arc::from(name), |collector| {
            collector.draft().comprehension = Some(what);
            collector.draft().scope.is_generator = is_generator;
            collector.store(&first.target)?;
            walk::exprs(collector, &first.ifs)?;
            for generator in rest {
                collector.store(&generator.target)?;
                collector.iterable(&generator.iter)?;
                walk::exprs(collector, &generator.ifs)?;
            }
            walk::exprs(collector, elements)
        })
    }

    fn iterable(&mut self, iter: &Expr) -> Walked {
        self.iterable_depth += 1;
        let result = self.expr(iter);
        self.iterable_depth -= 1;
        result
    }

    // Names with their own rules.

    fn declare(&mut self, names: &[Name], span: Span, word: &str) -> Walked {
        for name in names {
            if let Some(symbol) = self.draft().scope.symbols.get(name) {
                check_undeclared(symbol, name, span, word)?;
            }
            if word == "nonlocal" {
                self.symbol(name, span).is_nonlocal = true;
            } else {
                self.symbol(name, span);
                self.draft().globals.push(name.clone());
            }
            self.draft().directives.push((name.clone(), span));
        }
        Ok(())
    }

    fn ann_assign(&mut self, stmt: &Stmt) -> Walked {
        let StmtKind::AnnAssign { target, annotation, value, is_simple } = &stmt.kind else { return Ok(()) };
        match &target.kind {
            ExprKind::Name(name) => {
                self.annotated_name(name, target.span, stmt.span, *is_simple)?;
                if *is_simple || value.is_some() {
                    self.bind(name, target.span)?;
                }
                let symbol = self.symbol(name, target.span);
                symbol.is_annotated |= *is_simple;
                symbol.is_assigned = symbol.is_assigned && (value.is_some() || symbol.is_annotated);
                self.draft().scope.has_annotations |= *is_simple;
            }
            _ => self.store(target)?,
        }
        self.expr(annotation)?;
        walk::exprs(self, value)
    }

    fn annotated_name(&mut self, name: &Name, span: Span, whole: Span, is_simple: bool) -> Walked {
        if !is_simple || self.current == ScopeId::MODULE {
            return Ok(());
        }
        let is_global = self.draft().is_global(name);
        let is_nonlocal = self.symbol(name, span).is_nonlocal;
        if is_global || is_nonlocal {
            let word = if is_global { "global" } else { "nonlocal" };
            return Err(SyntaxError::new(format!("annotated name '{name}' can't be {word}"), whole));
        }
        Ok(())
    }

    fn named(&mut self, expr: &Expr, target: &Name, target_span: Span) -> Walked {
        if self.iterable_depth > 0 {
            let message = "assignment expression cannot be used in a comprehension iterable expression";
            return Err(SyntaxError::new(message, expr.span));
        }
        if self.draft().comprehension.is_some() {
            return self.bind_around_comprehensions(target, target_span);
        }
        self.bind(target, target_span)
    }

    /// An assignment expression in a comprehension binds its name in the scope around all comprehensions.
    fn bind_around_comprehensions(&mut self, name: &Name, span: Span) -> Walked {
        let inner = self.current;
        let mut id = inner;
        while self.draft_of(id).comprehension.is_some() {
            if self.draft_of(id).iteration_names.contains(name) {
                let message = format!("assignment expression cannot rebind comprehension iteration variable '{name}'");
                return Err(SyntaxError::new(message, span));
            }
            id = self.draft_of(id).scope.parent.expect("a comprehension has a scope around it");
        }
        let outer = self.draft_of(id);
        let is_global = outer.scope.kind == ScopeKind::Module || outer.is_global(name);
        if outer.scope.kind == ScopeKind::Class {
            let message = "assignment expression within a comprehension cannot be used in a class body";
            return Err(SyntaxError::new(message, span));
        }
        mark_assigned(symbol_in(&mut outer.scope.symbols, name, span), span);
        let symbol = self.symbol(name, span);
        symbol.is_nonlocal |= !is_global;
        mark_assigned(symbol, span);
        if is_global {
            self.draft().globals.push(name.clone());
        }
        self.draft().directives.push((name.clone(), span));
        Ok(())
    }

    fn aliases(&mut self, aliases: &[Alias]) -> Walked {
        for alias in aliases {
            if &*alias.name != "*" {
                self.bind(&alias.bound_name, alias.span)?;
                continue;
            }
            if self.current != ScopeId::MODULE {
                return Err(SyntaxError::new("import * only allowed at module level", alias.span));
            }
            self.draft().scope.has_import_star = true;
        }
        Ok(())
    }

    fn yields(&mut self, span: Span) -> Walked {
        let draft = self.draft();
        if let Some(what) = draft.comprehension {
            return Err(SyntaxError::new(format!("'yield' inside {what}"), span));
        }
        draft.scope.is_generator |= draft.scope.kind.is_function_like();
        Ok(())
    }

    fn call(&mut self, func: &Expr) {
        const READERS: [&str; 5] = ["locals", "vars", "eval", "exec", "dir"];
        if matches!(&func.kind, ExprKind::Name(name) if READERS.contains(&&**name)) {
            self.draft().scope.reads_namespace = true;
        }
    }
}

impl Visitor for Collector {
    fn stmt(&mut self, stmt: &Stmt) -> Walked {
        match &stmt.kind {
            StmtKind::FunctionDef(def) => self.function_def(def),
            StmtKind::ClassDef(def) => self.class_def(def),
            StmtKind::Global(names) => self.declare(names, stmt.span, "global"),
            StmtKind::Nonlocal(names) => self.declare(names, stmt.span, "nonlocal"),
            StmtKind::Import(aliases) => self.aliases(aliases),
            StmtKind::ImportFrom(import) => self.aliases(&import.names),
            StmtKind::AnnAssign { .. } => self.ann_assign(stmt),
            StmtKind::Delete(targets) => targets.iter().try_for_each(|target| self.store(target)),
            StmtKind::Assign { targets, value } => {
                targets.iter().try_for_each(|target| self.store(target))?;
                self.expr(value)
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.store(target)?;
                self.expr(value)
            }
            StmtKind::For { target, iter, body, orelse } => {
                self.store(target)?;
                self.expr(iter)?;
                walk::stmts(self, body)?;
                walk::stmts(self, orelse)
            }
            StmtKind::With { items, body } => {
                for item in items {
                    self.expr(&item.context)?;
                    item.target.iter().try_for_each(|target| self.store(target))?;
                }
                walk::stmts(self, body)
            }
            StmtKind::Try(stmt) => {
                walk::stmts(self, &stmt.body)?;
                walk::stmts(self, &stmt.orelse)?;
                for handler in &stmt.handlers {
                    walk::exprs(self, &handler.type_)?;
                    handler.name.iter().try_for_each(|name| self.bind(name, handler.span))?;
                    walk::stmts(self, &handler.body)?;
                }
                walk::stmts(self, &stmt.finalbody)
            }
            _ => walk::stmt_children(self, stmt),
        }
    }

    fn expr(&mut self, expr: &Expr) -> Walked {
        match &expr.kind {
            ExprKind::Name(name) if self.in_target => self.bind(name, expr.span),
            ExprKind::Name(name) => {
                self.load(name, expr.span);
                Ok(())
            }
            ExprKind::List(_) | ExprKind::Tuple(_) | ExprKind::Starred(_) => walk::expr_children(self, expr),
            _ => {
                let outer = std::mem::take(&mut self.in_target);
                let result = self.loaded(expr);
                self.in_target = outer;
                result
            }
        }
    }

    fn pattern(&mut self, pattern: &Pattern) -> Walked {
        walk::pattern_children(self, pattern)?;
        let name = match &pattern.kind {
            PatternKind::Star(name) | PatternKind::As { name, .. } => name,
            PatternKind::Mapping { rest, .. } => rest,
            _ => &None,
        };
        name.iter().try_for_each(|name| self.bind(name, pattern.span))
    }
}

impl Collector {
    fn loaded(&mut self, expr: &Expr) -> Walked {
        match &expr.kind {
            ExprKind::Lambda(lambda) => self.lambda(lambda),
            ExprKind::ListComp(_) | ExprKind::SetComp(_) | ExprKind::DictComp(_) | ExprKind::GeneratorExp(_) => {
                self.comprehension(expr)
            }
            ExprKind::NamedExpr { target, target_span, value } => {
                self.named(expr, target, *target_span)?;
                self.expr(value)
            }
            ExprKind::Yield(_) | ExprKind::YieldFrom(_) => {
                self.yields(expr.span)?;
                walk::expr_children(self, expr)
            }
            ExprKind::Call { func, .. } => {
                self.call(func);
                walk::expr_children(self, expr)
            }
            _ => walk::expr_children(self, expr),
        }
    }
}

type ComprehensionParts<'e> = (ScopeId, &'static str, &'static str, Vec<&'e Expr>, &'e [Generator]);

fn parts_of_comprehension(expr: &Expr) -> ComprehensionParts<'_> {
    match &expr.kind {
        ExprKind::ListComp(c) => (c.scope, "<listcomp>", "list comprehension", vec![&c.element], &c.generators),
        ExprKind::SetComp(c) => (c.scope, "<setcomp>", "set comprehension", vec![&c.element], &c.generators),
        ExprKind::GeneratorExp(c) => (c.scope, "<genexpr>", "generator expression", vec![&c.element], &c.generators),
        ExprKind::DictComp(c) => (c.scope, "<dictcomp>", "dict comprehension", vec![&c.key, &c.value], &c.generators),
        _ => unreachable!("called for comprehensions only"),
    }
}

fn check_undeclared(symbol: &Symbol, name: &str, span: Span, word: &str) -> Walked {
    let message = if symbol.is_param {
        format!("name '{name}' is parameter and {word}")
    } else if symbol.is_used {
        format!("name '{name}' is used prior to {word} declaration")
    } else if symbol.is_annotated {
        format!("annotated name '{name}' can't be {word}")
    } else if symbol.is_assigned {
        format!("name '{name}' is assigned to before {word} declaration")
    } else {
        return Ok(());
    };
    Err(SyntaxError::new(message, span))
}

fn mark_assigned(symbol: &mut Symbol, span: Span) {
    if !symbol.is_assigned && !symbol.is_param {
        symbol.span = span;
    }
    symbol.is_assigned = true;
}

/// Finds the symbol of `name`, or adds one mentioned at `span`.
pub(super) fn symbol_in<'s>(symbols: &'s mut Symbols, name: &Name, span: Span) -> &'s mut Symbol {
    let next = symbols.entries.len() as u32;
    let idx = *symbols.index.entry(name.clone()).or_insert(next);
    if idx == next {
        symbols.entries.push((name.clone(), new_symbol(span)));
    }
    &mut symbols.entries[idx as usize].1
}

fn new_symbol(span: Span) -> Symbol {
    Symbol {
        binding: Binding::GlobalImplicit,
        span,
        is_param: false,
        is_assigned: false,
        is_used: false,
        is_annotated: false,
        is_nonlocal: false,
    }
}
