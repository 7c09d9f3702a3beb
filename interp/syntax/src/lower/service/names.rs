//! Which names an expression reads, and which a block of statements binds.

use crate::ast::{Comprehension, DictComp, Expr, ExprKind, Generator, Name, Pattern, PatternKind, Stmt, StmtKind};
use crate::error::SyntaxError;
use crate::walk::{self, Visitor, Walked};

/// The names that an expression reads from around it, in the order of their mention.
pub(super) fn reads(expr: &Expr) -> Vec<Name> {
    let mut reader = Reader::default();
    // A reader refuses nothing.
    let _ = reader.expr(expr);
    reader.found
}

/// The names that a block mentions.
pub(super) fn reads_of(body: &[Stmt]) -> Vec<Name> {
    let mut reader = Reader::default();
    let _ = walk::stmts(&mut reader, body);
    reader.found
}

#[derive(Default)]
struct Reader {
    found: Vec<Name>,
    /// The variables of the comprehensions and lambdas around.
    hidden: Vec<Name>,
}

impl Reader {
    fn note(&mut self, name: &Name) {
        if !self.hidden.contains(name) && !self.found.contains(name) {
            self.found.push(name.clone());
        }
    }

    fn comprehension(&mut self, generators: &[Generator], elements: &[&Expr]) -> Walked {
        let n_hidden = self.hidden.len();
        for generator in generators {
            self.expr(&generator.iter)?;
            targets(&generator.target, &mut self.hidden);
            walk::exprs(self, &generator.ifs)?;
        }
        elements.iter().try_for_each(|element| self.expr(element))?;
        self.hidden.truncate(n_hidden);
        Ok(())
    }
}

impl Visitor for Reader {
    fn stmt(&mut self, stmt: &Stmt) -> Walked {
        walk::stmt_children(self, stmt)
    }

    fn expr(&mut self, expr: &Expr) -> Walked {
        match &expr.kind {
            ExprKind::Name(name) => {
                self.note(name);
                Ok(())
            }
            ExprKind::Lambda(lambda) => {
                let n_hidden = self.hidden.len();
                walk::params(self, &lambda.params)?;
                self.hidden.extend(lambda.params.iter().map(|param| param.name.clone()));
                self.expr(&lambda.body)?;
                self.hidden.truncate(n_hidden);
                Ok(())
            }
            ExprKind::ListComp(comp) | ExprKind::SetComp(comp) | ExprKind::GeneratorExp(comp) => {
                let Comprehension { element, generators, .. } = &**comp;
                self.comprehension(generators, &[element])
            }
            ExprKind::DictComp(comp) => {
                let DictComp { key, value, generators, .. } = &**comp;
                self.comprehension(generators, &[key, value])
            }
            _ => walk::expr_children(self, expr),
        }
    }

    fn pattern(&mut self, pattern: &Pattern) -> Walked {
        walk::pattern_children(self, pattern)
    }
}

/// Adds the names that a target binds.
pub(super) fn targets(target: &Expr, found: &mut Vec<Name>) {
    match &target.kind {
        ExprKind::Name(name) if !found.contains(name) => found.push(name.clone()),
        ExprKind::Tuple(items) | ExprKind::List(items) => items.iter().for_each(|item| targets(item, found)),
        ExprKind::Starred(item) => targets(item, found),
        _ => {}
    }
}

/// What a block does.
#[derive(Default)]
pub(super) struct Block {
    /// The names that it binds, in order.
    pub binds: Vec<Name>,
    /// What may not stand in the body of a part.
    pub refused: Option<SyntaxError>,
}

impl Block {
    /// Reads the body of a part.
    pub fn of(body: &[Stmt]) -> Block {
        let mut block = Block::default();
        let _ = walk::stmts(&mut block, body);
        block
    }

    /// Reads the condition of a part.
    pub fn of_condition(condition: &Expr) -> Block {
        let mut block = Block::default();
        let _ = block.expr(condition);
        if let Some(name) = block.binds.first() {
            let message = format!("a condition changes nothing: it cannot bind '{name}'");
            block.refused.get_or_insert(SyntaxError::new(message, condition.span));
        }
        block
    }

    fn bind(&mut self, name: &Name) {
        if !self.binds.contains(name) {
            self.binds.push(name.clone());
        }
    }

    fn refuse(&mut self, message: &str, place: crate::source::Span) {
        self.refused.get_or_insert_with(|| SyntaxError::new(message, place));
    }
}

impl Visitor for Block {
    fn stmt(&mut self, stmt: &Stmt) -> Walked {
        match &stmt.kind {
            StmtKind::FunctionDef(def) => {
                self.bind(&def.bound_name);
                // What is inside belongs to the function.
                return Ok(());
            }
            StmtKind::ClassDef(def) => {
                self.bind(&def.bound_name);
                return Ok(());
            }
            StmtKind::Assign { targets: all, .. } => all.iter().for_each(|target| targets(target, &mut self.binds)),
            StmtKind::AugAssign { target, .. } | StmtKind::AnnAssign { target, .. } | StmtKind::For { target, .. } => {
                targets(target, &mut self.binds);
            }
            StmtKind::With { items, .. } => {
                items
                    .iter()
                    .filter_map(|item| item.target.as_ref())
                    .for_each(|target| targets(target, &mut self.binds));
            }
            StmtKind::Import(aliases) => aliases.iter().for_each(|alias| self.bind(&alias.bound_name)),
            StmtKind::ImportFrom(import) => import.names.iter().for_each(|alias| self.bind(&alias.bound_name)),
            StmtKind::Return(_) => {
                self.refuse("a part does not return: its value is named after 'as'", stmt.span);
            }
            _ => {}
        }
        walk::stmt_children(self, stmt)
    }

    fn expr(&mut self, expr: &Expr) -> Walked {
        match &expr.kind {
            ExprKind::NamedExpr { target, .. } => self.bind(target),
            ExprKind::Yield(_) | ExprKind::YieldFrom(_) => {
                self.refuse("a part of a service cannot yield", expr.span);
            }
            ExprKind::Lambda(_) => return Ok(()),
            // The functions around a guarded part: see the module `guarded`.
            ExprKind::Name(name) if &**name == ".enter" => {
                self.refuse("a part is atomic by itself: no guarded part stands inside another", expr.span);
            }
            _ => {}
        }
        walk::expr_children(self, expr)
    }

    fn pattern(&mut self, pattern: &Pattern) -> Walked {
        match &pattern.kind {
            PatternKind::As { name: Some(name), .. } | PatternKind::Star(Some(name)) => self.bind(name),
            PatternKind::Mapping { rest: Some(name), .. } => self.bind(name),
            _ => {}
        }
        walk::pattern_children(self, pattern)
    }
}

/// Whether an expression has lambdas or comprehensions inside.
pub(super) fn has_scopes(expr: &Expr) -> bool {
    let mut finder = ScopeFinder(false);
    let _ = finder.expr(expr);
    finder.0
}

struct ScopeFinder(bool);

impl Visitor for ScopeFinder {
    fn stmt(&mut self, stmt: &Stmt) -> Walked {
        walk::stmt_children(self, stmt)
    }

    fn expr(&mut self, expr: &Expr) -> Walked {
        self.0 |= matches!(
            expr.kind,
            ExprKind::Lambda(_)
                | ExprKind::ListComp(_)
                | ExprKind::SetComp(_)
                | ExprKind::DictComp(_)
                | ExprKind::GeneratorExp(_)
        );
        walk::expr_children(self, expr)
    }

    fn pattern(&mut self, pattern: &Pattern) -> Walked {
        walk::pattern_children(self, pattern)
    }
}
