//! `match`.
//!
//! A pattern is a row of tests that jump to the next case on failure. What it captures stays in temporaries until the
//! whole pattern has succeeded; then the names are bound, and the guard is evaluated.

use sesf_syntax::Span;
use sesf_syntax::ast::{Constant as Literal, Expr, MatchCase, Name, Pattern, PatternKind};

use crate::code::Constant;
use crate::compiler::compare::{jump_compare, jump_compare_int, jump_none};
use crate::compiler::emitter::Label;
use crate::compiler::operator::small_int;
use crate::compiler::{CodeCompiler, Result};
use crate::instruction::{BinaryOp, CompareOp, Instruction, Reg};

/// A name that a pattern binds, and the register of its value.
struct Capture<'a> {
    name: &'a Name,
    src: Reg,
    span: Span,
}

/// What a pattern is tried on, and where to go when it fails.
#[derive(Clone, Copy)]
struct Trial {
    subject: Reg,
    fail: Label,
    span: Span,
}

type Captures<'a> = Vec<Capture<'a>>;

impl<'a> CodeCompiler<'_, 'a> {
    /// `match subject: cases`.
    pub(crate) fn match_stmt(&mut self, subject: &'a Expr, cases: &'a [MatchCase]) -> Result {
        let (subject, end) = (self.fresh(subject)?, self.emitter.label());
        for case in cases {
            if !self.emitter.is_reachable() {
                break;
            }
            let next = self.emitter.label();
            self.case(case, subject, next)?;
            self.jump_if_reachable(case.span, end);
            self.emitter.bind(next);
        }
        self.emitter.bind(end);
        Ok(())
    }

    fn case(&mut self, case: &'a MatchCase, subject: Reg, next: Label) -> Result {
        let (mark, mut captures) = (self.registers.mark(), Captures::new());
        self.pattern(&case.pattern, subject, next, &mut captures)?;
        for capture in captures {
            self.store_name(capture.name, capture.src, capture.span)?;
        }
        self.registers.release(mark);
        if let Some(guard) = &case.guard {
            let mut place = case.pattern.span;
            self.jump_if(guard, false, next, &mut place)?;
        }
        self.body(&case.body)
    }

    fn pattern(&mut self, pattern: &'a Pattern, subject: Reg, fail: Label, captures: &mut Captures<'a>) -> Result {
        let trial = Trial { subject, fail, span: pattern.span };
        match &pattern.kind {
            PatternKind::Value(value) => self.value_pattern(value, trial),
            PatternKind::Singleton(value) => self.singleton_pattern(value, trial),
            PatternKind::Sequence(items) => self.sequence_pattern(items, trial, captures),
            PatternKind::Mapping { keys, patterns, rest } => {
                self.mapping_pattern(keys, patterns, rest.as_ref(), trial, captures)
            }
            PatternKind::Class { cls, patterns, kwd_attrs, kwd_patterns } => {
                let matched = self.class_pattern(cls, patterns.len(), kwd_attrs, trial)?;
                self.parts(matched, patterns.iter().chain(kwd_patterns), trial, captures)
            }
            PatternKind::Star(name) => {
                captures.extend(name.iter().map(|name| Capture { name, src: subject, span: pattern.span }));
                Ok(())
            }
            PatternKind::As { pattern: inner, name } => {
                if let Some(inner) = inner {
                    self.pattern(inner, subject, fail, captures)?;
                }
                captures.extend(name.iter().map(|name| Capture { name, src: subject, span: pattern.span }));
                Ok(())
            }
            PatternKind::Or(alternatives) => self.or_pattern(alternatives, trial, captures),
        }
    }

    fn value_pattern(&mut self, value: &'a Expr, trial: Trial) -> Result {
        let (mark, a, target) = (self.registers.mark(), trial.subject, trial.fail.target());
        let instruction = match small_int(value) {
            Some(value) => jump_compare_int(CompareOp::Eq, false, a, value, target),
            None => jump_compare(CompareOp::Eq, false, a, self.operand(value)?, target),
        };
        self.emit(trial.span, instruction);
        self.registers.release(mark);
        Ok(())
    }

    fn singleton_pattern(&mut self, value: &Literal, trial: Trial) -> Result {
        let (mark, span, a) = (self.registers.mark(), trial.span, trial.subject);
        let target = trial.fail.target();
        if let Literal::Bool(value) = value {
            let b = self.temp(span)?;
            self.emit(span, Instruction::LoadBool { dst: b, value: *value });
            self.emit(span, Instruction::Is { dst: b, a, b, negate: false });
            self.emit(span, Instruction::JumpIfFalse { src: b, target });
        } else {
            self.emit(span, jump_none(false, a, target));
        }
        self.registers.release(mark);
        Ok(())
    }

    fn sequence_pattern(&mut self, items: &'a [Pattern], trial: Trial, captures: &mut Captures<'a>) -> Result {
        let star = items.iter().position(is_star);
        let test = self.temp(trial.span)?;
        self.emit(trial.span, Instruction::MatchSequence { dst: test, src: trial.subject });
        self.emit(trial.span, Instruction::JumpIfFalse { src: test, target: trial.fail.target() });
        let n_least = items.len() - usize::from(star.is_some());
        if star.is_none() || n_least > 0 {
            let op = if star.is_some() { CompareOp::Ge } else { CompareOp::Eq };
            self.check_len(test, n_least, op, trial)?;
        }
        let is_empty_star = star.is_some_and(|idx| is_wildcard(&items[idx]));
        if items.iter().all(is_wildcard) {
            Ok(())
        } else if let (Some(star), true) = (star, is_empty_star) {
            self.sequence_by_index(items, star, test, trial, captures)
        } else {
            self.sequence_by_unpacking(items, star, trial, captures)
        }
    }

    /// Fails unless `len(subject) op n` holds; `len` is scratch.
    fn check_len(&mut self, len: Reg, n: usize, op: CompareOp, trial: Trial) -> Result {
        self.emit(trial.span, Instruction::Len { dst: len, src: trial.subject });
        let target = trial.fail.target();
        let instruction = match i16::try_from(n) {
            Ok(value) => jump_compare_int(op, false, len, value, target),
            Err(_) => {
                let b = self.temp(trial.span)?;
                self.load_constant(Constant::Int(n as i64), b, trial.span)?;
                jump_compare(op, false, len, b, target)
            }
        };
        self.emit(trial.span, instruction);
        Ok(())
    }

    fn sequence_by_unpacking(
        &mut self,
        items: &'a [Pattern],
        star: Option<usize>,
        trial: Trial,
        captures: &mut Captures<'a>,
    ) -> Result {
        let base = self.temps(items.len(), trial.span)?;
        let (src, count) = (trial.subject, items.len() as u8);
        self.emit(
            trial.span,
            match star {
                Some(star) => {
                    let before = star as u8;
                    Instruction::UnpackStar { src, base, before, after: count - before - 1 }
                }
                None => Instruction::Unpack { src, base, count },
            },
        );
        for (idx, item) in items.iter().enumerate() {
            self.pattern(item, base.offset(idx as u8), trial.fail, captures)?;
        }
        Ok(())
    }

    /// `[a, *_, b]` reads only the items it needs.
    fn sequence_by_index(
        &mut self,
        items: &'a [Pattern],
        star: usize,
        len: Reg,
        trial: Trial,
        captures: &mut Captures<'a>,
    ) -> Result {
        for (idx, item) in items.iter().enumerate().filter(|(_, item)| !is_wildcard(item)) {
            let (dst, obj) = (self.temp(trial.span)?, trial.subject);
            if idx < star {
                let index = self.temp(trial.span)?;
                self.load_constant(Constant::Int(idx as i64), index, trial.span)?;
                self.emit(trial.span, Instruction::LoadItem { dst, obj, index });
            } else {
                let n_after = self.temp(trial.span)?;
                self.load_constant(Constant::Int((items.len() - idx) as i64), n_after, trial.span)?;
                let sub = Instruction::Binary { op: BinaryOp::Sub, dst, a: len, b: n_after };
                self.emit(trial.span, Instruction::Len { dst: len, src: obj });
                self.emit(trial.span, sub);
                self.emit(trial.span, Instruction::LoadItem { dst, obj, index: dst });
            }
            self.pattern(item, dst, trial.fail, captures)?;
        }
        Ok(())
    }

    fn mapping_pattern(
        &mut self,
        keys: &'a [Expr],
        patterns: &'a [Pattern],
        rest: Option<&'a Name>,
        trial: Trial,
        captures: &mut Captures<'a>,
    ) -> Result {
        let (span, src, target) = (trial.span, trial.subject, trial.fail.target());
        let test = self.temp(span)?;
        self.emit(span, Instruction::MatchMapping { dst: test, src });
        self.emit(span, Instruction::JumpIfFalse { src: test, target });
        if !keys.is_empty() {
            self.check_len(test, keys.len(), CompareOp::Ge, trial)?;
        }
        if keys.is_empty() && rest.is_none() {
            return Ok(());
        }
        let keys_tuple = self.temp(span)?;
        self.load_tuple(span, keys, keys_tuple)?;
        if !keys.is_empty() {
            self.emit(span, Instruction::MatchKeys { dst: test, src, keys: keys_tuple });
            self.emit(span, Instruction::JumpIfNone { src: test, target });
            self.parts(test, patterns.iter(), trial, captures)?;
        }
        if let Some(name) = rest {
            let dst = self.temp(span)?;
            self.emit(span, Instruction::CopyMappingRest { dst, src, keys: keys_tuple });
            captures.push(Capture { name, src: dst, span });
        }
        Ok(())
    }

    /// Tests the class; yields the register of the tuple of attributes.
    fn class_pattern(&mut self, cls: &'a Expr, n_positional: usize, attrs: &[Name], trial: Trial) -> Result<Reg> {
        let dst = self.temp(trial.span)?;
        let class = self.operand_in(cls, dst)?;
        let names = attrs.iter().map(|name| Constant::Str(name.clone())).collect();
        let names = self.constant(Constant::Tuple(names), trial.span)?;
        let count = n_positional as u8;
        self.emit(trial.span, Instruction::MatchClass { dst, src: trial.subject, class, count, names });
        self.emit(trial.span, Instruction::JumpIfNone { src: dst, target: trial.fail.target() });
        Ok(dst)
    }

    /// Spreads the tuple in `src` and tries a pattern on each item.
    fn parts(
        &mut self,
        src: Reg,
        patterns: impl Iterator<Item = &'a Pattern>,
        trial: Trial,
        captures: &mut Captures<'a>,
    ) -> Result {
        let patterns: Vec<&'a Pattern> = patterns.collect();
        if patterns.is_empty() {
            return Ok(());
        }
        let base = self.temps(patterns.len(), trial.span)?;
        self.emit(trial.span, Instruction::Unpack { src, base, count: patterns.len() as u8 });
        for (idx, pattern) in patterns.into_iter().enumerate() {
            self.pattern(pattern, base.offset(idx as u8), trial.fail, captures)?;
        }
        Ok(())
    }

    /// `a | b`: every alternative leaves the values of the names, which are the same in all, in the same registers.
    fn or_pattern(&mut self, alternatives: &'a [Pattern], trial: Trial, captures: &mut Captures<'a>) -> Result {
        let mut names = Vec::new();
        alternatives.first().into_iter().for_each(|first| captured_names(first, &mut names));
        let (base, success) = (self.temps(names.len(), trial.span)?, self.emitter.label());
        for (idx, alternative) in alternatives.iter().enumerate() {
            let (mark, is_last) = (self.registers.mark(), idx + 1 == alternatives.len());
            let fail = if is_last { trial.fail } else { self.emitter.label() };
            self.alternative(alternative, Trial { fail, ..trial }, &names, base)?;
            self.registers.release(mark);
            if !is_last {
                self.jump_if_reachable(alternative.span, success);
                self.emitter.bind(fail);
            }
        }
        self.emitter.bind(success);
        let registers = (0..names.len()).map(|idx| base.offset(idx as u8));
        captures.extend(names.into_iter().zip(registers).map(|(name, src)| Capture { name, src, span: trial.span }));
        Ok(())
    }

    fn alternative(&mut self, pattern: &'a Pattern, trial: Trial, names: &[&'a Name], base: Reg) -> Result {
        let mut captures = Captures::new();
        self.pattern(pattern, trial.subject, trial.fail, &mut captures)?;
        for capture in captures {
            let place = names.iter().position(|name| *name == capture.name);
            if let Some(idx) = place {
                self.move_to(capture.span, base.offset(idx as u8), capture.src);
            }
        }
        Ok(())
    }
}

fn is_star(pattern: &Pattern) -> bool {
    matches!(pattern.kind, PatternKind::Star(_))
}

fn is_wildcard(pattern: &Pattern) -> bool {
    matches!(pattern.kind, PatternKind::Star(None) | PatternKind::As { pattern: None, name: None })
}

/// Collects the names that a pattern binds.
fn captured_names<'a>(pattern: &'a Pattern, names: &mut Vec<&'a Name>) {
    let mut inner = |patterns: &'a [Pattern]| patterns.iter().for_each(|pattern| captured_names(pattern, names));
    match &pattern.kind {
        PatternKind::Value(_) | PatternKind::Singleton(_) => {}
        PatternKind::Sequence(items) => inner(items),
        PatternKind::Mapping { patterns, rest, .. } => {
            inner(patterns);
            names.extend(rest);
        }
        PatternKind::Class { patterns, kwd_patterns, .. } => {
            inner(patterns);
            inner(kwd_patterns);
        }
        PatternKind::Star(name) => names.extend(name),
        PatternKind::As { pattern, name } => {
            pattern.iter().for_each(|pattern| captured_names(pattern, names));
            names.extend(name);
        }
        PatternKind::Or(alternatives) => {
            alternatives.first().into_iter().for_each(|first| captured_names(first, names))
        }
    }
}
