//! Patterns.

use rustpython_parser::ast as py;

use super::{Lowered, Lowerer, refused_at, span_of, target};
use crate::ast::{BinaryOp, Constant, Expr, ExprKind, Name, Pattern, PatternKind};
use crate::error::SyntaxError;
use crate::source::Span;

impl Lowerer<'_> {
    /// Lowers the pattern of a case, where a star needs a comma beside it.
    pub(super) fn top_pattern(&mut self, pattern: py::Pattern) -> Lowered<Pattern> {
        self.pattern(pattern)
    }

    fn pattern(&mut self, pattern: py::Pattern) -> Lowered<Pattern> {
        if let py::Pattern::MatchStar(star) = &pattern {
            return Err(refused_at(star.range.start().into()));
        }
        self.item(pattern)
    }

    /// Lowers an item of a sequence pattern, which may be a star.
    fn item(&mut self, pattern: py::Pattern) -> Lowered<Pattern> {
        let span = span_of(&pattern);
        let kind = self.deeper(span, |lowerer| lowerer.pattern_kind(span, pattern))?;
        Ok(Pattern { span, kind })
    }

    fn patterns(&mut self, patterns: Vec<py::Pattern>) -> Lowered<Vec<Pattern>> {
        patterns.into_iter().map(|pattern| self.pattern(pattern)).collect()
    }

    fn pattern_kind(&mut self, span: Span, pattern: py::Pattern) -> Lowered<PatternKind> {
        Ok(match pattern {
            py::Pattern::MatchValue(value) => PatternKind::Value(self.pattern_value(*value.value)?),
            py::Pattern::MatchSingleton(singleton) => PatternKind::Singleton(match singleton.value {
                py::Constant::Bool(value) => Constant::Bool(value),
                _ => Constant::None,
            }),
            py::Pattern::MatchSequence(sequence) => {
                let items = sequence.patterns.into_iter().map(|item| self.item(item));
                PatternKind::Sequence(items.collect::<Lowered<_>>()?)
            }
            py::Pattern::MatchMapping(mapping) => self.mapping(span, mapping)?,
            py::Pattern::MatchClass(class) => self.class_pattern(class)?,
            py::Pattern::MatchStar(star) => PatternKind::Star(self.capture(span, star.name)?),
            py::Pattern::MatchAs(capture) => {
                let pattern = capture.pattern.map(|pattern| self.pattern(*pattern)).transpose()?;
                PatternKind::As { pattern: pattern.map(Box::new), name: self.capture(span, capture.name)? }
            }
            py::Pattern::MatchOr(or) => PatternKind::Or(self.patterns(or.patterns)?),
        })
    }

    fn capture(&mut self, span: Span, name: Option<py::Identifier>) -> Lowered<Option<Name>> {
        let Some(name) = name else { return Ok(None) };
        target::check_name(&name, span)?;
        Ok(Some(self.mangled(&name)))
    }

    fn mapping(&mut self, span: Span, mapping: py::PatternMatchMapping) -> Lowered<PatternKind> {
        let keys = mapping.keys.into_iter().map(|key| self.pattern_value(key)).collect::<Lowered<_>>()?;
        let patterns = self.patterns(mapping.patterns)?;
        if mapping.rest.as_ref().is_some_and(|rest| rest.as_str() == "_") {
            return Err(refused_at(span.end.saturating_sub(1)));
        }
        Ok(PatternKind::Mapping { keys, patterns, rest: self.capture(span, mapping.rest)? })
    }

    fn class_pattern(&mut self, class: py::PatternMatchClass) -> Lowered<PatternKind> {
        let cls = self.expr(*class.cls)?;
        let patterns = self.patterns(class.patterns)?;
        let kwd_attrs = class.kwd_attrs.iter().map(|attr| self.name(attr)).collect();
        let kwd_patterns = self.patterns(class.kwd_patterns)?;
        Ok(PatternKind::Class { cls, patterns, kwd_attrs, kwd_patterns })
    }

    fn pattern_value(&mut self, value: py::Expr) -> Lowered<Expr> {
        let value = self.expr(value)?;
        match &value.kind {
            ExprKind::JoinedStr(_) => {
                let message = "patterns may only match literals and attribute lookups";
                Err(SyntaxError::new(message, value.span).into())
            }
            ExprKind::BinOp { left, op: BinaryOp::Add | BinaryOp::Sub, right } => {
                check_complex(left, right)?;
                Ok(value)
            }
            _ => Ok(value),
        }
    }
}

/// The only sum in a pattern is a complex number: a real part and an imaginary part.
fn check_complex(left: &Expr, right: &Expr) -> Lowered<()> {
    let real = if let ExprKind::UnaryOp { operand, .. } = &left.kind { operand } else { left };
    if is_imaginary(real) {
        return Err(SyntaxError::new("real number required in complex literal", real.span).into());
    }
    if !is_imaginary(right) {
        return Err(SyntaxError::new("imaginary number required in complex literal", right.span).into());
    }
    Ok(())
}

fn is_imaginary(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Constant(Constant::Complex(_)))
}
