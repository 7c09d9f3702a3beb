//! Expressions.

use rustpython_parser::ast as py;

use super::call::Callee;
use super::stmt::refused_async;
use super::{Lowered, Lowerer, refused_at, span_of, target};
use crate::ast::{
    BinaryOp, BoolOp, CompareOp, Comprehension, Constant, DictComp, DictItem, Expr, ExprKind, Generator, Lambda,
    UnaryOp,
};
use crate::error::SyntaxError;
use crate::literal;
use crate::source::Span;
use crate::token::TokenKind;

impl Lowerer<'_> {
    pub(super) fn exprs(&mut self, exprs: Vec<py::Expr>) -> Lowered<Vec<Expr>> {
        exprs.into_iter().map(|expr| self.expr(expr)).collect()
    }

    pub(super) fn opt_expr(&mut self, expr: Option<Box<py::Expr>>) -> Lowered<Option<Expr>> {
        expr.map(|expr| self.expr(*expr)).transpose()
    }

    #[allow(clippy::boxed_local, reason = "the parser crate's trees are boxed, and so are ours")]
    fn boxed(&mut self, expr: Box<py::Expr>) -> Lowered<Box<Expr>> {
        Ok(Box::new(self.expr(*expr)?))
    }

    fn opt_boxed(&mut self, expr: Option<Box<py::Expr>>) -> Lowered<Option<Box<Expr>>> {
        expr.map(|expr| self.boxed(expr)).transpose()
    }

    pub(super) fn expr(&mut self, expr: py::Expr) -> Lowered<Expr> {
        let span = span_of(&expr);
        let mut expr = Expr { span, kind: self.deeper(span, |lowerer| lowerer.expr_kind(span, expr))? };
        if let ExprKind::NamedExpr { target_span, value, .. } = &expr.kind {
            expr.span.end = self.named_end(*target_span, value.span);
        }
        Ok(expr)
    }

    /// The end of `target := (value)` includes the parentheses, which the value's span does not.
    fn named_end(&self, target: Span, value: Span) -> u32 {
        let between = self.token_at(target.end)..self.token_at(value.start);
        let n_parens = self.tokens[between].iter().filter(|token| token.kind == TokenKind::Lpar).count();
        let after = &self.tokens[self.token_at(value.end)..];
        after[..n_parens.min(after.len())].last().map_or(value.end, |token| token.span.end)
    }

    fn expr_kind(&mut self, span: Span, expr: py::Expr) -> Lowered<ExprKind> {
        Ok(match expr {
            py::Expr::Constant(constant) => self.constant(span, constant.value)?,
            py::Expr::Name(name) => ExprKind::Name(self.mangled(&name.id)),
            py::Expr::BoolOp(op) => self.bool_op(op)?,
            py::Expr::NamedExpr(named) => self.named(named)?,
            py::Expr::BinOp(op) => self.bin_op(op)?,
            py::Expr::UnaryOp(op) => ExprKind::UnaryOp { op: unary_op(op.op), operand: self.boxed(op.operand)? },
            py::Expr::Lambda(lambda) => self.lambda(span, lambda)?,
            py::Expr::IfExp(cond) => self.if_exp(cond)?,
            py::Expr::Dict(dict) => self.dict(dict)?,
            py::Expr::Set(set) => ExprKind::Set(self.exprs(set.elts)?),
            py::Expr::ListComp(comp) => ExprKind::ListComp(self.comprehension(*comp.elt, comp.generators)?),
            py::Expr::SetComp(comp) => ExprKind::SetComp(self.comprehension(*comp.elt, comp.generators)?),
            py::Expr::GeneratorExp(comp) => ExprKind::GeneratorExp(self.comprehension(*comp.elt, comp.generators)?),
            py::Expr::DictComp(comp) => self.dict_comp(comp)?,
            py::Expr::Yield(value) => ExprKind::Yield(self.opt_boxed(value.value)?),
            py::Expr::YieldFrom(value) => ExprKind::YieldFrom(self.boxed(value.value)?),
            py::Expr::Compare(compare) => self.compare(compare)?,
            py::Expr::Call(call) if self.in_formula && self.language.meaning(&call.func) == Some("leads_to") => {
                self.leads_to(span, call)?
            }
            py::Expr::Call(call) => self.call(span, call)?,
            py::Expr::Attribute(attribute) => self.attribute(span, attribute)?,
            py::Expr::Subscript(subscript) => self.subscript(subscript)?,
            py::Expr::Starred(starred) => ExprKind::Starred(self.boxed(starred.value)?),
            py::Expr::List(list) => ExprKind::List(self.exprs(list.elts)?),
            py::Expr::Tuple(tuple) => ExprKind::Tuple(self.exprs(tuple.elts)?),
            py::Expr::Slice(slice) => self.slice(slice)?,
            py::Expr::Await(_) => return Err(refused_async("await", span.start)),
            py::Expr::JoinedStr(_) | py::Expr::FormattedValue(_) => {
                unreachable!("strings reach the parser without their contents")
            }
        })
    }

    /// Numbers and strings are read from the source, not from the parser's placeholders.
    fn constant(&mut self, span: Span, value: py::Constant) -> Lowered<ExprKind> {
        Ok(match value {
            py::Constant::Int(_) => ExprKind::Constant(literal::number(self.text(span), span)?),
            py::Constant::Str(_) => {
                let tokens = &self.tokens[self.token_at(span.start)..self.token_at(span.end)];
                literal::string(self, tokens)?
            }
            py::Constant::Bool(value) => ExprKind::Constant(Constant::Bool(value)),
            py::Constant::None => ExprKind::Constant(Constant::None),
            _ => ExprKind::Constant(Constant::Ellipsis),
        })
    }

    fn bool_op(&mut self, expr: py::ExprBoolOp) -> Lowered<ExprKind> {
        let op = match expr.op {
            py::BoolOp::And => BoolOp::And,
            py::BoolOp::Or => BoolOp::Or,
        };
        Ok(ExprKind::BoolOp { op, values: self.exprs(expr.values)? })
    }

    fn named(&mut self, expr: py::ExprNamedExpr) -> Lowered<ExprKind> {
        let target_span = span_of(&*expr.target);
        let py::Expr::Name(name) = *expr.target else { return Err(refused_at(target_span.end)) };
        target::check_name(&name.id, target_span)?;
        Ok(ExprKind::NamedExpr { target: self.mangled(&name.id), target_span, value: self.boxed(expr.value)? })
    }

    fn bin_op(&mut self, expr: py::ExprBinOp) -> Lowered<ExprKind> {
        let (left, right) = (self.boxed(expr.left)?, self.boxed(expr.right)?);
        Ok(ExprKind::BinOp { left, op: binary_op(expr.op), right })
    }

    fn lambda(&mut self, span: Span, lambda: py::ExprLambda) -> Lowered<ExprKind> {
        let params = self.params(span, *lambda.args)?;
        let scope = self.new_scope();
        let body = self.expr(*lambda.body)?;
        Ok(ExprKind::Lambda(Box::new(Lambda { scope, params, body })))
    }

    fn if_exp(&mut self, cond: py::ExprIfExp) -> Lowered<ExprKind> {
        let body = self.boxed(cond.body)?;
        let test = self.boxed(cond.test)?;
        Ok(ExprKind::IfExp { test, body, orelse: self.boxed(cond.orelse)? })
    }

    fn dict(&mut self, dict: py::ExprDict) -> Lowered<ExprKind> {
        let pairs = dict.keys.into_iter().zip(dict.values);
        let items = pairs.map(|(key, value)| match key {
            Some(key) => Ok(DictItem::Pair { key: self.expr(key)?, value: self.expr(value)? }),
            None => Ok(DictItem::Unpack(self.expr(value)?)),
        });
        Ok(ExprKind::Dict(items.collect::<Lowered<_>>()?))
    }

    fn comprehension(&mut self, element: py::Expr, generators: Vec<py::Comprehension>) -> Lowered<Box<Comprehension>> {
        let scope = self.new_scope();
        let element = self.expr(element)?;
        if matches!(element.kind, ExprKind::Starred(_)) {
            let message = "iterable unpacking cannot be used in comprehension";
            return Err(SyntaxError::new(message, element.span).into());
        }
        Ok(Box::new(Comprehension { scope, element, generators: self.generators(generators)? }))
    }

    fn dict_comp(&mut self, comp: py::ExprDictComp) -> Lowered<ExprKind> {
        let scope = self.new_scope();
        let (key, value) = (self.expr(*comp.key)?, self.expr(*comp.value)?);
        let generators = self.generators(comp.generators)?;
        Ok(ExprKind::DictComp(Box::new(DictComp { scope, key, value, generators })))
    }

    fn generators(&mut self, generators: Vec<py::Comprehension>) -> Lowered<Vec<Generator>> {
        generators.into_iter().map(|generator| self.generator(generator)).collect()
    }

    fn generator(&mut self, generator: py::Comprehension) -> Lowered<Generator> {
        let start = u32::from(generator.range.start());
        if generator.is_async {
            return Err(refused_async("async", start));
        }
        target::check_for(&generator.target)?;
        let target = self.expr(generator.target)?;
        let iter = self.expr(generator.iter)?;
        let span = Span::new(target.span.start, generator.range.end().into());
        Ok(Generator { span, target, iter, ifs: self.exprs(generator.ifs)? })
    }

    fn compare(&mut self, compare: py::ExprCompare) -> Lowered<ExprKind> {
        let left = self.boxed(compare.left)?;
        let ops = compare.ops.into_iter().map(compare_op).collect();
        Ok(ExprKind::Compare { left, ops, comparators: self.exprs(compare.comparators)? })
    }

    fn call(&mut self, span: Span, call: py::ExprCall) -> Lowered<ExprKind> {
        let func = self.boxed(call.func)?;
        // parentheses around the callee are not part of its span
        let callee = Callee { whole: span, end: self.call_open(func.span.end) };
        let arguments = self.arguments(callee, call.args, call.keywords)?;
        Ok(ExprKind::Call { func, args: arguments.args, keywords: arguments.keywords })
    }

    fn call_open(&self, callee_end: u32) -> u32 {
        let rest = &self.tokens[self.token_at(callee_end)..];
        rest.iter().find(|token| token.kind != TokenKind::Rpar).map_or(callee_end, |token| token.span.start)
    }

    fn attribute(&mut self, span: Span, attribute: py::ExprAttribute) -> Lowered<ExprKind> {
        let attr_span = self.token_before(span.end).map_or(span, |token| token.span);
        if target::is_stored(attribute.ctx) {
            target::check_name(&attribute.attr, span)?;
        }
        let attr = self.mangled(&attribute.attr);
        Ok(ExprKind::Attribute { value: self.boxed(attribute.value)?, attr, attr_span })
    }

    /// `x[*a]` has a tuple as its index.
    fn subscript(&mut self, subscript: py::ExprSubscript) -> Lowered<ExprKind> {
        let value = self.boxed(subscript.value)?;
        let mut index = self.boxed(subscript.slice)?;
        if matches!(index.kind, ExprKind::Starred(_)) {
            let span = index.span;
            *index = Expr { span, kind: ExprKind::Tuple(vec![*index]) };
        }
        Ok(ExprKind::Subscript { value, index })
    }

    fn slice(&mut self, slice: py::ExprSlice) -> Lowered<ExprKind> {
        let (lower, upper) = (self.opt_boxed(slice.lower)?, self.opt_boxed(slice.upper)?);
        Ok(ExprKind::Slice { lower, upper, step: self.opt_boxed(slice.step)? })
    }
}

pub(super) fn binary_op(op: py::Operator) -> BinaryOp {
    match op {
        py::Operator::Add => BinaryOp::Add,
        py::Operator::Sub => BinaryOp::Sub,
        py::Operator::Mult => BinaryOp::Mult,
        py::Operator::MatMult => BinaryOp::MatMult,
        py::Operator::Div => BinaryOp::Div,
        py::Operator::Mod => BinaryOp::Mod,
        py::Operator::Pow => BinaryOp::Pow,
        py::Operator::LShift => BinaryOp::LShift,
        py::Operator::RShift => BinaryOp::RShift,
        py::Operator::BitOr => BinaryOp::BitOr,
        py::Operator::BitXor => BinaryOp::BitXor,
        py::Operator::BitAnd => BinaryOp::BitAnd,
        py::Operator::FloorDiv => BinaryOp::FloorDiv,
    }
}

fn unary_op(op: py::UnaryOp) -> UnaryOp {
    match op {
        py::UnaryOp::Invert => UnaryOp::Invert,
        py::UnaryOp::Not => UnaryOp::Not,
        py::UnaryOp::UAdd => UnaryOp::UAdd,
        py::UnaryOp::USub => UnaryOp::USub,
    }
}

fn compare_op(op: py::CmpOp) -> CompareOp {
    match op {
        py::CmpOp::Eq => CompareOp::Eq,
        py::CmpOp::NotEq => CompareOp::NotEq,
        py::CmpOp::Lt => CompareOp::Lt,
        py::CmpOp::LtE => CompareOp::LtE,
        py::CmpOp::Gt => CompareOp::Gt,
        py::CmpOp::GtE => CompareOp::GtE,
        py::CmpOp::Is => CompareOp::Is,
        py::CmpOp::IsNot => CompareOp::IsNot,
        py::CmpOp::In => CompareOp::In,
        py::CmpOp::NotIn => CompareOp::NotIn,
    }
}
