//! List, tuple, set and dict displays.
//!
//! A short display evaluates its items into consecutive registers and builds at once. A long one, or one with
//! unpacking, starts with the first items and adds the others one by one, so that registers never run out.

use sesf_syntax::Span;
use sesf_syntax::ast::{DictItem, Expr, ExprKind};

use crate::code::Constant;
use crate::compiler::fold::constants;
use crate::compiler::{CodeCompiler, Result};
use crate::instruction::{Instruction, Reg};

/// The most items built at once; CPython has the same limit.
const MAX_AT_ONCE: usize = 30;

/// The number of items that a long display starts with.
const FIRST_ITEMS: usize = 16;

/// The temporaries left to the expressions inside a display.
const RESERVE: usize = 64;

/// What a display with items makes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Display {
    List,
    Set,
}

impl<'a> CodeCompiler<'_, 'a> {
    /// `dst = [items]`.
    pub(crate) fn list(&mut self, span: Span, items: &'a [Expr], dst: Reg) -> Result {
        self.display(span, Display::List, items, dst)
    }

    /// `dst = {items}`.
    pub(crate) fn set(&mut self, span: Span, items: &'a [Expr], dst: Reg) -> Result {
        self.display(span, Display::Set, items, dst)
    }

    /// `dst = (items)`.
    pub(crate) fn tuple(&mut self, span: Span, items: &'a [Expr], dst: Reg) -> Result {
        let mark = self.registers.mark();
        if self.fits_at_once(items) {
            let (base, count) = self.consecutive(span, items, dst)?;
            self.emit(span, Instruction::BuildTuple { dst, base, count });
        } else {
            let src = self.scratch(dst, span)?;
            self.gather(span, Display::List, items, src)?;
            self.emit(span, Instruction::ListToTuple { dst, src });
        }
        self.registers.release(mark);
        Ok(())
    }

    fn display(&mut self, span: Span, kind: Display, items: &'a [Expr], dst: Reg) -> Result {
        let mark = self.registers.mark();
        if let Some(values) = constants(items).filter(|values| values.len() >= 3) {
            self.constant_display(span, kind, values, dst)?;
        } else if self.fits_at_once(items) {
            let (base, count) = self.consecutive(span, items, dst)?;
            self.emit(span, kind.build(dst, base, count));
        } else {
            let place = self.scratch(dst, span)?;
            self.gather(span, kind, items, place)?;
            self.move_to(span, dst, place);
        }
        self.registers.release(mark);
        Ok(())
    }

    fn constant_display(&mut self, span: Span, kind: Display, values: Vec<Constant>, dst: Reg) -> Result {
        let place = self.scratch(dst, span)?;
        self.emit(span, kind.build(place, place, 0));
        let src = self.temp(span)?;
        self.load_constant(Constant::Tuple(values.into()), src, span)?;
        self.emit(span, kind.extend(place, src));
        self.move_to(span, dst, place);
        Ok(())
    }

    /// Tells whether the items have no unpacking and there are registers for all of them.
    pub(crate) fn fits_at_once(&self, items: &[Expr]) -> bool {
        items.len() <= MAX_AT_ONCE && !items.iter().any(is_starred) && self.has_room(items.len())
    }

    fn has_room(&self, n_items: usize) -> bool {
        n_items + RESERVE <= self.registers.n_available() as usize || n_items <= 2
    }

    /// Evaluates the items into consecutive temporaries, from `dst` on if it is the topmost one.
    fn consecutive(&mut self, span: Span, items: &'a [Expr], dst: Reg) -> Result<(Reg, u8)> {
        let Some((first, others)) = items.split_first() else { return Ok((dst, 0)) };
        let base = self.top(dst, span)?;
        self.expr_to(first, base)?;
        for item in others {
            self.fresh(item)?;
        }
        Ok((base, items.len() as u8))
    }

    /// Builds a list in the temporary `place`, however many items and whatever unpacking there is.
    pub(crate) fn gather_list(&mut self, span: Span, items: &'a [Expr], place: Reg) -> Result {
        self.gather(span, Display::List, items, place)
    }

    /// Adds one argument, starred or not, to the list in `place`.
    pub(crate) fn gather_argument(&mut self, span: Span, arg: &'a Expr, place: Reg) -> Result {
        self.gather_item(span, Display::List, arg, place)
    }

    fn gather(&mut self, span: Span, kind: Display, items: &'a [Expr], place: Reg) -> Result {
        let n_plain = items.iter().take_while(|item| !is_starred(item)).count();
        let n_first = if self.has_room(FIRST_ITEMS) { n_plain.min(FIRST_ITEMS) } else { 0 };
        let mark = self.registers.mark();
        let (base, count) = self.consecutive(span, &items[..n_first], place)?;
        self.emit(span, kind.build(place, base, count));
        self.registers.release(mark);
        items[n_first..].iter().try_for_each(|item| self.gather_item(span, kind, item, place))
    }

    fn gather_item(&mut self, span: Span, kind: Display, item: &'a Expr, place: Reg) -> Result {
        let mark = self.registers.mark();
        let instruction = match &item.kind {
            ExprKind::Starred(iterable) => kind.extend(place, self.operand(iterable)?),
            _ => kind.add(place, self.operand(item)?),
        };
        self.emit(span, instruction);
        self.registers.release(mark);
        Ok(())
    }

    /// `dst = {key: value, **mapping}`.
    pub(crate) fn dict(&mut self, span: Span, items: &'a [DictItem], dst: Reg) -> Result {
        let mark = self.registers.mark();
        let n_pairs = items.iter().take_while(|item| matches!(item, DictItem::Pair { .. })).count();
        let n_first = if self.has_room(FIRST_ITEMS * 2) { n_pairs.min(FIRST_ITEMS) } else { 0 };
        if n_first == items.len() {
            let base = self.consecutive_pairs(span, items, dst)?;
            self.emit(span, Instruction::BuildDict { dst, base, count: n_first as u8 });
        } else {
            let dict = self.scratch(dst, span)?;
            let inner = self.registers.mark();
            let base = self.consecutive_pairs(span, &items[..n_first], dict)?;
            self.emit(span, Instruction::BuildDict { dst: dict, base, count: n_first as u8 });
            self.registers.release(inner);
            items[n_first..].iter().try_for_each(|item| self.dict_item(span, item, dict))?;
            self.move_to(span, dst, dict);
        }
        self.registers.release(mark);
        Ok(())
    }

    fn consecutive_pairs(&mut self, span: Span, items: &'a [DictItem], dst: Reg) -> Result<Reg> {
        let mut base = None;
        for item in items {
            if let DictItem::Pair { key, value } = item {
                let place = if base.is_none() { self.top(dst, span)? } else { self.temp(span)? };
                self.expr_to(key, place)?;
                self.fresh(value)?;
                base = base.or(Some(place));
            }
        }
        Ok(base.unwrap_or(dst))
    }

    fn dict_item(&mut self, span: Span, item: &'a DictItem, dict: Reg) -> Result {
        let mark = self.registers.mark();
        let instruction = match item {
            DictItem::Pair { key, value } => {
                let key = self.operand_before(key, [value])?;
                Instruction::DictSet { dict, key, value: self.operand(value)? }
            }
            DictItem::Unpack(mapping) => Instruction::DictUpdate { dict, src: self.operand(mapping)? },
        };
        self.emit(span, instruction);
        self.registers.release(mark);
        Ok(())
    }
}

impl Display {
    fn build(self, dst: Reg, base: Reg, count: u8) -> Instruction {
        match self {
            Display::List => Instruction::BuildList { dst, base, count },
            Display::Set => Instruction::BuildSet { dst, base, count },
        }
    }

    fn add(self, place: Reg, src: Reg) -> Instruction {
        match self {
            Display::List => Instruction::ListAppend { list: place, src },
            Display::Set => Instruction::SetAdd { set: place, src },
        }
    }

    fn extend(self, place: Reg, src: Reg) -> Instruction {
        match self {
            Display::List => Instruction::ListExtend { list: place, src },
            Display::Set => Instruction::SetUpdate { set: place, src },
        }
    }
}

/// Tells whether the item is `*iterable`.
pub(crate) fn is_starred(item: &Expr) -> bool {
    matches!(item.kind, ExprKind::Starred(_))
}
