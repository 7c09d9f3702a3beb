//! What a report says of a condition that is false: its conjuncts with the values of what they are made of, as pytest does
//! for assertions.

use rustpython_parser::ast as py;

use crate::ast::{Expr, Name};
use crate::lower::build::At;
use crate::lower::{Lowered, Lowerer, span_of};

/// How many values are shown of one conjunct.
const MAX_SHOWN: usize = 10;

impl Lowerer<'_> {
    /// A tuple with, for each conjunct, its text, a function that evaluates it, and the same for the expressions inside.
    pub(super) fn explanation(
        &mut self,
        at: At,
        domains: Vec<(Name, py::Expr)>,
        condition: Option<&py::Expr>,
        own: &Name,
    ) -> Lowered<Expr> {
        let mut conjuncts = Vec::new();
        if let Some(condition) = condition {
            split(condition, &mut conjuncts);
        }
        let mut items = Vec::new();
        for (name, domain) in domains {
            let text = format!("{name} in {}", self.text(span_of(&domain)));
            let domain = self.domain(own, domain)?;
            let within = self.library(at, "within", vec![at.name(&name), domain]);
            let value = at.tuple(vec![at.text(&name), self.new_lambda(at, at.name(&name))]);
            items.push(at.tuple(vec![at.text(&text), self.new_lambda(at, within), at.tuple(vec![value])]));
        }
        for conjunct in conjuncts {
            let mut inside = Vec::new();
            children(conjunct, &mut inside);
            let mut shown = Vec::new();
            let mut texts = Vec::new();
            for expr in inside {
                let text = self.text(span_of(expr));
                if shown.len() < MAX_SHOWN && text != &**own && !texts.contains(&text) {
                    texts.push(text);
                    shown.push(self.thunk(at, expr)?);
                }
            }
            let (text, value) = self.thunk_parts(at, conjunct)?;
            items.push(at.tuple(vec![text, value, at.tuple(shown)]));
        }
        Ok(at.tuple(items))
    }

    fn thunk(&mut self, at: At, expr: &py::Expr) -> Lowered<Expr> {
        let (text, value) = self.thunk_parts(at, expr)?;
        Ok(at.tuple(vec![text, value]))
    }

    fn thunk_parts(&mut self, at: At, expr: &py::Expr) -> Lowered<(Expr, Expr)> {
        let text = at.text(self.text(span_of(expr)));
        let value = self.expr(expr.clone())?;
        Ok((text, self.new_lambda(at, value)))
    }
}

fn split<'e>(expr: &'e py::Expr, conjuncts: &mut Vec<&'e py::Expr>) {
    match expr {
        py::Expr::BoolOp(op) if matches!(op.op, py::BoolOp::And) => {
            op.values.iter().for_each(|value| split(value, conjuncts));
        }
        _ => conjuncts.push(expr),
    }
}

/// The expressions inside another whose values say most, from the outside in.
fn children<'e>(expr: &'e py::Expr, found: &mut Vec<&'e py::Expr>) {
    let mut inner: Vec<&py::Expr> = Vec::new();
    match expr {
        py::Expr::BoolOp(op) => inner.extend(&op.values),
        py::Expr::UnaryOp(op) => inner.push(&op.operand),
        py::Expr::BinOp(op) => inner.extend([&*op.left, &*op.right]),
        py::Expr::Compare(compare) => {
            inner.push(&compare.left);
            inner.extend(&compare.comparators);
        }
        py::Expr::IfExp(cond) => inner.extend([&*cond.test, &*cond.body, &*cond.orelse]),
        py::Expr::Call(call) => {
            if let py::Expr::Attribute(attribute) = &*call.func {
                inner.push(&attribute.value);
            }
            inner.extend(
                call.args.iter().filter(|arg| !matches!(arg, py::Expr::GeneratorExp(_) | py::Expr::Starred(_))),
            );
        }
        py::Expr::Subscript(subscript) => {
            inner.push(&subscript.value);
            if !matches!(&*subscript.slice, py::Expr::Slice(_)) {
                inner.push(&subscript.slice);
            }
        }
        py::Expr::Tuple(tuple) => inner.extend(&tuple.elts),
        _ => {}
    }
    for expr in &inner {
        // The reference to a service's function says nothing.
        if !matches!(expr, py::Expr::Constant(_) | py::Expr::Lambda(_)) {
            found.push(expr);
        }
    }
    inner.into_iter().for_each(|expr| children(expr, found));
}
