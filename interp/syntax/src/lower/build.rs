//! Making nodes of our own tree that no text stands for.

use super::Lowerer;
use crate::ast::{Constant, Expr, ExprKind, FunctionDef, Keyword, Lambda, Name, Param, Params, Stmt, StmtKind};
use crate::source::Span;

/// Makes nodes that have this place.
#[derive(Clone, Copy)]
pub(super) struct At(pub Span);

impl At {
    pub fn expr(self, kind: ExprKind) -> Expr {
        Expr { span: self.0, kind }
    }

    pub fn stmt(self, kind: StmtKind) -> Stmt {
        Stmt { span: self.0, kind }
    }

    pub fn name(self, name: &Name) -> Expr {
        self.expr(ExprKind::Name(name.clone()))
    }

    pub fn none(self) -> Expr {
        self.expr(ExprKind::Constant(Constant::None))
    }

    pub fn text(self, text: &str) -> Expr {
        self.expr(ExprKind::Constant(Constant::Str(text.into())))
    }

    pub fn int(self, value: i64) -> Expr {
        self.expr(ExprKind::Constant(Constant::Int(value)))
    }

    pub fn bool(self, value: bool) -> Expr {
        self.expr(ExprKind::Constant(Constant::Bool(value)))
    }

    pub fn tuple(self, items: Vec<Expr>) -> Expr {
        self.expr(ExprKind::Tuple(items))
    }

    pub fn names(self, names: &[Name]) -> Expr {
        self.tuple(names.iter().map(|name| self.name(name)).collect())
    }

    pub fn attribute(self, value: Expr, attr: Name) -> Expr {
        self.expr(ExprKind::Attribute { value: Box::new(value), attr, attr_span: self.0 })
    }

    pub fn call(self, func: Expr, args: Vec<Expr>) -> Expr {
        self.expr(ExprKind::Call { func: Box::new(func), args, keywords: Vec::new() })
    }

    pub fn call_with(self, func: Expr, args: Vec<Expr>, keywords: Vec<(Name, Expr)>) -> Expr {
        let keyword = |(name, value)| Keyword { span: self.0, name: Some(name), value };
        let keywords = keywords.into_iter().map(keyword).collect();
        self.expr(ExprKind::Call { func: Box::new(func), args, keywords })
    }

    pub fn assign(self, target: Expr, value: Expr) -> Stmt {
        self.stmt(StmtKind::Assign { targets: vec![target], value })
    }

    pub fn if_(self, test: Expr, body: Vec<Stmt>) -> Stmt {
        self.stmt(StmtKind::If { test, body, orelse: Vec::new() })
    }

    pub fn for_(self, target: Expr, iter: Expr, body: Vec<Stmt>) -> Stmt {
        self.stmt(StmtKind::For { target, iter, body, orelse: Vec::new() })
    }

    pub fn yield_(self, value: Expr) -> Stmt {
        self.stmt(StmtKind::Expr(self.expr(ExprKind::Yield(Some(Box::new(value))))))
    }

    pub fn return_(self, value: Expr) -> Stmt {
        self.stmt(StmtKind::Return(Some(value)))
    }

    /// Parameters without annotations and defaults.
    pub fn params(self, names: &[Name]) -> Params {
        let param = |name: &Name| Param { name: name.clone(), span: self.0, annotation: None };
        Params { args: names.iter().map(param).collect(), ..Params::default() }
    }
}

impl Lowerer<'_> {
    /// `def name(params): body`, bound to another name.
    pub(super) fn new_function(
        &mut self,
        at: At,
        name: &Name,
        bound_name: Name,
        params: Params,
        body: Vec<Stmt>,
    ) -> Stmt {
        let def = FunctionDef {
            name: name.clone(),
            bound_name,
            name_span: at.0,
            scope: self.new_scope(),
            params,
            body,
            decorators: Vec::new(),
            returns: None,
            is_of_service: true,
        };
        at.stmt(StmtKind::FunctionDef(Box::new(def)))
    }

    /// `lambda: body`.
    pub(super) fn new_lambda(&mut self, at: At, body: Expr) -> Expr {
        self.new_lambda_of(at, &[], body)
    }

    /// `lambda params: body`.
    pub(super) fn new_lambda_of(&mut self, at: At, params: &[Name], body: Expr) -> Expr {
        let lambda = Lambda { scope: self.new_scope(), params: at.params(params), body };
        at.expr(ExprKind::Lambda(Box::new(lambda)))
    }
}
