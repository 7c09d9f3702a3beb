//! Instructions done beside the quick part of the machine's loop: those that need the heap, but nothing else of the machine.
//!
//! They may call what they like: the loop takes its variables anew afterwards. That is still cheaper than leaving it.

use sesf_bytecode::{CompareOp, Instruction, Reg, Target};
use sesf_heap::{Heap, Value};
use smallvec::SmallVec;

use crate::call::WINDOW;
use crate::intrinsic;
use crate::ops::{bounds_plain, compare_plain_items, iterator_plain, part_of_items, replace_items};

/// Whether [`execute`] may execute an instruction.
#[inline(always)]
pub(crate) fn knows(instruction: &Instruction) -> bool {
    use Instruction as I;
    matches!(
        instruction,
        I::Add { .. }
            | I::LoadSlice { .. }
            | I::BuildSlice { .. }
            | I::LoadItem { .. }
            | I::BuildTuple { .. }
            | I::BuildList { .. }
            | I::GetIter { .. }
            | I::ListAppend { .. }
            | I::SetAdd { .. }
            | I::DictSet { .. }
            | I::Compare { .. }
    ) || condition(instruction).is_some()
}

/// Executes the instruction before `pc` if only the heap is needed: where to go on. Otherwise nothing has changed.
#[inline(never)]
pub(crate) fn execute(
    heap: &mut Heap,
    registers: &mut [Value],
    instructions: &[Instruction],
    pc: usize,
) -> Option<usize> {
    let regs = registers.first_chunk_mut::<WINDOW>()?;
    macro_rules! reg {
        ($r:expr) => {
            regs[$r.index()]
        };
    }
    // Objects are made after a collection that is due, not before.
    if heap.wants_collection() {
        return None;
    }
    match *instructions.get(pc - 1)? {
        Instruction::Add { dst, a, b } => {
            reg!(dst) = match (reg!(a), reg!(b)) {
                (Value::Tuple(a), Value::Tuple(b)) => Value::Tuple(heap.concat_tuples(a, b).ok()?),
                (Value::Str(a), Value::Str(b)) => Value::Str(heap.concat_str(a, b).ok()?),
                _ => return None,
            }
        }
        Instruction::LoadSlice { dst, obj, base } => {
            reg!(dst) = part(heap, reg!(obj), [reg!(base), reg!(base.offset(1)), reg!(base.offset(2))])?;
        }
        Instruction::BuildSlice { dst, base } => {
            let parts = [reg!(base), reg!(base.offset(1)), reg!(base.offset(2))];
            // Who stores at once needs no slice.
            if let Some(Instruction::StoreItem { obj, index, src }) = instructions.get(pc)
                && *index == dst
                && store_part(heap, reg!(*obj), parts, reg!(*src)).is_some()
            {
                return Some(pc + 1);
            }
            reg!(dst) = Value::Slice(heap.add(|h| &mut h.slices, parts));
        }
        Instruction::LoadItem { dst, obj, index } => {
            let Value::Dict(id) = reg!(obj) else { return None };
            reg!(dst) = intrinsic::entry(heap, id, &reg!(index))??;
        }
        Instruction::BuildTuple { dst, base, count } => {
            reg!(dst) = heap.new_tuple(regs.get(base.index()..base.index() + count as usize)?);
        }
        Instruction::BuildList { dst, base, count } => {
            let items = regs.get(base.index()..base.index() + count as usize)?;
            heap.check_room(size_of_val(items)).ok()?;
            reg!(dst) = heap.new_list(items.to_vec());
        }
        Instruction::GetIter { dst, src } => reg!(dst) = iterator_plain(heap, reg!(src))?,
        Instruction::ListAppend { list, src } => {
            let Value::List(id) = reg!(list) else { return None };
            heap.list_push(id, reg!(src)).ok()?;
        }
        Instruction::SetAdd { set, src } => {
            let Value::Set(id) = reg!(set) else { return None };
            intrinsic::add_element(heap, id, reg!(src))?;
        }
        Instruction::DictSet { dict, key, value } => {
            let Value::Dict(id) = reg!(dict) else { return None };
            intrinsic::set_entry(heap, id, reg!(key), reg!(value))?;
        }
        Instruction::Compare { op, dst, a, b } => {
            reg!(dst) = Value::Bool(compare_tuples(heap, op, reg!(a), reg!(b))?);
        }
        jump => {
            let (op, a, b, when, target) = condition(&jump)?;
            if compare_tuples(heap, op, reg!(a), reg!(b))? == when {
                return Some(target.0 as usize);
            }
        }
    }
    Some(pc)
}

/// `object[start:stop:step]` of a list or tuple.
fn part(heap: &mut Heap, object: Value, parts: [Value; 3]) -> Option<Value> {
    let len = match object {
        Value::List(id) => heap.lists.get(id).len(),
        Value::Tuple(id) => heap.tuple(id).len(),
        _ => return None,
    };
    let (start, _, step, count) = bounds_plain(parts, len)?;
    heap.check_room(count * size_of::<Value>()).ok()?;
    part_of_items(heap, object, start, step, count)
}

/// `object[start:stop] = value` of lists and tuples.
fn store_part(heap: &mut Heap, object: Value, parts: [Value; 3], value: Value) -> Option<()> {
    let Value::List(list) = object else { return None };
    let items: SmallVec<[Value; 16]> = match value {
        Value::List(id) => SmallVec::from_slice(heap.lists.get(id)),
        Value::Tuple(id) => SmallVec::from_slice(heap.tuple(id)),
        _ => return None,
    };
    let (start, stop, step, _) = bounds_plain(parts, heap.lists.get(list).len())?;
    heap.check_room(size_of_val(items.as_slice())).ok()?;
    if step != 1 {
        return None;
    }
    heap.edit(|h| &mut h.lists, list, |own| replace_items(own, start, stop, &items));
    Some(())
}

/// What a jump depends on: a comparison, the answer at which it jumps, and where to.
#[inline(always)]
fn condition(instruction: &Instruction) -> Option<(CompareOp, Reg, Reg, bool, Target)> {
    use Instruction as I;
    Some(match *instruction {
        I::JumpIfLt { a, b, target } => (CompareOp::Lt, a, b, true, target),
        I::JumpIfLe { a, b, target } => (CompareOp::Le, a, b, true, target),
        I::JumpIfGt { a, b, target } => (CompareOp::Gt, a, b, true, target),
        I::JumpIfGe { a, b, target } => (CompareOp::Ge, a, b, true, target),
        I::JumpIfEq { a, b, target } => (CompareOp::Eq, a, b, true, target),
        I::JumpIfNe { a, b, target } => (CompareOp::Ne, a, b, true, target),
        I::JumpIfNotLt { a, b, target } => (CompareOp::Lt, a, b, false, target),
        I::JumpIfNotLe { a, b, target } => (CompareOp::Le, a, b, false, target),
        I::JumpIfNotGt { a, b, target } => (CompareOp::Gt, a, b, false, target),
        I::JumpIfNotGe { a, b, target } => (CompareOp::Ge, a, b, false, target),
        I::JumpIfNotEq { a, b, target } => (CompareOp::Eq, a, b, false, target),
        I::JumpIfNotNe { a, b, target } => (CompareOp::Ne, a, b, false, target),
        _ => return None,
    })
}

/// The comparison of two tuples whose first difference is between numbers or texts.
fn compare_tuples(heap: &Heap, op: CompareOp, a: Value, b: Value) -> Option<bool> {
    let (Value::Tuple(a), Value::Tuple(b)) = (a, b) else { return None };
    compare_plain_items(heap, op, heap.tuple(a), heap.tuple(b))
}
