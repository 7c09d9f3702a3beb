//! Errors in the use of statements and expressions that the grammar alone does not see.

mod future;
mod pattern;
mod star;

use crate::ast::{Expr, ExprKind, Keyword, Pattern, Stmt, StmtKind, Try};
use crate::error::SyntaxError;
use crate::source::Span;
use crate::walk::{self, Visitor, Walked};

pub(crate) use future::wants_string_annotations;

/// Checks a module; the first error in the order of compilation is returned.
pub(crate) fn check(body: &[Stmt]) -> Walked {
    let mut checker = Checker { place: Place::Module, jumps: Jumps::default() };
    walk::stmts(&mut checker, body)
}

/// Checks the `from __future__` imports of a module, which come before everything else.
pub(crate) fn check_futures(body: &[Stmt]) -> Walked {
    future::check(body)
}

/// What kind of scope surrounds a statement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Module,
    Class,
    Function,
}

/// What `break`, `continue` and `return` would leave.
#[derive(Clone, Copy, Default)]
struct Jumps {
    in_loop: bool,
    in_except_star: bool,
    /// Whether the loop lies inside the `except*` block.
    loop_in_except_star: bool,
}

struct Checker {
    place: Place,
    jumps: Jumps,
}

impl Checker {
    fn inside(&mut self, place: Place, check: impl FnOnce(&mut Self) -> Walked) -> Walked {
        let outer = (self.place, self.jumps);
        (self.place, self.jumps) = (place, Jumps::default());
        let result = check(self);
        (self.place, self.jumps) = outer;
        result
    }

    fn looped(&mut self, body: &[Stmt]) -> Walked {
        let outer = self.jumps;
        self.jumps = Jumps { in_loop: true, loop_in_except_star: outer.in_except_star, ..outer };
        let result = walk::stmts(self, body);
        self.jumps = outer;
        result
    }

    fn check_return(&self, span: Span) -> Walked {
        if self.place != Place::Function {
            return Err(SyntaxError::new("'return' outside function", span));
        }
        if self.jumps.in_except_star { Err(leaves_except_star(span)) } else { Ok(()) }
    }

    fn check_jump(&self, span: Span, outside: &str) -> Walked {
        if self.jumps.in_except_star && !self.jumps.loop_in_except_star {
            return Err(leaves_except_star(span));
        }
        if self.jumps.in_loop { Ok(()) } else { Err(SyntaxError::new(outside, span)) }
    }

    fn try_stmt(&mut self, stmt: &Try) -> Walked {
        walk::stmts(self, &stmt.body)?;
        check_default_is_last(stmt)?;
        for handler in &stmt.handlers {
            walk::exprs(self, &handler.type_)?;
            let outer = self.jumps;
            self.jumps.in_except_star |= stmt.is_star;
            self.jumps.loop_in_except_star &= !stmt.is_star;
            let result = walk::stmts(self, &handler.body);
            self.jumps = outer;
            result?;
        }
        walk::stmts(self, &stmt.orelse)?;
        walk::stmts(self, &stmt.finalbody)
    }
}

fn leaves_except_star(span: Span) -> SyntaxError {
    SyntaxError::new("'break', 'continue' and 'return' cannot appear in an except* block", span)
}

fn check_default_is_last(stmt: &Try) -> Walked {
    let n_before = stmt.handlers.len().saturating_sub(1);
    let early = stmt.handlers[..n_before].iter().find(|handler| handler.type_.is_none());
    match early {
        Some(handler) => Err(SyntaxError::new("default 'except:' must be last", handler.span)),
        None => Ok(()),
    }
}

/// Refuses the second of two keyword arguments of the same name.
fn check_keywords(keywords: &[Keyword]) -> Walked {
    for (idx, keyword) in keywords.iter().enumerate() {
        let Some(name) = &keyword.name else { continue };
        if let Some(again) = keywords[idx + 1..].iter().find(|other| other.name.as_ref() == Some(name)) {
            return Err(SyntaxError::new(format!("keyword argument repeated: {name}"), again.span));
        }
    }
    Ok(())
}

impl Visitor for Checker {
    fn stmt(&mut self, stmt: &Stmt) -> Walked {
        match &stmt.kind {
            StmtKind::FunctionDef(def) => {
                walk::exprs(self, &def.decorators)?;
                let params = &def.params;
                walk::exprs(self, params.defaults.iter().chain(params.kw_defaults.iter().flatten()))?;
                // The grammar allows a star for `*args` alone.
                let mut annotations = params.iter().filter_map(|param| param.annotation.as_ref());
                annotations.try_for_each(|annotation| star::visit_item(self, annotation))?;
                walk::exprs(self, &def.returns)?;
                self.inside(Place::Function, |checker| walk::stmts(checker, &def.body))
            }
            StmtKind::ClassDef(def) => {
                walk::exprs(self, &def.decorators)?;
                self.inside(Place::Class, |checker| walk::stmts(checker, &def.body))?;
                check_keywords(&def.keywords)?;
                def.bases.iter().try_for_each(|base| star::visit_item(self, base))?;
                walk::exprs(self, def.keywords.iter().map(|keyword| &keyword.value))
            }
            StmtKind::Return(value) => {
                self.check_return(stmt.span)?;
                walk::exprs(self, value)
            }
            StmtKind::Break => self.check_jump(stmt.span, "'break' outside loop"),
            StmtKind::Continue => self.check_jump(stmt.span, "'continue' not properly in loop"),
            StmtKind::Assign { targets, value } => {
                self.expr(value)?;
                targets.iter().try_for_each(|target| star::visit_target(self, target))
            }
            StmtKind::For { target, iter, body, orelse } => {
                self.expr(iter)?;
                star::visit_target(self, target)?;
                self.looped(body)?;
                walk::stmts(self, orelse)
            }
            StmtKind::While { test, body, orelse } => {
                self.expr(test)?;
                self.looped(body)?;
                walk::stmts(self, orelse)
            }
            StmtKind::With { items, body } => {
                for item in items {
                    self.expr(&item.context)?;
                    item.target.iter().try_for_each(|target| star::visit_target(self, target))?;
                }
                walk::stmts(self, body)
            }
            StmtKind::Match { subject, cases } => {
                self.expr(subject)?;
                pattern::check_cases(cases)?;
                cases.iter().try_for_each(|case| {
                    walk::exprs(self, &case.guard)?;
                    walk::stmts(self, &case.body)
                })
            }
            StmtKind::Try(stmt) => self.try_stmt(stmt),
            _ => walk::stmt_children(self, stmt),
        }
    }

    fn expr(&mut self, expr: &Expr) -> Walked {
        match &expr.kind {
            ExprKind::Starred(_) => Err(SyntaxError::new("can't use starred expression here", expr.span)),
            ExprKind::List(items) | ExprKind::Tuple(items) | ExprKind::Set(items) => {
                items.iter().try_for_each(|item| star::visit_item(self, item))
            }
            ExprKind::Call { func, args, keywords } => {
                check_keywords(keywords)?;
                self.expr(func)?;
                args.iter().try_for_each(|arg| star::visit_item(self, arg))?;
                walk::exprs(self, keywords.iter().map(|keyword| &keyword.value))
            }
            ExprKind::Yield(_) | ExprKind::YieldFrom(_) if self.place != Place::Function => {
                Err(SyntaxError::new("'yield' outside function", expr.span))
            }
            ExprKind::Lambda(lambda) => {
                walk::params(self, &lambda.params)?;
                self.inside(Place::Function, |checker| checker.expr(&lambda.body))
            }
            ExprKind::ListComp(_) | ExprKind::SetComp(_) | ExprKind::DictComp(_) | ExprKind::GeneratorExp(_) => {
                star::visit_comprehension(self, expr)
            }
            _ => walk::expr_children(self, expr),
        }
    }

    fn pattern(&mut self, pattern: &Pattern) -> Walked {
        walk::pattern_children(self, pattern)
    }
}
