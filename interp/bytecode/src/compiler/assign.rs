//! Assignments of all forms, and the targets they store to.

use sesf_syntax::Span;
use sesf_syntax::ast::{BinaryOp, Expr, ExprKind, Name};

use crate::code::Constant;
use crate::compiler::display::is_starred;
use crate::compiler::fold::fold;
use crate::compiler::variables::Access;
use crate::compiler::{CodeCompiler, Result};
use crate::instruction::{Instruction, Reg};

/// Longer parallel assignments make their tuple.
const MAX_PARALLEL: usize = 16;

/// Where a value of a parallel assignment waits to be stored.
enum Source {
    Register(Reg),
    Constant(Constant),
    /// In its target already.
    Stored,
}

impl<'a> CodeCompiler<'_, 'a> {
    /// `target = target = value`.
    pub(crate) fn assign(&mut self, targets: &'a [Expr], value: &'a Expr) -> Result {
        let [target] = targets else {
            let src = self.fresh(value)?;
            return targets.iter().try_for_each(|target| self.store(target, src));
        };
        match (&target.kind, &value.kind) {
            (ExprKind::Name(name), _) => self.assign_name(name, target.span, value),
            (ExprKind::Tuple(targets) | ExprKind::List(targets), ExprKind::Tuple(values) | ExprKind::List(values))
                if is_parallel(targets, values) =>
            {
                self.assign_parallel(targets, values)
            }
            _ => {
                let src = self.operand_before(value, [target])?;
                self.store(target, src)
            }
        }
    }

    /// `name = value`; a plain local is computed in place.
    fn assign_name(&mut self, name: &'a Name, span: Span, value: &'a Expr) -> Result {
        if let Access::Register(dst, local) = self.access(name) {
            self.expr_to(value, dst)?;
            self.emitter.note_bound(local);
            return Ok(());
        }
        let src = self.operand(value)?;
        self.store_name(name, src, span)
    }

    /// `a, b = x, y` without a tuple: all values are evaluated before the first is stored.
    fn assign_parallel(&mut self, targets: &'a [Expr], values: &'a [Expr]) -> Result {
        let mut sources = Vec::with_capacity(values.len());
        for (idx, value) in values.iter().enumerate() {
            let last = idx + 1 == values.len() && self.are_distinct_locals(targets);
            sources.push(match fold(value) {
                Some(constant) => Source::Constant(constant),
                None if last => {
                    self.store_last(&targets[idx], value)?;
                    Source::Stored
                }
                None => Source::Register(self.parallel_value(targets, value, &values[idx + 1..])?),
            });
        }
        targets.iter().zip(sources).try_for_each(|(target, source)| self.store_source(target, source))
    }

    fn store_last(&mut self, target: &'a Expr, value: &'a Expr) -> Result {
        match &target.kind {
            ExprKind::Name(name) => self.assign_name(name, target.span, value),
            _ => Ok(()),
        }
    }

    fn store_source(&mut self, target: &'a Expr, source: Source) -> Result {
        match (source, &target.kind) {
            (Source::Register(src), _) => self.store(target, src),
            (Source::Stored, _) => Ok(()),
            (Source::Constant(constant), kind) => {
                let mark = self.registers.mark();
                let dst = match kind {
                    ExprKind::Name(name) => self.name_register(name),
                    _ => None,
                };
                let src = dst.map_or_else(|| self.temp(target.span), Ok)?;
                self.load_constant(constant, src, target.span)?;
                self.store(target, src)?;
                self.registers.release(mark);
                Ok(())
            }
        }
    }

    /// A register that keeps the value until it is stored, whatever is evaluated and stored before.
    fn parallel_value(&mut self, targets: &'a [Expr], value: &'a Expr, later: &'a [Expr]) -> Result<Reg> {
        let is_stored_to = match &value.kind {
            ExprKind::Name(name) => targets.iter().any(|target| mentions(target, name)),
            _ => true,
        };
        if is_stored_to { self.fresh(value) } else { self.operand_before(value, later.iter().chain(targets)) }
    }

    fn are_distinct_locals(&self, targets: &[Expr]) -> bool {
        let registers: Vec<Option<Reg>> = targets.iter().map(|target| self.target_register(target)).collect();
        registers.iter().enumerate().all(|(idx, reg)| reg.is_some() && !registers[..idx].contains(reg))
    }

    fn target_register(&self, target: &Expr) -> Option<Reg> {
        match &target.kind {
            ExprKind::Name(name) => self.name_register(name),
            _ => None,
        }
    }

    /// The register of `name` if it is a plain local.
    fn name_register(&self, name: &str) -> Option<Reg> {
        match self.access(name) {
            Access::Register(reg, _) => Some(reg),
            _ => None,
        }
    }

    /// Stores the value in `src`.
    pub(crate) fn store(&mut self, target: &'a Expr, src: Reg) -> Result {
        let mark = self.registers.mark();
        match &target.kind {
            ExprKind::Name(name) => self.store_name(name, src, target.span)?,
            ExprKind::Attribute { value, attr, attr_span } => {
                let obj = self.operand(value)?;
                let span = self.attribute_span(target, *attr_span);
                self.store_attribute(span, obj, attr, src)?;
            }
            ExprKind::Subscript { value, index } => {
                let obj = self.operand_before(value, [&**index])?;
                let index = self.operand(index)?;
                self.emit(target.span, Instruction::StoreItem { obj, index, src });
            }
            ExprKind::Tuple(items) | ExprKind::List(items) => self.unpack(target.span, items, src)?,
            ExprKind::Starred(inner) => self.store(inner, src)?,
            _ => {}
        }
        self.registers.release(mark);
        Ok(())
    }

    fn store_attribute(&mut self, span: Span, obj: Reg, attr: &Name, src: Reg) -> Result {
        let (name, cache) = (self.name(attr, span)?, self.emitter.cache());
        self.emit(span, Instruction::StoreAttr { obj, src, name, cache });
        Ok(())
    }

    /// Spreads the value in `src` over the targets.
    fn unpack(&mut self, span: Span, items: &'a [Expr], src: Reg) -> Result {
        if let Some(base) = self.consecutive_locals(items, src) {
            self.emit_unpack(span, items, src, base);
            items.iter().for_each(|item| self.note_target_bound(item));
            return Ok(());
        }
        let base = self.temps(items.len(), span)?;
        self.emit_unpack(span, items, src, base);
        for (idx, item) in items.iter().enumerate() {
            self.store(item, base.offset(idx as u8))?;
        }
        Ok(())
    }

    fn emit_unpack(&mut self, span: Span, items: &[Expr], src: Reg, base: Reg) {
        let count = items.len() as u8;
        let instruction = match items.iter().position(is_starred) {
            Some(before) => {
                let before = before as u8;
                Instruction::UnpackStar { src, base, before, after: count - before - 1 }
            }
            None => Instruction::Unpack { src, base, count },
        };
        self.emit(span, instruction);
    }

    /// The first register if the targets are plain locals in consecutive registers, `src` not among them.
    fn consecutive_locals(&self, items: &[Expr], src: Reg) -> Option<Reg> {
        let base = self.target_register(unstarred(items.first()?))?;
        for (idx, item) in items.iter().enumerate() {
            let reg = self.target_register(unstarred(item))?;
            if usize::from(reg.0) != usize::from(base.0) + idx || reg == src {
                return None;
            }
        }
        Some(base)
    }

    fn note_target_bound(&mut self, target: &Expr) {
        if let ExprKind::Name(name) = &unstarred(target).kind
            && let Access::Register(_, local) = self.access(name)
        {
            self.emitter.note_bound(local);
        }
    }

    /// `target op= value`: the parts of the target are evaluated once.
    pub(crate) fn aug_assign(&mut self, span: Span, target: &'a Expr, op: BinaryOp, value: &'a Expr) -> Result {
        match &target.kind {
            ExprKind::Name(name) => self.aug_assign_name(span, target, name, op, value),
            ExprKind::Attribute { value: obj, attr, attr_span } => {
                let obj = self.operand_before(obj, [value])?;
                let place = self.attribute_span(target, *attr_span);
                let result = self.temp(span)?;
                self.load_attribute(place, result, obj, attr)?;
                self.inplace(span, op, result, result, value)?;
                self.store_attribute(place, obj, attr, result)
            }
            ExprKind::Subscript { value: obj, index } => {
                let obj = self.operand_before(obj, [&**index, value])?;
                let index = self.operand_before(index, [value])?;
                let result = self.temp(span)?;
                self.emit(target.span, Instruction::LoadItem { dst: result, obj, index });
                self.inplace(span, op, result, result, value)?;
                self.emit(target.span, Instruction::StoreItem { obj, index, src: result });
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn aug_assign_name(
        &mut self,
        span: Span,
        target: &'a Expr,
        name: &'a Name,
        op: BinaryOp,
        value: &'a Expr,
    ) -> Result {
        let old = self.operand_before(target, [value])?;
        if let Access::Register(dst, _) = self.access(name) {
            return self.inplace(span, op, dst, old, value);
        }
        self.inplace(span, op, old, old, value)?;
        self.store_name(name, old, target.span)
    }

    /// `target: annotation = value`.
    pub(crate) fn ann_assign(
        &mut self,
        span: Span,
        (target, annotation): (&'a Expr, &'a Expr),
        value: Option<&'a Expr>,
        is_simple: bool,
    ) -> Result {
        let mark = self.registers.mark();
        match (value, &target.kind) {
            (Some(value), _) => self.assign(std::slice::from_ref(target), value)?,
            (None, ExprKind::Attribute { value, .. }) => self.effect(value)?,
            (None, ExprKind::Subscript { value, index }) => {
                self.effect(value)?;
                self.effect(index)?;
            }
            _ => {}
        }
        self.registers.release(mark);
        match (&target.kind, self.scope.kind.is_function_like()) {
            (_, true) => Ok(()),
            (ExprKind::Name(name), false) if is_simple => self.annotate(span, name, annotation),
            _ => self.effect(annotation),
        }
    }

    /// `__annotations__[name] = annotation`.
    fn annotate(&mut self, span: Span, name: &Name, annotation: &'a Expr) -> Result {
        let src = self.operand(annotation)?;
        let obj = self.temp(span)?;
        self.load_name(&"__annotations__".into(), obj, span)?;
        let index = self.temp(span)?;
        self.load_constant(Constant::Str(name.clone()), index, span)?;
        self.emit(span, Instruction::StoreItem { obj, index, src });
        Ok(())
    }
}

fn is_parallel(targets: &[Expr], values: &[Expr]) -> bool {
    targets.len() == values.len()
        && (1..=MAX_PARALLEL).contains(&targets.len())
        && !targets.iter().chain(values).any(is_starred)
}

fn unstarred(target: &Expr) -> &Expr {
    match &target.kind {
        ExprKind::Starred(inner) => inner,
        _ => target,
    }
}

/// Tells whether storing to `target` may bind `name`.
fn mentions(target: &Expr, name: &str) -> bool {
    match &target.kind {
        ExprKind::Name(target) => &**target == name,
        ExprKind::Tuple(items) | ExprKind::List(items) => items.iter().any(|item| mentions(item, name)),
        ExprKind::Starred(inner) => mentions(inner, name),
        _ => false,
    }
}
