//! Which part of an expression is to blame: the operator of a binary operation, the brackets of a subscript.

use sesf_syntax::ast::{Expr, ExprKind, Stmt, StmtKind};
use sesf_syntax::{Mode, Source, parse};

/// The characters of a segment that are marked `^` while the rest is marked `~`, as a range.
pub(super) fn find_anchors(segment: &str) -> Option<(usize, usize)> {
    let source = Source::new("", segment);
    let module = parse(&source, Mode::Module).ok()?;
    let [Stmt { kind: StmtKind::Expr(expr), .. }] = module.body.as_slice() else { return None };
    let (start, end) = anchors_of(segment, expr)?;
    let to_chars = |bytes: usize| segment.get(..bytes).map(|text| text.chars().count());
    Some((to_chars(start)?, to_chars(end)?))
}

/// The anchors as byte positions.
fn anchors_of(segment: &str, expr: &Expr) -> Option<(usize, usize)> {
    match &expr.kind {
        ExprKind::BinOp { left, right, .. } => operator(segment, left.span.end as usize, right.span.start as usize),
        ExprKind::Subscript { value, index } => {
            let open = find_byte(segment, value.span.end as usize, b'[')?;
            let close = find_byte(segment, index.span.end as usize, b']')?;
            Some((open, close + 1))
        }
        _ => None,
    }
}

fn find_byte(segment: &str, from: usize, wanted: u8) -> Option<usize> {
    let rest = segment.as_bytes().get(from..)?;
    rest.iter().position(|byte| *byte == wanted).map(|at| from + at)
}

/// The first one or two characters other than blanks and parentheses between the operands.
fn operator(segment: &str, from: usize, to: usize) -> Option<(usize, usize)> {
    let between = segment.as_bytes().get(from..to)?;
    let start = between.iter().position(|byte| !is_blank(*byte) && *byte != b')')?;
    let is_double = between.get(start + 1).is_some_and(|byte| !is_blank(*byte));
    Some((from + start, from + start + 1 + is_double as usize))
}

pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\x0c')
}

#[cfg(test)]
mod tests {
    use super::find_anchors;

    #[test]
    fn operators_are_found() {
        assert_eq!(find_anchors("a + b"), Some((2, 3)));
        assert_eq!(find_anchors("aé // b"), Some((3, 5)));
        assert_eq!(find_anchors("x[1]"), Some((1, 4)));
        assert_eq!(find_anchors("f(x)"), None);
        assert_eq!(find_anchors("a +"), None);
    }
}
