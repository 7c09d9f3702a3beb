//! Services: `@service` classes, whose functions consist of guarded parts.
//!
//! ```text
//! @input                                         def put(.lib):
//! def put(self, item: range(10)):                    def .bind(item): return locals()
//!     with call(not ongoing(self.put)):              def .choose0(self, me): ...   # yields each acceptable `item`
//!         pass                                       def .check0(self, me, item): ...
//!     with ret(len(self.items) < self.size):         def .body1(self, me, item): self.items.append(item); return locals()
//!         self.items.append(item)                    return .lib.function("put", "input", .bind, parts=(...))
//! ```
//! A function becomes one that describes it to the library (`sesf._services`), which runs the parts: for the service program,
//! for the servicetester, and for monitors. Conditions become generators of their solutions (`solve`), with the visible
//! names bound (to check what the other side chose) and unbound (to choose); bodies become functions that give their local
//! variables back, since these live from part to part.

mod explain;
mod implementation;
mod names;
mod part;
mod solve;

use std::collections::BTreeMap;

use rustpython_parser::ast as py;

use self::solve::{Method, Solver, Unbound};
use super::build::At;
use super::call::Callee;
use super::{Lowered, Lowerer, span_of, target};
use crate::ast::{ClassDef, Expr, ExprKind, Name, Stmt, StmtKind};
use crate::error::SyntaxError;
use crate::source::Span;

/// The library, as the generated functions know it.
const LIB: &str = ".lib";
/// The number of the caller.
const ME: &str = "me";

/// A name, or a tuple of shapes.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    Name(Name),
    Tuple(Vec<Shape>),
}

impl Shape {
    fn names(&self) -> Vec<Name> {
        match self {
            Shape::Name(name) => vec![name.clone()],
            Shape::Tuple(items) => items.iter().flat_map(Shape::names).collect(),
        }
    }

    /// As a target.
    fn pattern(&self, at: At) -> Expr {
        match self {
            Shape::Name(name) => at.name(name),
            Shape::Tuple(items) => at.tuple(items.iter().map(|item| item.pattern(at)).collect()),
        }
    }

    /// As a value: a tuple for each tuple, None for each name.
    fn value(&self, at: At) -> Expr {
        match self {
            Shape::Name(_) => at.none(),
            Shape::Tuple(items) => at.tuple(items.iter().map(|item| item.value(at)).collect()),
        }
    }
}

/// What a function of a service class is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Role {
    Input,
    Output,
    Internal,
    Invariant,
    Progress,
}

impl Role {
    fn of(name: &str) -> Option<Role> {
        Some(match name {
            "input" => Role::Input,
            "output" => Role::Output,
            "internal" => Role::Internal,
            "invariant" => Role::Invariant,
            "progress" => Role::Progress,
            _ => return None,
        })
    }

    fn word(self) -> &'static str {
        match self {
            Role::Input => "input",
            Role::Output => "output",
            Role::Internal => "internal",
            Role::Invariant => "invariant",
            Role::Progress => "progress",
        }
    }
}

/// A function of a service, as its parts are made.
struct Function<'m> {
    /// Its name.
    name: Name,
    /// What it calls the service's state.
    own: Name,
    /// Its parameters but the first.
    params: Vec<Unbound>,
    /// Where the call happens, if that is a parameter: its place among them.
    address: Option<usize>,
    /// The local variables that live from part to part.
    carried: Vec<Name>,
    returns: Option<py::Expr>,
    methods: &'m BTreeMap<String, Method>,
}

impl Lowerer<'_> {
    /// Whether a class is a service or a servicetester.
    pub(super) fn is_service(&self, def: &py::StmtClassDef) -> bool {
        let is = |decorator: &py::Expr| matches!(self.language.meaning(decorator), Some("service" | "servicetester"));
        def.decorator_list.iter().any(is)
    }

    /// A service class.
    pub(super) fn service_class(&mut self, span: Span, def: py::StmtClassDef) -> Lowered<StmtKind> {
        self.note_inversions(&def.decorator_list);
        let decorators = self.exprs(def.decorator_list)?;
        let name_span = self.name_span(span);
        target::check_name(&def.name, name_span)?;
        let arguments = self.arguments(Callee { whole: span, end: name_span.end }, def.bases, def.keywords)?;
        let (name, bound_name) = (self.name(&def.name), self.mangled(&def.name));
        let scope = self.new_scope();
        let outer = self.private.replace(name.clone());
        let was_in_service = std::mem::replace(&mut self.in_service, true);
        let body = self.service_body(At(name_span), def.body);
        self.private = outer;
        self.in_service = was_in_service;
        let (bases, keywords, body) = (arguments.args, arguments.keywords, body?);
        let def = ClassDef { name, bound_name, name_span, scope, bases, keywords, body, decorators };
        Ok(StmtKind::ClassDef(Box::new(def)))
    }

    fn service_body(&mut self, at: At, stmts: Vec<py::Stmt>) -> Lowered<Vec<Stmt>> {
        let methods = stmts.iter().filter_map(single_return).collect();
        let mut functions = Vec::new();
        let mut body = Vec::new();
        for stmt in stmts {
            match stmt {
                py::Stmt::FunctionDef(def) => {
                    let span = span_of(&def);
                    let role = self.role(&def)?;
                    let is_init = def.name.as_str() == "__init__";
                    match role {
                        Some(role) => {
                            functions.push(at.text(&def.name));
                            body.push(self.service_function(span, role, def, &methods)?);
                        }
                        None if is_init => {
                            functions.push(at.text(".instances"));
                            body.extend(self.initialiser(span, def, &methods)?);
                        }
                        None => {
                            self.refuse_parts(&def)?;
                            body.push(self.stmt(py::Stmt::FunctionDef(def))?);
                        }
                    }
                }
                stmt => body.push(self.stmt(stmt)?),
            }
        }
        let list = self.name(".functions");
        body.push(at.assign(at.name(&list), at.tuple(functions)));
        Ok(body)
    }

    /// Notes which of these decorators change when a service becomes its tester, or the other way round.
    fn note_inversions(&mut self, decorators: &[py::Expr]) {
        for decorator in decorators {
            let inverse = match self.language.meaning(decorator) {
                Some("service") => "servicetester",
                Some("servicetester") => "service",
                Some("input") => "output",
                Some("output") => "input",
                _ => continue,
            };
            // Of `sesf.input` the last word.
            let span = span_of(decorator);
            let start = match decorator {
                py::Expr::Attribute(attribute) => span.end - attribute.attr.len() as u32,
                _ => span.start,
            };
            self.inversions.push((Span { start, ..span }, inverse));
        }
    }

    /// What a function's decorator says it is.
    fn role(&mut self, def: &py::StmtFunctionDef) -> Lowered<Option<Role>> {
        self.note_inversions(&def.decorator_list);
        let role = |decorator: &py::Expr| self.language.meaning(decorator).and_then(Role::of);
        let Some(found) = def.decorator_list.iter().find_map(role) else { return Ok(None) };
        match def.decorator_list.as_slice() {
            [_] => Ok(Some(found)),
            [first, second, ..] => {
                let other = if role(first).is_some() { second } else { first };
                let message = format!("@{} stands alone: a function of a service has no other decorator", found.word());
                Err(SyntaxError::new(message, span_of(other)).into())
            }
            [] => Ok(None),
        }
    }

    /// A method that is no function of the service has no parts.
    fn refuse_parts(&self, def: &py::StmtFunctionDef) -> Lowered<()> {
        let part = def.body.iter().find_map(|stmt| match stmt {
            py::Stmt::With(with) => with
                .items
                .iter()
                .find(|item| matches!(self.language.called(&item.context_expr), Some("call" | "ret" | "some"))),
            _ => None,
        });
        match part {
            Some(item) => {
                let message =
                    format!("a part outside a function of the service: is '{}' an @input or an @output?", def.name);
                Err(SyntaxError::new(message, span_of(&item.context_expr)).into())
            }
            None => Ok(()),
        }
    }

    // ---- the instances

    /// `__init__` without domains, and the generator of the arguments that are tested.
    fn initialiser(
        &mut self,
        span: Span,
        mut def: py::StmtFunctionDef,
        methods: &BTreeMap<String, Method>,
    ) -> Lowered<Vec<Stmt>> {
        let mut condition = None;
        let place = def.body.iter().position(|stmt| self.is_call_part(stmt));
        if let Some(place) = place {
            let py::Stmt::With(stmt) = def.body.remove(place) else { return Ok(Vec::new()) };
            let part = self.part(stmt)?;
            let is_early = def.body[..place].iter().all(is_docstring);
            if !is_early {
                return Err(SyntaxError::new("the call part comes first", part.at.0).into());
            }
            def.body.splice(place..place, part.body);
            condition = part.condition;
        }
        if def.body.is_empty() {
            let range = def.range;
            def.body.push(py::Stmt::Pass(py::StmtPass { range }));
        }
        let name = self.name("__init__");
        let function = self.function(&name, &def, methods)?;
        let solver = self.instances(At(self.name_span(span)), &function, condition);
        without_annotations(&mut def.args);
        Ok(vec![solver?, self.stmt(py::Stmt::FunctionDef(def))?])
    }

    /// `def .instances(.lib)`: gives the generator of tuples of arguments. A parameter without a domain has no value to be
    /// tested with; one with a default has that.
    fn instances(&mut self, at: At, function: &Function<'_>, condition: Option<py::Expr>) -> Lowered<Stmt> {
        let condition = condition.map(|condition| self.condition(condition)).transpose()?;
        let lacks_domain = function.params.iter().any(|param| param.domain.is_none());
        let names: Vec<Name> = function.params.iter().map(|param| param.name.clone()).collect();
        let (lib, bound_name) = (self.name(LIB), self.name(".instances"));
        let mut body = Vec::new();
        let solve = match lacks_domain && condition.is_none() {
            true => at.none(),
            false => {
                let name = self.name(".solve");
                let solved = solver_of(self, function, function.params.clone(), None).body(at, condition)?;
                body.push(self.new_function(at, &bound_name, name.clone(), at.params(&[]), solved));
                at.name(&name)
            }
        };
        body.push(at.return_(self.library(at, "instances", vec![names_value(at, &names), solve])));
        Ok(self.new_function(at, &bound_name, bound_name.clone(), at.params(&[lib]), body))
    }

    fn is_call_part(&self, stmt: &py::Stmt) -> bool {
        matches!(stmt, py::Stmt::With(with)
            if with.items.iter().any(|item| self.language.called(&item.context_expr) == Some("call")))
    }

    // ---- functions

    fn service_function(
        &mut self,
        span: Span,
        role: Role,
        def: py::StmtFunctionDef,
        methods: &BTreeMap<String, Method>,
    ) -> Lowered<Stmt> {
        let name = self.name(&def.name);
        let function = self.function(&name, &def, methods)?;
        match role {
            Role::Invariant => self.assertion(span, function, def, "invariant"),
            Role::Progress => self.assertion(span, function, def, "progress"),
            _ => self.function_of_parts(span, role, function, def),
        }
    }

    fn function<'m>(
        &mut self,
        name: &Name,
        def: &py::StmtFunctionDef,
        methods: &'m BTreeMap<String, Method>,
    ) -> Lowered<Function<'m>> {
        let span = span_of(def);
        self.name_span(span);
        let args = &def.args;
        let star = args.vararg.iter().chain(&args.kwarg).next();
        if let Some(star) = star {
            let message = "a function of a service has a fixed number of parameters";
            return Err(SyntaxError::new(message, span_of(&**star)).into());
        }
        let mut all = args.posonlyargs.iter().chain(&args.args).chain(&args.kwonlyargs).map(|arg| &arg.def);
        let Some(own) = all.next() else {
            let message = "a function of a service takes the service's state, usually called self";
            return Err(SyntaxError::new(message, self.name_span(span)).into());
        };
        let own = self.mangled(&own.arg);
        let mut params = Vec::new();
        let mut address = None;
        for arg in all {
            let domain = arg.annotation.as_deref().cloned();
            let is_address = domain.as_ref().is_some_and(|domain| self.language.meaning(domain) == Some("addr"));
            if is_address && address.is_none() {
                address = Some(params.len());
            }
            if arg.arg.as_str() == ME {
                let message = "'me' is the number of the caller: a parameter needs another name";
                return Err(SyntaxError::new(message, span_of(arg)).into());
            }
            params.push(Unbound { name: self.mangled(&arg.arg), place: span_of(arg), domain });
        }
        let returns = def.returns.as_deref().cloned();
        Ok(Function { name: name.clone(), own, params, address, carried: Vec::new(), returns, methods })
    }

    /// A function of the service: a list of its parts.
    fn function_of_parts(
        &mut self,
        span: Span,
        role: Role,
        mut function: Function<'_>,
        def: py::StmtFunctionDef,
    ) -> Lowered<Stmt> {
        let at = At(self.name_span(span));
        let (mut doc, mut parts) = (None, Vec::new());
        for (idx, stmt) in def.body.into_iter().enumerate() {
            match stmt {
                stmt if idx == 0 && is_docstring(&stmt) => doc = Some(self.stmt(stmt)?),
                py::Stmt::With(stmt) if self.begins_part(&stmt) => parts.push(self.part(stmt)?),
                py::Stmt::Pass(_) => {}
                stmt => {
                    let message = "a statement outside the parts: a function of a service consists of 'with call(...)', \
                                   'with when(...)', 'with atomic' and 'with ret(...)'";
                    return Err(SyntaxError::new(message, span_of(&stmt)).into());
                }
            }
        }
        part::check_order(role == Role::Internal, at.0, &function.name, &parts)?;
        if role == Role::Internal && !function.params.is_empty() {
            let message = "an @internal function takes no parameters: 'with some(D) as n, when(...)' picks a value";
            return Err(SyntaxError::new(message, function.params[0].place).into());
        }
        if role != Role::Internal {
            part::complete(at, &mut parts);
        }
        let mut made = Vec::new();
        for part in &mut parts {
            self.lower_body(part, &mut function)?;
        }
        let mut body: Vec<Stmt> = doc.into_iter().collect();
        body.push(self.binder(at, &function, *def.args)?);
        for (idx, part) in parts.into_iter().enumerate() {
            made.push(self.emit_part(idx, part, &function, &mut body)?);
        }
        let params: Vec<Name> = function.params.iter().map(|param| param.name.clone()).collect();
        let address = function.address.map_or(at.none(), |idx| at.int(idx as i64));
        let bind = self.name(".bind");
        let arguments = vec![
            at.text(&function.name),
            at.text(role.word()),
            names_value(at, &params),
            address,
            names_value(at, &function.carried),
            at.name(&bind),
            at.tuple(made),
        ];
        body.push(at.return_(self.library(at, "function", arguments)));
        let lib = self.name(LIB);
        Ok(self.new_function(at, &function.name, function.name.clone(), at.params(&[lib]), body))
    }

    /// `def .bind(params): return locals()`: gives arguments their names as a call of the function would.
    fn binder(&mut self, at: At, function: &Function<'_>, mut args: py::Arguments) -> Lowered<Stmt> {
        without_annotations(&mut args);
        let is_first = args.posonlyargs.is_empty();
        if is_first && !args.args.is_empty() {
            args.args.remove(0);
        } else if !is_first {
            args.posonlyargs.remove(0);
        }
        let params = self.params(at.0, args)?;
        let names: Vec<Name> = function.params.iter().map(|param| param.name.clone()).collect();
        let bind = self.name(".bind");
        let body = vec![at.return_(at.names(&names))];
        Ok(self.new_function(at, &function.name, bind, params, body))
    }

    // ---- assertions

    /// An invariant or a progress condition: its formula, and the values of its parameters.
    fn assertion(
        &mut self,
        span: Span,
        function: Function<'_>,
        mut def: py::StmtFunctionDef,
        word: &str,
    ) -> Lowered<Stmt> {
        let at = At(self.name_span(span));
        let names: Vec<Name> = function.params.iter().map(|param| param.name.clone()).collect();
        let is_global = &*function.own == "nodes" && names.len() == 1;
        let (cases, holds) = (self.name(".cases"), self.name(".holds"));
        let solved = match is_global {
            // Its parameters are the processes and what is in transit.
            true => vec![at.yield_(at.tuple(Vec::new()))],
            false => solver_of(self, &function, function.params.clone(), None).body(at, None)?,
        };
        let own = at.params(std::slice::from_ref(&function.own));
        let mut body = vec![self.new_function(at, &function.name, cases.clone(), own, solved)];
        without_annotations(&mut def.args);
        let params = self.params(span, *def.args)?;
        let text = self.text(span).to_string();
        let stmts = self.formulas(def.body)?;
        body.push(self.new_function(at, &function.name, holds.clone(), params, stmts));
        let arguments = vec![
            at.text(&function.name),
            at.text(word),
            names_value(at, &names),
            at.name(&cases),
            at.name(&holds),
            at.text(&text),
            at.bool(is_global),
        ];
        body.push(at.return_(self.library(at, "assertion", arguments)));
        let lib = self.name(LIB);
        Ok(self.new_function(at, &function.name, function.name.clone(), at.params(&[lib]), body))
    }

    /// The body of a progress condition: the arguments of `leads_to` become functions, since they are evaluated later.
    fn formulas(&mut self, stmts: Vec<py::Stmt>) -> Lowered<Vec<Stmt>> {
        let outer = std::mem::replace(&mut self.in_formula, true);
        let stmts = self.stmts(stmts);
        self.in_formula = outer;
        stmts
    }

    /// `leads_to(P, Q, assuming=[...])` in a progress condition.
    pub(super) fn leads_to(&mut self, span: Span, call: py::ExprCall) -> Lowered<ExprKind> {
        let at = At(span);
        if call.args.len() != 2 {
            let message = "leads_to() takes two conditions, and assuming=[...]";
            return Err(SyntaxError::new(message, span).into());
        }
        let mut args = Vec::new();
        for arg in call.args {
            let text = at.text(self.text(span_of(&arg)));
            let value = self.expr(arg)?;
            args.push(at.tuple(vec![text, self.new_lambda(at, value)]));
        }
        let mut keywords = Vec::new();
        for keyword in call.keywords {
            let Some(name) = keyword.arg.as_ref().map(|arg| self.name(arg)) else {
                return Err(SyntaxError::new("leads_to() takes no **", span).into());
            };
            keywords.push((name, self.expr(keyword.value)?));
        }
        Ok(self.library_with(at, "leads_to", args, keywords).kind)
    }

    pub(super) fn library_with(&mut self, at: At, name: &str, args: Vec<Expr>, keywords: Vec<(Name, Expr)>) -> Expr {
        let (lib, name) = (self.name(LIB), self.name(name));
        at.call_with(at.attribute(at.name(&lib), name), args, keywords)
    }

    /// A condition, which changes nothing.
    fn condition(&mut self, condition: py::Expr) -> Lowered<Expr> {
        let condition = self.expr(condition)?;
        match names::Block::of_condition(&condition).refused {
            Some(error) => Err(error.into()),
            None => Ok(condition),
        }
    }
}

/// What finds the values of some names of a function.
fn solver_of<'s, 'a>(
    lowerer: &'s mut Lowerer<'a>,
    function: &Function<'s>,
    names: Vec<Unbound>,
    whole: Option<(Shape, py::Expr)>,
) -> Solver<'s, 'a> {
    let (methods, own) = (function.methods, function.own.clone());
    Solver { lowerer, methods, own, names, whole, n_fresh: 0, depth: 0 }
}

fn names_value(at: At, names: &[Name]) -> Expr {
    at.tuple(names.iter().map(|name| at.text(name)).collect())
}

fn is_docstring(stmt: &py::Stmt) -> bool {
    matches!(stmt, py::Stmt::Expr(expr)
        if matches!(&*expr.value, py::Expr::Constant(constant) if constant.value.is_str()))
}

fn without_annotations(args: &mut py::Arguments) {
    let all = args.posonlyargs.iter_mut().chain(&mut args.args).chain(&mut args.kwonlyargs);
    all.for_each(|arg| arg.def.annotation = None);
}

/// A method that is a single `return`.
fn single_return(stmt: &py::Stmt) -> Option<(String, Method)> {
    let py::Stmt::FunctionDef(def) = stmt else { return None };
    let args = &def.args;
    let is_plain = def.decorator_list.is_empty()
        && args.vararg.is_none()
        && args.kwarg.is_none()
        && args.kwonlyargs.is_empty()
        && args.posonlyargs.is_empty();
    let value = match def.body.as_slice() {
        [py::Stmt::Return(ret)] => ret.value.as_deref()?,
        [doc, py::Stmt::Return(ret)] if is_docstring(doc) => ret.value.as_deref()?,
        _ => return None,
    };
    let params: Vec<String> = args.args.iter().map(|arg| arg.def.arg.to_string()).collect();
    (is_plain && !params.is_empty()).then(|| (def.name.to_string(), Method { params, value: value.clone() }))
}
