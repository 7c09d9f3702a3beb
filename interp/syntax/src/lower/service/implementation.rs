//! Implementations of services: `@implements(S)` classes.
//!
//! The annotations of a constructor's parameters say which services are used (`chan: FifoChannel(n)`) and which parameter is
//! the own address; they are evaluated when the implementation is put together, so they go to a function of their own. A
//! method that mentions `me` gets the caller's number in a local variable.

use rustpython_parser::ast as py;

use super::names::{Block, reads_of};
use super::{LIB, ME, without_annotations};
use crate::ast::{Alias, ClassDef, Expr, ExprKind, ImportFrom, Name, Stmt, StmtKind};
use crate::lower::build::At;
use crate::lower::call::Callee;
use crate::lower::{Lowered, Lowerer, span_of, target};
use crate::source::Span;

impl Lowerer<'_> {
    /// Whether a class implements a service.
    pub(in crate::lower) fn is_implementation(&self, def: &py::StmtClassDef) -> bool {
        def.decorator_list.iter().any(|decorator| self.language.called(decorator) == Some("implements"))
    }

    /// An implementation class.
    pub(in crate::lower) fn implementation_class(&mut self, span: Span, def: py::StmtClassDef) -> Lowered<StmtKind> {
        let decorators = self.exprs(def.decorator_list)?;
        let name_span = self.name_span(span);
        target::check_name(&def.name, name_span)?;
        let arguments = self.arguments(Callee { whole: span, end: name_span.end }, def.bases, def.keywords)?;
        let (name, bound_name) = (self.name(&def.name), self.mangled(&def.name));
        let scope = self.new_scope();
        let outer = self.private.replace(name.clone());
        let body = self.implementation_body(def.body);
        self.private = outer;
        let (bases, keywords, body) = (arguments.args, arguments.keywords, body?);
        let def = ClassDef { name, bound_name, name_span, scope, bases, keywords, body, decorators };
        Ok(StmtKind::ClassDef(Box::new(def)))
    }

    fn implementation_body(&mut self, stmts: Vec<py::Stmt>) -> Lowered<Vec<Stmt>> {
        let mut body = Vec::new();
        for stmt in stmts {
            match stmt {
                py::Stmt::FunctionDef(mut def) => {
                    if def.name.as_str() == "__init__" {
                        body.push(self.uses(&def)?);
                        without_annotations(&mut def.args);
                    }
                    let mut lowered = self.stmt(py::Stmt::FunctionDef(def))?;
                    self.add_caller(&mut lowered);
                    body.push(lowered);
                }
                stmt => body.push(self.stmt(stmt)?),
            }
        }
        Ok(body)
    }

    /// `def .uses(.lib)`: pairs of a constructor's parameter and what its annotation says.
    fn uses(&mut self, def: &py::StmtFunctionDef) -> Lowered<Stmt> {
        let at = At(self.name_span(span_of(def)));
        let mut pairs = Vec::new();
        let mut plain: Vec<Name> = Vec::new();
        let args = &def.args;
        for arg in args.posonlyargs.iter().chain(&args.args).chain(&args.kwonlyargs).skip(1).map(|arg| &arg.def) {
            let place = At(span_of(arg));
            let value = match arg.annotation.as_deref() {
                Some(annotation) if self.language.meaning(annotation) == Some("addr") => {
                    let marker = self.name("addr_marker");
                    let lib = self.name(LIB);
                    Some(place.attribute(place.name(&lib), marker))
                }
                Some(py::Expr::Call(call)) => Some(self.use_of(place, call.clone(), &plain)?),
                _ => None,
            };
            match value {
                Some(value) => pairs.push(place.tuple(vec![place.text(&arg.arg), value])),
                None => plain.push(self.mangled(&arg.arg)),
            }
        }
        let (lib, name) = (self.name(LIB), self.name(".uses"));
        let body = vec![at.return_(at.tuple(pairs))];
        Ok(self.new_function(at, &name, name.clone(), at.params(&[lib]), body))
    }

    /// A function of the parameters before that gives the used service with its arguments.
    fn use_of(&mut self, at: At, call: py::ExprCall, params: &[Name]) -> Lowered<Expr> {
        let service = self.expr(*call.func)?;
        let args = at.tuple(self.exprs(call.args)?);
        let used = self.library(at, "use", vec![service, args]);
        Ok(self.new_lambda_of(at, params, used))
    }

    /// Gives a method that mentions `me` the caller's number.
    fn add_caller(&mut self, stmt: &mut Stmt) {
        let at = At(stmt.span);
        let StmtKind::FunctionDef(def) = &mut stmt.kind else { return };
        let at = At(if def.name_span == Span::default() { at.0 } else { def.name_span });
        let is_mentioned = reads_of(&def.body).iter().any(|name| &**name == ME);
        let is_bound = def.params.iter().any(|param| &*param.name == ME)
            || Block::of(&def.body).binds.iter().any(|name| &**name == ME);
        if !is_mentioned || is_bound {
            return;
        }
        let (me, caller, library) = (self.name(ME), self.name(".caller"), self.name("_services"));
        let alias =
            Alias { span: at.0, name: self.name("caller"), asname: Some(caller.clone()), bound_name: caller.clone() };
        let import = ImportFrom { module: Some(library), names: vec![alias], level: 0 };
        let is_doc = |stmt: &Stmt| matches!(&stmt.kind, StmtKind::Expr(Expr { kind: ExprKind::Constant(_), .. }));
        let place = usize::from(def.body.first().is_some_and(is_doc));
        let number = at.call(at.name(&caller), Vec::new());
        let stmts = [at.stmt(StmtKind::ImportFrom(import)), at.assign(at.name(&me), number)];
        def.body.splice(place..place, stmts);
    }
}
