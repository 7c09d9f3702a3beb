//! One guarded part of a service's function.

use rustpython_parser::ast as py;

use super::names::Block;
use super::solve::Unbound;
use super::{Function, LIB, ME, Shape, names_value};
use crate::ast::{Expr, Name, Stmt};
use crate::error::SyntaxError;
use crate::lower::build::At;
use crate::lower::{Lowered, Lowerer, span_of};
use crate::source::Span;

/// What a part is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Call,
    Hidden,
    Return,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Kind::Call => "call",
            Kind::Hidden => "hidden",
            Kind::Return => "ret",
        }
    }
}

/// A part as it is written.
pub(super) struct Part {
    pub kind: Kind,
    /// The place of the guard.
    pub at: At,
    /// `some(D) as n`: targets and domains.
    pub some: Vec<(py::Expr, py::Expr)>,
    /// None for `atomic`.
    pub condition: Option<py::Expr>,
    /// What stands after `as`.
    pub target: Option<py::Expr>,
    pub raises: Option<py::Expr>,
    pub fair: Option<py::Expr>,
    pub body: Vec<py::Stmt>,
    /// The body, once it is lowered.
    pub lowered: Vec<Stmt>,
}

impl Lowerer<'_> {
    /// Whether a `with` statement is a part.
    pub(super) fn begins_part(&self, stmt: &py::StmtWith) -> bool {
        stmt.items.iter().any(|item| {
            matches!(self.language.called(&item.context_expr), Some("call" | "ret" | "some" | "when"))
                || self.language.meaning(&item.context_expr) == Some("atomic")
        })
    }

    /// Reads a part.
    pub(super) fn part(&mut self, stmt: py::StmtWith) -> Lowered<Part> {
        let mut items = stmt.items;
        let Some(last) = items.pop() else { return Err(error("a part without a guard", span_of(&stmt.body[0]))) };
        let at = At(span_of(&last.context_expr));
        let mut some = Vec::new();
        for item in items {
            some.push(self.some_item(item)?);
        }
        let mut part = Part {
            kind: Kind::Hidden,
            at,
            some,
            condition: None,
            target: last.optional_vars.map(|target| *target),
            raises: None,
            fair: None,
            body: stmt.body,
            lowered: Vec::new(),
        };
        let call = match last.context_expr {
            py::Expr::Call(call) => call,
            // `atomic`
            _ => return self.without_target(part),
        };
        let word = self.language.meaning(&call.func).unwrap_or_default();
        part.kind = match word {
            "call" => Kind::Call,
            "ret" => Kind::Return,
            "when" => Kind::Hidden,
            "some" => {
                return Err(error(
                    "some(...) picks a value for the part that follows it: 'with some(D) as n, ret(...)'",
                    at.0,
                ));
            }
            _ => return Err(error("a part is one of call(...), ret(...), when(...) and atomic", at.0)),
        };
        for keyword in call.keywords {
            match keyword.arg.as_deref() {
                Some("raises") if part.kind == Kind::Return => part.raises = Some(keyword.value),
                Some("fair") if part.kind != Kind::Call => part.fair = Some(keyword.value),
                name => {
                    let message = format!("{word}() has no argument '{}'", name.unwrap_or("**"));
                    return Err(error(&message, span_of(&keyword.value)));
                }
            }
        }
        let mut args = call.args.into_iter();
        part.condition = match (args.next(), args.next()) {
            (Some(py::Expr::Starred(_)), _) | (None, _) | (_, Some(_)) => {
                return Err(error(&format!("{word}() takes one condition"), at.0));
            }
            (condition, None) => condition,
        };
        match part.kind {
            Kind::Return => Ok(part),
            _ => self.without_target(part),
        }
    }

    fn without_target(&self, part: Part) -> Lowered<Part> {
        match &part.target {
            Some(target) => Err(error("only ret(...) has a value for 'as'", span_of(target))),
            None => Ok(part),
        }
    }

    fn some_item(&self, item: py::WithItem) -> Lowered<(py::Expr, py::Expr)> {
        let place = span_of(&item.context_expr);
        if self.language.called(&item.context_expr) != Some("some") {
            return Err(error("a part has one guard; before it stands only some(D) as n", place));
        }
        let py::Expr::Call(call) = item.context_expr else { return Err(error("some(D) as n", place)) };
        let Some(target) = item.optional_vars else {
            return Err(error("some(D) needs a name: 'some(D) as n'", place));
        };
        match (<[py::Expr; 1]>::try_from(call.args), call.keywords.as_slice()) {
            (Ok([domain]), []) => Ok((*target, domain)),
            _ => Err(error("some() takes one domain", place)),
        }
    }

    /// The shape of a target: names, and tuples of shapes.
    fn shape(&mut self, target: &py::Expr) -> Lowered<Shape> {
        match target {
            py::Expr::Name(name) => Ok(Shape::Name(self.mangled(&name.id))),
            py::Expr::Tuple(tuple) => {
                Ok(Shape::Tuple(tuple.elts.iter().map(|item| self.shape(item)).collect::<Lowered<_>>()?))
            }
            _ => Err(error("a value is named by a name or a tuple of names", span_of(target))),
        }
    }

    /// Lowers a part's body, and notes the local variables that live on after it.
    pub(super) fn lower_body(&mut self, part: &mut Part, function: &mut Function<'_>) -> Lowered<()> {
        part.lowered = self.stmts(std::mem::take(&mut part.body))?;
        let block = Block::of(&part.lowered);
        if let Some(error) = block.refused {
            return Err(error.into());
        }
        if part.kind == Kind::Return {
            return Ok(());
        }
        let mut found = block.binds;
        for (target, _) in &part.some {
            found.extend(self.shape(target)?.names());
        }
        for name in found {
            let is_known = function.params.iter().any(|param| param.name == name) || function.carried.contains(&name);
            if !is_known {
                function.carried.push(name);
            }
        }
        Ok(())
    }

    /// Makes the functions of a part, and gives the expression that describes it.
    pub(super) fn emit_part(
        &mut self,
        idx: usize,
        mut part: Part,
        function: &Function<'_>,
        body: &mut Vec<Stmt>,
    ) -> Lowered<Expr> {
        let at = part.at;
        let picked = self.picked(&part, function)?;
        let shape = part.target.as_ref().map(|target| self.shape(target)).transpose()?;
        let shown = self.shown(&part, shape.as_ref(), function)?;
        let known = |names: &[Unbound], name: &Name| names.iter().any(|unbound| unbound.name == *name);
        let given: Vec<Name> = function
            .params
            .iter()
            .map(|param| param.name.clone())
            .chain(function.carried.iter().cloned())
            .filter(|name| !known(&picked, name) && !known(&shown, name))
            .collect();
        // What the other side, or this one, chooses: the parameters of a call, the value of a return.
        let is_call = part.kind == Kind::Call;
        let chosen = match is_call {
            true => function
                .params
                .iter()
                .enumerate()
                .filter(|(idx, _)| function.address != Some(*idx))
                .map(|(_, p)| p.clone())
                .collect(),
            false => shown.clone(),
        };
        let before: Vec<Name> = match is_call {
            true => function.address.iter().map(|idx| function.params[*idx].name.clone()).collect(),
            false => given.clone(),
        };
        let returns = function.returns.clone().filter(|_| part.kind == Kind::Return && shape.is_some());
        let whole = returns.clone().zip(shape.clone()).map(|(domain, shape)| (shape, domain));
        let names = |unbound: &[Unbound]| unbound.iter().map(|each| each.name.clone()).collect::<Vec<_>>();

        let choose = self.name(&format!(".choose{idx}"));
        let check = self.name(&format!(".check{idx}"));
        let unbound = [picked.clone(), chosen.clone()].concat();
        let solved = self.solutions(&part, function, unbound, whole.clone())?;
        body.push(self.part_function(at, function, &choose, &before, solved));
        let all = [before.clone(), names(&chosen)].concat();
        let check = match chosen.is_empty() {
            true => choose.clone(),
            false => {
                let mut solved = self.solutions(&part, function, picked.clone(), None)?;
                let mut tests = Vec::new();
                for unbound in &chosen {
                    if let Some(domain) = unbound.domain.clone() {
                        let domain = self.domain(&function.own, domain)?;
                        tests.push(self.library(at, "within", vec![at.name(&unbound.name), domain]));
                    }
                }
                if let Some((shape, domain)) = whole {
                    let domain = self.domain(&function.own, domain)?;
                    tests.push(self.library(at, "within", vec![shape.pattern(at), domain]));
                }
                for test in tests.into_iter().rev() {
                    solved = vec![at.if_(test, solved)];
                }
                body.push(self.part_function(at, function, &check, &all, solved));
                check
            }
        };
        let explain = self.name(&format!(".explain{idx}"));
        let domains =
            chosen.iter().filter_map(|unbound| Some((unbound.name.clone(), unbound.domain.clone()?))).collect();
        let explanation = self.explanation(at, domains, part.condition.as_ref(), &function.own)?;
        let mut explained = self.prologue(at, function, &[all.clone(), names(&picked)].concat());
        explained.push(at.return_(explanation));
        let with_picked = [all.clone(), names(&picked)].concat();
        let params = self.part_params(at, function, &with_picked);
        body.push(self.new_function(at, &function.name, explain.clone(), params, explained));
        let run = self.emit_body(idx, &mut part, function, &with_picked, body);

        let text = part.condition.as_ref().map_or("True", |condition| self.text(span_of(condition)));
        let text = at.text(text);
        let raises = match part.raises.take() {
            Some(raises) => {
                let raises = self.expr(raises)?;
                self.new_lambda(at, raises)
            }
            None => at.none(),
        };
        let fair = match part.fair.take() {
            Some(fair) => self.expr(fair)?,
            None => at.none(),
        };
        let shape = shape.map_or(at.none(), |shape| at.tuple(vec![shape.value(at)]));
        let arguments = vec![
            at.text(part.kind.word()),
            text,
            names_value(at, &given),
            names_value(at, &names(&picked)),
            names_value(at, &names(&chosen)),
            shape,
            at.name(&choose),
            at.name(&check),
            at.name(&explain),
            run,
            raises,
            fair,
        ];
        Ok(self.library(at, "part", arguments))
    }

    /// The names of `some(D) as n`.
    fn picked(&mut self, part: &Part, function: &Function<'_>) -> Lowered<Vec<Unbound>> {
        let mut found = Vec::new();
        for (target, _) in &part.some {
            for name in self.shape(target)?.names() {
                self.refuse_bound(&name, span_of(target), function, false)?;
                found.push(Unbound { name, place: span_of(target), domain: None });
            }
        }
        Ok(found)
    }

    /// The names after `as`.
    fn shown(&mut self, part: &Part, shape: Option<&Shape>, function: &Function<'_>) -> Lowered<Vec<Unbound>> {
        let Some(target) = &part.target else { return Ok(Vec::new()) };
        let single = shape.is_some_and(|shape| matches!(shape, Shape::Name(_)));
        let mut found: Vec<Unbound> = Vec::new();
        for name in shape.map(Shape::names).unwrap_or_default() {
            self.refuse_bound(&name, span_of(target), function, true)?;
            if found.iter().any(|unbound| unbound.name == name) {
                return Err(error(&format!("'{name}' is named twice"), span_of(target)));
            }
            let domain = function.returns.clone().filter(|_| single);
            found.push(Unbound { name, place: span_of(target), domain });
        }
        Ok(found)
    }

    fn refuse_bound(&self, name: &Name, place: Span, function: &Function<'_>, is_value: bool) -> Lowered<()> {
        let is_param =
            function.params.iter().any(|param| param.name == *name) || **name == *ME || *name == function.own;
        if is_param || is_value && function.carried.contains(name) {
            return Err(error(&format!("'{name}' has a value already: the new one needs another name"), place));
        }
        Ok(())
    }

    /// The body of the generator of a part's solutions.
    fn solutions(
        &mut self,
        part: &Part,
        function: &Function<'_>,
        names: Vec<Unbound>,
        whole: Option<(Shape, py::Expr)>,
    ) -> Lowered<Vec<Stmt>> {
        let mut conjuncts = Vec::new();
        for (target, domain) in &part.some {
            let (target, domain) = (self.expr(target.clone())?, self.domain(&function.own, domain.clone())?);
            let at = At(domain.span);
            let ops = vec![crate::ast::CompareOp::In];
            let kind = crate::ast::ExprKind::Compare { left: Box::new(target), ops, comparators: vec![domain] };
            conjuncts.push(at.expr(kind));
        }
        if let Some(condition) = &part.condition {
            conjuncts.push(self.condition(condition.clone())?);
        }
        let condition = match conjuncts.len() {
            0 => None,
            1 => conjuncts.pop(),
            _ => Some(part.at.expr(crate::ast::ExprKind::BoolOp { op: crate::ast::BoolOp::And, values: conjuncts })),
        };
        super::solver_of(self, function, names, whole).body(part.at, condition)
    }

    /// `def name(self, me, names): body`.
    fn part_function(&mut self, at: At, function: &Function<'_>, name: &Name, names: &[Name], body: Vec<Stmt>) -> Stmt {
        let params = self.part_params(at, function, names);
        let mut all = self.prologue(at, function, names);
        all.extend(body);
        self.new_function(at, &function.name, name.clone(), params, all)
    }

    fn part_params(&mut self, at: At, function: &Function<'_>, names: &[Name]) -> crate::ast::Params {
        let me = self.name(ME);
        let all: Vec<Name> = [function.own.clone(), me].into_iter().chain(names.iter().cloned()).collect();
        at.params(&all)
    }

    /// Unbinds the local variables that no part has bound yet.
    fn prologue(&mut self, at: At, function: &Function<'_>, names: &[Name]) -> Vec<Stmt> {
        let mut stmts = Vec::new();
        for name in names.iter().filter(|name| function.carried.contains(name)) {
            let (lib, unset) = (self.name(LIB), self.name("unset"));
            let unset = at.attribute(at.name(&lib), unset);
            let test = crate::ast::ExprKind::Compare {
                left: Box::new(at.name(name)),
                ops: vec![crate::ast::CompareOp::Is],
                comparators: vec![unset],
            };
            let delete = at.stmt(crate::ast::StmtKind::Delete(vec![at.name(name)]));
            stmts.push(at.if_(at.expr(test), vec![delete]));
        }
        stmts
    }

    /// The function that runs a part's body and gives the local variables; None if it does nothing.
    fn emit_body(
        &mut self,
        idx: usize,
        part: &mut Part,
        function: &Function<'_>,
        names: &[Name],
        body: &mut Vec<Stmt>,
    ) -> Expr {
        let at = part.at;
        let stmts = std::mem::take(&mut part.lowered);
        let does_nothing = stmts.iter().all(|stmt| matches!(stmt.kind, crate::ast::StmtKind::Pass));
        if does_nothing {
            return at.none();
        }
        let name = self.name(&format!(".body{idx}"));
        let params = self.part_params(at, function, names);
        let mut all = self.prologue(at, function, names);
        all.extend(stmts);
        let locals = self.name("locals");
        all.push(at.return_(at.call(at.name(&locals), Vec::new())));
        body.push(self.new_function(at, &function.name, name.clone(), params, all));
        at.name(&name)
    }
}

/// Refuses parts in a wrong order.
pub(super) fn check_order(is_internal: bool, place: Span, name: &str, parts: &[Part]) -> Lowered<()> {
    if is_internal {
        return match parts {
            [part] if part.kind == Kind::Hidden => Ok(()),
            [part, ..] => {
                Err(error("an @internal function has one part, 'with when(...)' or 'with atomic'", part.at.0))
            }
            [] => Err(error(&format!("the @internal function '{name}' has no part"), place)),
        };
    }
    let mut latest = Kind::Call;
    for (idx, part) in parts.iter().enumerate() {
        match part.kind {
            Kind::Call if idx > 0 && parts[0].kind == Kind::Call => {
                return Err(error("a function has one call part", part.at.0));
            }
            Kind::Call if idx > 0 => return Err(error("the call part comes first", part.at.0)),
            Kind::Hidden if latest == Kind::Return => {
                return Err(error("a hidden part comes before the return parts", part.at.0));
            }
            kind => latest = kind,
        }
    }
    Ok(())
}

/// A function without a call part has `call(True)`, one without a return part `ret(True)`.
pub(super) fn complete(at: At, parts: &mut Vec<Part>) {
    let missing = |kind| Part {
        kind,
        at,
        some: Vec::new(),
        condition: None,
        target: None,
        raises: None,
        fair: None,
        body: Vec::new(),
        lowered: Vec::new(),
    };
    if parts.first().is_none_or(|part| part.kind != Kind::Call) {
        parts.insert(0, missing(Kind::Call));
    }
    if parts.last().is_none_or(|part| part.kind != Kind::Return) {
        parts.push(missing(Kind::Return));
    }
}

fn error(message: &str, place: Span) -> crate::lower::Refusal {
    SyntaxError::new(message, place).into()
}
