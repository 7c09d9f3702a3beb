//! One order of walking the tree, for the passes that check it.

use crate::ast::{
    Comprehension, DictItem, Expr, ExprKind, FStringPart, Generator, Params, Pattern, PatternKind, Stmt, StmtKind,
};
use crate::error::SyntaxError;

pub(crate) type Walked = Result<(), SyntaxError>;

/// A pass over the tree. The methods are called for every node; an implementation goes on to the children with the
/// functions of this module.
pub(crate) trait Visitor {
    /// Visits a statement.
    fn stmt(&mut self, stmt: &Stmt) -> Walked;

    /// Visits an expression.
    fn expr(&mut self, expr: &Expr) -> Walked;

    /// Visits a pattern.
    fn pattern(&mut self, pattern: &Pattern) -> Walked;
}

/// Visits statements in order.
pub(crate) fn stmts(visitor: &mut impl Visitor, stmts: &[Stmt]) -> Walked {
    stmts.iter().try_for_each(|stmt| visitor.stmt(stmt))
}

/// Visits expressions in order.
pub(crate) fn exprs<'e>(visitor: &mut impl Visitor, exprs: impl IntoIterator<Item = &'e Expr>) -> Walked {
    exprs.into_iter().try_for_each(|expr| visitor.expr(expr))
}

/// Visits the defaults, then the annotations of parameters.
pub(crate) fn params(visitor: &mut impl Visitor, params: &Params) -> Walked {
    exprs(visitor, &params.defaults)?;
    exprs(visitor, params.kw_defaults.iter().flatten())?;
    exprs(visitor, params.iter().filter_map(|param| param.annotation.as_ref()))
}

/// Visits everything inside a statement, bodies of functions and classes included.
pub(crate) fn stmt_children(visitor: &mut impl Visitor, stmt: &Stmt) -> Walked {
    match &stmt.kind {
        StmtKind::FunctionDef(def) => {
            exprs(visitor, &def.decorators)?;
            params(visitor, &def.params)?;
            exprs(visitor, &def.returns)?;
            stmts(visitor, &def.body)
        }
        StmtKind::ClassDef(def) => {
            exprs(visitor, &def.decorators)?;
            exprs(visitor, &def.bases)?;
            exprs(visitor, def.keywords.iter().map(|keyword| &keyword.value))?;
            stmts(visitor, &def.body)
        }
        StmtKind::Return(value) => exprs(visitor, value),
        StmtKind::Delete(targets) => exprs(visitor, targets),
        StmtKind::Assign { targets, value } => {
            visitor.expr(value)?;
            exprs(visitor, targets)
        }
        StmtKind::AugAssign { target, value, .. } => exprs(visitor, [target, value]),
        StmtKind::AnnAssign { target, annotation, value, .. } => {
            exprs(visitor, value)?;
            exprs(visitor, [target, annotation])
        }
        StmtKind::For { target, iter, body, orelse } => {
            exprs(visitor, [target, iter])?;
            stmts(visitor, body)?;
            stmts(visitor, orelse)
        }
        StmtKind::While { test, body, orelse } | StmtKind::If { test, body, orelse } => {
            visitor.expr(test)?;
            stmts(visitor, body)?;
            stmts(visitor, orelse)
        }
        StmtKind::With { items, body } => {
            for item in items {
                visitor.expr(&item.context)?;
                exprs(visitor, &item.target)?;
            }
            stmts(visitor, body)
        }
        StmtKind::Match { subject, cases } => {
            visitor.expr(subject)?;
            for case in cases {
                visitor.pattern(&case.pattern)?;
                exprs(visitor, &case.guard)?;
                stmts(visitor, &case.body)?;
            }
            Ok(())
        }
        StmtKind::Raise { exc, cause } => exprs(visitor, exc.iter().chain(cause)),
        StmtKind::Try(stmt) => {
            stmts(visitor, &stmt.body)?;
            for handler in &stmt.handlers {
                exprs(visitor, &handler.type_)?;
                stmts(visitor, &handler.body)?;
            }
            stmts(visitor, &stmt.orelse)?;
            stmts(visitor, &stmt.finalbody)
        }
        StmtKind::Assert { test, msg } => {
            visitor.expr(test)?;
            exprs(visitor, msg)
        }
        StmtKind::Expr(value) => visitor.expr(value),
        StmtKind::Import(_)
        | StmtKind::ImportFrom(_)
        | StmtKind::Global(_)
        | StmtKind::Nonlocal(_)
        | StmtKind::Pass
        | StmtKind::Break
        | StmtKind::Continue => Ok(()),
    }
}

/// Visits everything inside an expression, bodies of lambdas and comprehensions included.
pub(crate) fn expr_children(visitor: &mut impl Visitor, expr: &Expr) -> Walked {
    match &expr.kind {
        ExprKind::Constant(_) | ExprKind::Name(_) => Ok(()),
        ExprKind::BoolOp { values, .. } => exprs(visitor, values),
        ExprKind::NamedExpr { value, .. } => visitor.expr(value),
        ExprKind::BinOp { left, right, .. } => exprs(visitor, [&**left, &**right]),
        ExprKind::UnaryOp { operand, .. } => visitor.expr(operand),
        ExprKind::Lambda(lambda) => {
            params(visitor, &lambda.params)?;
            visitor.expr(&lambda.body)
        }
        ExprKind::IfExp { test, body, orelse } => exprs(visitor, [&**test, &**body, &**orelse]),
        ExprKind::Dict(items) => items.iter().try_for_each(|item| match item {
            DictItem::Pair { key, value } => exprs(visitor, [key, value]),
            DictItem::Unpack(value) => visitor.expr(value),
        }),
        ExprKind::ListComp(comp) | ExprKind::SetComp(comp) | ExprKind::GeneratorExp(comp) => {
            comprehension(visitor, comp)
        }
        ExprKind::DictComp(comp) => {
            generators(visitor, &comp.generators)?;
            exprs(visitor, [&comp.key, &comp.value])
        }
        ExprKind::Yield(value) => value.iter().try_for_each(|value| visitor.expr(value)),
        ExprKind::YieldFrom(value) | ExprKind::Starred(value) => visitor.expr(value),
        ExprKind::Compare { left, comparators, .. } => {
            visitor.expr(left)?;
            exprs(visitor, comparators)
        }
        ExprKind::Call { func, args, keywords } => {
            visitor.expr(func)?;
            exprs(visitor, args)?;
            exprs(visitor, keywords.iter().map(|keyword| &keyword.value))
        }
        ExprKind::JoinedStr(parts) => fstring_parts(visitor, parts),
        ExprKind::Attribute { value, .. } => visitor.expr(value),
        ExprKind::Subscript { value, index } => exprs(visitor, [&**value, &**index]),
        ExprKind::Set(items) | ExprKind::List(items) | ExprKind::Tuple(items) => exprs(visitor, items),
        ExprKind::Slice { lower, upper, step } => {
            [lower, upper, step].into_iter().flatten().try_for_each(|part| visitor.expr(part))
        }
    }
}

fn comprehension(visitor: &mut impl Visitor, comp: &Comprehension) -> Walked {
    generators(visitor, &comp.generators)?;
    visitor.expr(&comp.element)
}

fn generators(visitor: &mut impl Visitor, generators: &[Generator]) -> Walked {
    generators.iter().try_for_each(|generator| {
        exprs(visitor, [&generator.iter, &generator.target])?;
        exprs(visitor, &generator.ifs)
    })
}

fn fstring_parts(visitor: &mut impl Visitor, parts: &[FStringPart]) -> Walked {
    parts.iter().try_for_each(|part| match part {
        FStringPart::Literal(_) => Ok(()),
        FStringPart::Formatted { expr, spec, .. } => {
            visitor.expr(expr)?;
            fstring_parts(visitor, spec.as_deref().unwrap_or_default())
        }
    })
}

/// Visits everything inside a pattern.
pub(crate) fn pattern_children(visitor: &mut impl Visitor, pattern: &Pattern) -> Walked {
    let patterns =
        |visitor: &mut _, items: &[Pattern]| items.iter().try_for_each(|item| Visitor::pattern(visitor, item));
    match &pattern.kind {
        PatternKind::Value(value) => visitor.expr(value),
        PatternKind::Singleton(_) | PatternKind::Star(_) => Ok(()),
        PatternKind::Sequence(items) | PatternKind::Or(items) => patterns(visitor, items),
        PatternKind::Mapping { keys, patterns: values, .. } => {
            exprs(visitor, keys)?;
            patterns(visitor, values)
        }
        PatternKind::Class { cls, patterns: items, kwd_patterns, .. } => {
            visitor.expr(cls)?;
            patterns(visitor, items)?;
            patterns(visitor, kwd_patterns)
        }
        PatternKind::As { pattern, .. } => pattern.iter().try_for_each(|inner| visitor.pattern(inner)),
    }
}
