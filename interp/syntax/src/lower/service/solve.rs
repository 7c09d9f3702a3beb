//! Choosing values that satisfy a condition.
//!
//! A condition is read as TLC reads a next-state relation (Lamport, *Specifying Systems*, section 14.2.6): conjuncts from
//! left to right; an unbound name is bound by the first conjunct that reads it, from `S` in `x in S` and from `e` in
//! `x == e`; in any other conjunct it is first enumerated from its domain. Conjuncts whose names are bound filter. The
//! result is the body of a generator that yields each solution once or more:
//!
//! ```text
//! i in self.addresses and msg in self.transit[i, j][:1]
//!
//! for i in .lib.members(self.addresses):
//!     for msg in .lib.members(self.transit[i, j][:1]):
//!         yield (i, msg)
//! ```
//! Where a condition branches (`or`, a conditional expression), or has names of its own (`any(... for ...)`, a method that is
//! a single `return`), a generator inside yields the names that it binds.

use std::collections::{BTreeMap, VecDeque};

use rustpython_parser::ast as py;

use super::names::{reads, targets};
use super::{LIB, Shape};
use crate::ast::{BoolOp, CompareOp, Comprehension, Expr, ExprKind, Name, Stmt, UnaryOp};
use crate::error::SyntaxError;
use crate::lower::build::At;
use crate::lower::{Lowered, Lowerer};
use crate::source::Span;

/// A method that is a single `return`.
pub(super) struct Method {
    pub params: Vec<String>,
    pub value: py::Expr,
}

/// A name that is to be bound.
#[derive(Clone)]
pub(super) struct Unbound {
    pub name: Name,
    /// Where it is declared.
    pub place: Span,
    /// Its annotation.
    pub domain: Option<py::Expr>,
}

/// A step towards a solution; those after it are inside it.
enum Layer {
    If(Expr),
    For { target: Expr, iter: Expr },
    Do(Stmt),
}

/// Looks for the values of some names.
pub(super) struct Solver<'s, 'a> {
    pub lowerer: &'s mut Lowerer<'a>,
    pub methods: &'s BTreeMap<String, Method>,
    /// What the functions call the service's state.
    pub own: Name,
    /// The names to be bound, in the order in which they are yielded.
    pub names: Vec<Unbound>,
    /// The domain of a value that is destructured into them.
    pub whole: Option<(Shape, py::Expr)>,
    pub n_fresh: u32,
    /// How deep methods are seen through.
    pub depth: u32,
}

/// Methods may call themselves.
const MAX_DEPTH: u32 = 8;

impl Solver<'_, '_> {
    /// The body of a generator that yields tuples of the names' values.
    pub fn body(&mut self, at: At, condition: Option<Expr>) -> Lowered<Vec<Stmt>> {
        let order: Vec<Name> = self.names.iter().map(|unbound| unbound.name.clone()).collect();
        let unbound = order.clone();
        self.generator(at, Vec::new(), condition.into_iter().collect(), unbound, &order)
    }

    /// The body of a generator that yields some names once all of them are bound.
    fn generator(
        &mut self,
        at: At,
        mut layers: Vec<Layer>,
        conjuncts: VecDeque<Expr>,
        mut unbound: Vec<Name>,
        order: &[Name],
    ) -> Lowered<Vec<Stmt>> {
        self.conjuncts(at, conjuncts, &mut unbound, &mut layers)?;
        for name in order {
            self.enumerate(at, name, &mut unbound, &mut layers)?;
        }
        let last = vec![at.yield_(at.names(order))];
        Ok(layers.into_iter().rev().fold(last, |inside, layer| nest(at, layer, inside)))
    }

    fn conjuncts(
        &mut self,
        at: At,
        mut rest: VecDeque<Expr>,
        unbound: &mut Vec<Name>,
        layers: &mut Vec<Layer>,
    ) -> Lowered<()> {
        while let Some(conjunct) = rest.pop_front() {
            if let ExprKind::BoolOp { op: BoolOp::And, values } = conjunct.kind {
                values.into_iter().rev().for_each(|value| rest.push_front(value));
                continue;
            }
            let wanted = unbound_in(&conjunct, unbound);
            if wanted.is_empty() {
                layers.push(Layer::If(conjunct));
                continue;
            }
            let conjunct = match self.bind(conjunct, unbound, layers)? {
                None => continue,
                Some(conjunct) => conjunct,
            };
            match self.branches(at, conjunct, &wanted)? {
                Ok(stmt) => {
                    let Stmt { span, .. } = stmt;
                    let at = At(span);
                    let iter = self.inner_call(at);
                    layers.push(Layer::Do(stmt));
                    layers.push(Layer::For { target: at.names(&wanted), iter });
                    unbound.retain(|name| !wanted.contains(name));
                    self.within(at, &wanted, layers)?;
                }
                Err(conjunct) => {
                    for name in &wanted {
                        self.enumerate(At(conjunct.span), name, unbound, layers)?;
                    }
                    layers.push(Layer::If(conjunct));
                }
            }
        }
        Ok(())
    }

    // ---- binding

    /// Binds names from `x in S`, `x == e`, `e == x`, `x is e`; gives the conjunct back if it is none of these.
    fn bind(&mut self, conjunct: Expr, unbound: &mut Vec<Name>, layers: &mut Vec<Layer>) -> Lowered<Option<Expr>> {
        let at = At(conjunct.span);
        let ExprKind::Compare { left, ops, comparators } = conjunct.kind else { return Ok(Some(conjunct)) };
        let is_bound = |expr: &Expr| unbound_in(expr, unbound).is_empty();
        let op = match (ops.as_slice(), comparators.as_slice()) {
            ([CompareOp::In], [right]) if is_bound(right) && is_pattern(&left, unbound) => CompareOp::In,
            ([CompareOp::Eq | CompareOp::Is], [right]) if is_bound(right) && is_pattern(&left, unbound) => {
                CompareOp::Eq
            }
            ([CompareOp::Eq | CompareOp::Is], [right]) if is_bound(&left) && is_pattern(right, unbound) => {
                CompareOp::NotEq
            }
            _ => return Ok(Some(at.expr(ExprKind::Compare { left, ops, comparators }))),
        };
        let right = comparators.into_iter().next().unwrap_or_else(|| at.none());
        let (pattern, source) = if op == CompareOp::NotEq { (right, *left) } else { (*left, right) };
        let iter = match op {
            CompareOp::In => self.library(at, "members", vec![source]),
            _ => at.tuple(vec![source]),
        };
        self.destructure(at, pattern, iter, unbound, layers)?;
        Ok(None)
    }

    /// For each item of `iter` that has the pattern's shape.
    fn destructure(
        &mut self,
        at: At,
        pattern: Expr,
        iter: Expr,
        unbound: &mut Vec<Name>,
        layers: &mut Vec<Layer>,
    ) -> Lowered<()> {
        let mut bound = Vec::new();
        let mut filters = Vec::new();
        if let ExprKind::Name(_) = pattern.kind {
            targets(&pattern, &mut bound);
            layers.push(Layer::For { target: pattern, iter });
        } else {
            let shape = shape_of(at, &pattern);
            let item = self.fresh();
            layers.push(Layer::For { target: at.name(&item), iter });
            layers.push(Layer::If(self.library(at, "has_shape", vec![at.name(&item), shape])));
            let target = self.target(pattern, unbound, &mut bound, &mut filters);
            layers.push(Layer::Do(at.assign(target, at.name(&item))));
        }
        layers.extend(filters.into_iter().map(Layer::If));
        unbound.retain(|name| !bound.contains(name));
        self.within(at, &bound, layers)
    }

    /// Names that were bound otherwise than from their domains lie in them.
    fn within(&mut self, at: At, names: &[Name], layers: &mut Vec<Layer>) -> Lowered<()> {
        for name in names {
            if let Some(domain) = self.domain_of(name)? {
                layers.push(Layer::If(self.library(at, "within", vec![at.name(name), domain])));
            }
        }
        Ok(())
    }

    /// The target for a pattern: what is not to be bound goes to a name of its own, and is compared.
    fn target(&mut self, pattern: Expr, unbound: &[Name], bound: &mut Vec<Name>, filters: &mut Vec<Expr>) -> Expr {
        let at = At(pattern.span);
        match pattern.kind {
            ExprKind::Name(name) if unbound.contains(&name) && !bound.contains(&name) => {
                bound.push(name.clone());
                at.name(&name)
            }
            ExprKind::Tuple(items) | ExprKind::List(items) => {
                at.tuple(items.into_iter().map(|item| self.target(item, unbound, bound, filters)).collect())
            }
            kind => {
                let item = self.fresh();
                let comparators = vec![at.expr(kind)];
                filters.push(at.expr(ExprKind::Compare {
                    left: Box::new(at.name(&item)),
                    ops: vec![CompareOp::Eq],
                    comparators,
                }));
                at.name(&item)
            }
        }
    }

    /// Binds a name from its domain, unless it is bound.
    fn enumerate(&mut self, at: At, name: &Name, unbound: &mut Vec<Name>, layers: &mut Vec<Layer>) -> Lowered<()> {
        if !unbound.contains(name) {
            return Ok(());
        }
        if let Some(domain) = self.domain_of(name)? {
            let iter = self.library(at, "members", vec![domain]);
            layers.push(Layer::For { target: at.name(name), iter });
            unbound.retain(|other| other != name);
            return Ok(());
        }
        if let Some((shape, domain)) = self.whole.clone()
            && shape.names().contains(name)
        {
            let domain = self.lowerer.domain(&self.own, domain)?;
            let iter = self.library(at, "members", vec![domain]);
            return self.destructure(at, shape.pattern(at), iter, unbound, layers);
        }
        let place = self.names.iter().find(|unbound| unbound.name == *name).map_or(at.0, |unbound| unbound.place);
        let message = format!(
            "nothing binds '{name}': give it a domain (an annotation), or say in the condition where its values come from \
             ('{name} in ...' or '{name} == ...')"
        );
        Err(SyntaxError::new(message, place).into())
    }

    fn domain_of(&mut self, name: &Name) -> Lowered<Option<Expr>> {
        let domain = self.names.iter().find(|unbound| unbound.name == *name).and_then(|unbound| unbound.domain.clone());
        domain.map(|domain| self.lowerer.domain(&self.own, domain)).transpose()
    }

    // ---- branching

    /// The generator for a condition that branches or has names of its own, which yields `wanted`; or the condition.
    fn branches(&mut self, at: At, conjunct: Expr, wanted: &[Name]) -> Lowered<Result<Stmt, Expr>> {
        let place = At(conjunct.span);
        let branches = match conjunct.kind {
            ExprKind::BoolOp { op: BoolOp::Or, values } => values.into_iter().map(|value| vec![value]).collect(),
            ExprKind::IfExp { test, body, orelse } => {
                // The test is needed twice; a scope inside it cannot be copied.
                let Some(again) = copy(&test) else {
                    return Ok(Err(place.expr(ExprKind::IfExp { test, body, orelse })));
                };
                let not = place.expr(ExprKind::UnaryOp { op: UnaryOp::Not, operand: Box::new(again) });
                vec![vec![*test, *body], vec![not, *orelse]]
            }
            ExprKind::Call { func, args, keywords } => {
                let call = place.expr(ExprKind::Call { func, args, keywords });
                return match self.quantified(place, call, wanted)? {
                    Ok(stmt) => Ok(Ok(stmt)),
                    Err(call) => self.seen_through(place, call, wanted),
                };
            }
            kind => return Ok(Err(place.expr(kind))),
        };
        let mut body = Vec::new();
        for branch in branches {
            body.extend(self.generator(at, Vec::new(), branch.into(), wanted.to_vec(), wanted)?);
        }
        Ok(Ok(self.inner(place, &[], body)))
    }

    /// `any(condition for ...)`.
    fn quantified(&mut self, at: At, call: Expr, wanted: &[Name]) -> Lowered<Result<Stmt, Expr>> {
        let is_any = matches!(&call.kind, ExprKind::Call { func, args, keywords }
            if matches!(&func.kind, ExprKind::Name(name) if &**name == "any") && keywords.is_empty()
                && matches!(args.as_slice(), [Expr { kind: ExprKind::GeneratorExp(comp), .. }]
                    if comp.generators.iter().all(|each| unbound_in(&each.iter, wanted).is_empty()
                        && each.ifs.iter().all(|test| unbound_in(test, wanted).is_empty()))));
        if !is_any {
            return Ok(Err(call));
        }
        let ExprKind::Call { mut args, .. } = call.kind else { return Ok(Err(call)) };
        let Some(Expr { kind: ExprKind::GeneratorExp(comp), .. }) = args.pop() else {
            return Ok(Err(at.bool(false)));
        };
        let Comprehension { element, generators, .. } = *comp;
        let mut layers = Vec::new();
        for each in generators {
            layers.push(Layer::For { target: each.target, iter: each.iter });
            layers.extend(each.ifs.into_iter().map(Layer::If));
        }
        let body = self.generator(at, layers, VecDeque::from([element]), wanted.to_vec(), wanted)?;
        Ok(Ok(self.inner(at, &[], body)))
    }

    /// A call of a method that is a single `return`, some of whose arguments are names to be bound.
    fn seen_through(&mut self, at: At, call: Expr, wanted: &[Name]) -> Lowered<Result<Stmt, Expr>> {
        let ExprKind::Call { func, args, keywords } = &call.kind else { return Ok(Err(call)) };
        let ExprKind::Attribute { value, attr, .. } = &func.kind else { return Ok(Err(call)) };
        let is_own = matches!(&value.kind, ExprKind::Name(name) if *name == self.own);
        let Some(method) = self.methods.get(&**attr).filter(|_| is_own && keywords.is_empty()) else {
            return Ok(Err(call));
        };
        let is_unbound = |arg: &Expr| matches!(&arg.kind, ExprKind::Name(name) if wanted.contains(name));
        let names: Vec<Name> = args.iter().filter(|arg| is_unbound(arg)).flat_map(reads).collect();
        let is_clear = names.len() == wanted.len()
            && wanted.iter().all(|name| names.contains(name))
            && args.iter().all(|arg| is_unbound(arg) || unbound_in(arg, wanted).is_empty());
        if !is_clear || method.params.len() != args.len() + 1 || self.depth >= MAX_DEPTH {
            return Ok(Err(call));
        }
        let Some(bound) = args.iter().filter(|arg| !is_unbound(arg)).map(copy).collect::<Option<Vec<Expr>>>() else {
            return Ok(Err(call));
        };
        let params: Vec<Name> = method.params.iter().map(|param| self.lowerer.mangled(param)).collect();
        let mut given = vec![params[0].clone()];
        let mut inner = Vec::new();
        for (param, arg) in params[1..].iter().zip(args) {
            match &arg.kind {
                ExprKind::Name(name) if wanted.contains(name) => inner.push((param.clone(), name.clone())),
                _ => given.push(param.clone()),
            }
        }
        let order: Vec<Name> = wanted
            .iter()
            .filter_map(|name| inner.iter().find(|(_, n)| n == name))
            .map(|(param, _)| param.clone())
            .collect();
        let value = self.lowerer.expr(method.value.clone())?;
        let mut solver = Solver {
            lowerer: &mut *self.lowerer,
            methods: self.methods,
            own: params[0].clone(),
            names: order.iter().map(|name| Unbound { name: name.clone(), place: at.0, domain: None }).collect(),
            whole: None,
            n_fresh: self.n_fresh,
            depth: self.depth + 1,
        };
        let body = solver.generator(at, Vec::new(), VecDeque::from([value]), order.clone(), &order);
        self.n_fresh = solver.n_fresh;
        // What the method says binds too little: the names come from their domains.
        let Ok(body) = body else { return Ok(Err(call)) };
        let inner = self.inner(at, &given, body);
        let mut arguments = vec![at.name(&self.own)];
        arguments.extend(bound);
        Ok(Ok(self.inner_with(at, inner, arguments)))
    }

    /// A generator inside the one that is made.
    fn inner(&mut self, at: At, params: &[Name], body: Vec<Stmt>) -> Stmt {
        let name = self.lowerer.name(&format!(".part{}", self.n_fresh));
        self.lowerer.new_function(at, &name, name.clone(), at.params(params), body)
    }

    /// A generator without parameters that stands for one with these arguments.
    fn inner_with(&mut self, at: At, inner: Stmt, arguments: Vec<Expr>) -> Stmt {
        let name = self.lowerer.name(&format!(".part{}", self.n_fresh));
        let call = at.call(at.name(&name), arguments);
        self.n_fresh += 1;
        let body = vec![inner, at.return_(call)];
        self.inner(at, &[], body)
    }

    /// A call of the generator made last.
    fn inner_call(&mut self, at: At) -> Expr {
        let name = self.lowerer.name(&format!(".part{}", self.n_fresh));
        self.n_fresh += 1;
        at.call(at.name(&name), Vec::new())
    }

    fn fresh(&mut self) -> Name {
        self.n_fresh += 1;
        self.lowerer.name(&format!(".item{}", self.n_fresh))
    }

    fn library(&mut self, at: At, name: &str, args: Vec<Expr>) -> Expr {
        self.lowerer.library(at, name, args)
    }
}

impl Lowerer<'_> {
    /// A call of the library that the parts of services lean on.
    pub(super) fn library(&mut self, at: At, name: &str, args: Vec<Expr>) -> Expr {
        let (lib, name) = (self.name(LIB), self.name(name));
        at.call(at.attribute(at.name(&lib), name), args)
    }

    /// A domain as an annotation gives it; `addr` stands for the addresses of the service.
    pub(super) fn domain(&mut self, own: &Name, annotation: py::Expr) -> Lowered<Expr> {
        if self.language.meaning(&annotation) == Some("addr") {
            let at = At(crate::lower::span_of(&annotation));
            let addresses = self.name("addresses");
            return Ok(at.attribute(at.name(own), addresses));
        }
        self.expr(annotation)
    }
}

fn nest(at: At, layer: Layer, inside: Vec<Stmt>) -> Vec<Stmt> {
    match layer {
        Layer::If(test) => vec![At(test.span).if_(test, inside)],
        Layer::For { target, iter } => vec![at.for_(target, iter, inside)],
        Layer::Do(stmt) => std::iter::once(stmt).chain(inside).collect(),
    }
}

fn unbound_in(expr: &Expr, unbound: &[Name]) -> Vec<Name> {
    reads(expr).into_iter().filter(|name| unbound.contains(name)).collect()
}

/// Whether an expression is an unbound name, or a tuple of which some item is a pattern and the others are bound.
fn is_pattern(expr: &Expr, unbound: &[Name]) -> bool {
    match &expr.kind {
        ExprKind::Name(name) => unbound.contains(name),
        ExprKind::Tuple(items) | ExprKind::List(items) => {
            items.iter().any(|item| is_pattern(item, unbound))
                && items.iter().all(|item| is_pattern(item, unbound) || unbound_in(item, unbound).is_empty())
        }
        _ => false,
    }
}

/// A pattern's shape as a value: a tuple for each tuple, None for everything else.
fn shape_of(at: At, pattern: &Expr) -> Expr {
    match &pattern.kind {
        ExprKind::Tuple(items) | ExprKind::List(items) => {
            at.tuple(items.iter().map(|item| shape_of(at, item)).collect())
        }
        _ => at.none(),
    }
}

/// A copy of an expression, unless scopes are inside: those stand in the tree once.
fn copy(expr: &Expr) -> Option<Expr> {
    (!super::names::has_scopes(expr)).then(|| expr.clone())
}
