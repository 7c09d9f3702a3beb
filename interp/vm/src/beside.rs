//! Instructions done beside the quick part of the machine's loop: those that need the heap, but nothing else of the machine.
//!
//! They may call what they like: the loop takes its variables anew afterwards. That is still cheaper than leaving it.

use std::sync::Arc;

use sesf_bytecode::{BinaryOp, CompareOp, Conversion, FunctionParts, Instruction, Reg, Target};
use sesf_heap::{
    CodeId, DictId, Frame, Function, FunctionExtra, FunctionId, GeneratorId, GeneratorState, Heap, LinkedCode, List,
    OnReturn, Set, StrId, Value,
};
use sesf_text::format_string::{Field, Parser, Piece};
use smallvec::SmallVec;

use crate::bind::{bind_rest, put_cells};
use crate::call::WINDOW;
use crate::consume::consumed;
use crate::generator::{finish_generator, new_generator};
use crate::intrinsic;
use crate::ops::{
    Formatter, bounds_plain, compare_plain_items, compare_texts, iterator_plain, part_of_items, percent_plain,
    replace_items,
};

/// Whether [`execute`] may execute an instruction.
#[inline(always)]
pub(crate) fn knows(instruction: &Instruction) -> bool {
    use Instruction as I;
    matches!(
        instruction,
        I::Add { .. }
            | I::InplaceAdd { .. }
            | I::Mod { .. }
            | I::FormatValue { .. }
            | I::BuildString { .. }
            | I::ForNext { .. }
            | I::LoadSlice { .. }
            | I::BuildSlice { .. }
            | I::LoadItem { .. }
            | I::BuildTuple { .. }
            | I::BuildList { .. }
            | I::BinaryInt { op: BinaryOp::TrueDiv, .. }
            | I::MakeFunction { .. }
            | I::GetIter { .. }
            | I::ListAppend { .. }
            | I::SetAdd { .. }
            | I::BuildSet { .. }
            | I::DictSet { .. }
            | I::DeleteItem { .. }
            | I::Compare { .. }
            | I::Call { .. }
            | I::CallMethod { .. }
    ) || condition(instruction).is_some()
}

/// Executes the instruction before `pc` if only the heap is needed: where to go on. Otherwise nothing has changed.
#[inline(never)]
pub(crate) fn execute(
    heap: &mut Heap,
    formatter: &mut Formatter,
    registers: &mut [Value],
    (code, globals): (&LinkedCode, DictId),
    pc: usize,
) -> Option<usize> {
    let instructions = &code.instructions;
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
        Instruction::InplaceAdd { dst, a, b } => {
            let (Value::Str(a), Value::Str(b)) = (reg!(a), reg!(b)) else { return None };
            reg!(dst) = Value::Str(heap.concat_str(a, b).ok()?);
        }
        Instruction::Mod { dst, a, b } => {
            let Value::Str(template) = reg!(a) else { return None };
            reg!(dst) = percent(heap, formatter, template, &reg!(b))?;
        }
        Instruction::FormatValue { dst, src, spec, conversion, has_spec } => {
            let spec = has_spec.then(|| reg!(spec));
            reg!(dst) = format(heap, formatter, reg!(src), conversion, spec)?;
        }
        Instruction::BuildString { dst, base, count } => {
            formatter.buffer.clear();
            heap.append_texts(&mut formatter.buffer, regs.get(base.index()..base.index() + count as usize)?)?;
            reg!(dst) = formatter.take_text(heap);
        }
        Instruction::ForNext { base, dst, target } => {
            let Value::Iter(id) = reg!(base) else { return None };
            if heap.end_iter(id) {
                return Some(target.0 as usize);
            }
            if let Some(Instruction::Unpack { src, base: first, count: 2 }) = instructions.get(pc)
                && *src == dst
                && let Some(pair) = heap.next_counted_character(id)
            {
                (reg!(*first), reg!(first.offset(1))) = pair;
                return Some(pc + 1);
            }
            reg!(dst) = heap.next_element(id)?;
        }
        Instruction::BinaryInt { op: BinaryOp::TrueDiv, dst, a, value } => {
            let Value::Int(i) = reg!(a) else { return None };
            reg!(dst) = Value::Float(sesf_text::int::true_divide_small(i, value.into()).ok()?);
        }
        Instruction::MakeFunction { dst, base, child, parts } => {
            reg!(dst) = new_function(heap, code, globals, regs.get(base.index()..)?, (child.0, parts));
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
            reg!(dst) = heap.add_list(List::from(items));
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
        Instruction::BuildSet { dst, base, count } => {
            let mut elements = Set::default();
            for element in regs.get(base.index()..base.index() + count as usize)? {
                if let (hash, None) = intrinsic::find(heap, &elements, element)? {
                    elements.insert_new(hash, *element, ());
                }
            }
            reg!(dst) = heap.new_set(elements);
        }
        Instruction::DeleteItem { obj, index } => {
            let Value::Dict(id) = reg!(obj) else { return None };
            let (_, Some(position)) = intrinsic::find(heap, heap.dicts.get(id), &reg!(index))? else { return None };
            heap.edit(|h| &mut h.dicts, id, |table| table.remove(position));
        }
        Instruction::DictSet { dict, key, value } => {
            let Value::Dict(id) = reg!(dict) else { return None };
            intrinsic::set_entry(heap, id, reg!(key), reg!(value))?;
        }
        Instruction::Call { dst, base, count } => {
            let (callee, window) = (reg!(base), registers.get_mut(base.index() + 1..)?);
            registers[dst.index()] = generator_of(heap, callee, window, count as usize)?;
        }
        Instruction::CallMethod { dst, base, count } if reg!(base.offset(1)).is_bound() => {
            let (callee, window) = (reg!(base), registers.get_mut(base.index() + 1..)?);
            registers[dst.index()] = generator_of(heap, callee, window, count as usize + 1)?;
        }
        Instruction::Compare { op, dst, a, b } => {
            reg!(dst) = Value::Bool(compare(heap, op, reg!(a), reg!(b))?);
        }
        jump => {
            let (op, a, b, when, target) = condition(&jump)?;
            if compare(heap, op, reg!(a), reg!(b))? == when {
                return Some(target.0 as usize);
            }
        }
    }
    Some(pc)
}

/// `object[start:stop:step]` of a list, tuple or ASCII text.
fn part(heap: &mut Heap, object: Value, parts: [Value; 3]) -> Option<Value> {
    let len = match object {
        Value::Str(id) => {
            let text = heap.strs.get(id);
            let (start, _, step, count) = bounds_plain(parts, text.n_chars as usize)?;
            (text.is_ascii && step == 1).then_some(())?;
            heap.check_room(count).ok()?;
            return Some(heap.substr(id, start as usize..start as usize + count));
        }
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

/// The generator that a call makes, if its arguments, at the start of the window, need no binding.
fn generator_of(heap: &mut Heap, callee: Value, window: &mut [Value], n_args: usize) -> Option<Value> {
    let Value::Function(id) = callee else { return None };
    let function = heap.functions.get(id);
    let (code, globals) = (function.code, function.globals);
    let linked = &heap.codes[code.0 as usize];
    if !linked.proto.is_generator || linked.plain_arity.map(usize::from) != Some(n_args) {
        return None;
    }
    let window = window.get_mut(..linked.n_registers as usize)?;
    window[n_args..].fill(Value::Unbound);
    put_cells(linked, &function.closure, window);
    Some(new_generator(heap, Frame { code, globals, ..Frame::default() }, window))
}

/// The function that `MakeFunction` makes of a child of the code; its parts are at the start of the registers.
pub(crate) fn new_function(
    heap: &mut Heap,
    outer: &LinkedCode,
    globals: DictId,
    registers: &[Value],
    (child, parts): (u16, FunctionParts),
) -> Value {
    let relative = outer.proto.children.get(child as usize).copied().unwrap_or(0);
    let part = |bit: u8, offset: usize| match parts.has(bit) {
        true => registers.get(offset).copied().unwrap_or_default(),
        false => Value::Unbound,
    };
    let closure = match part(FunctionParts::CLOSURE, 3) {
        Value::Tuple(id) => {
            let cells = heap.tuple(id).iter();
            cells.filter_map(|v| if let Value::Cell(cell) = v { Some(*cell) } else { None }).collect()
        }
        _ => Box::default(),
    };
    let annotations = part(FunctionParts::ANNOTATIONS, 2);
    let function = Function {
        code: CodeId(outer.unit_base + relative),
        globals,
        closure,
        defaults: part(FunctionParts::DEFAULTS, 0),
        kw_defaults: part(FunctionParts::KW_DEFAULTS, 1),
        extra: annotations.is_bound().then(|| Box::new(FunctionExtra { annotations, ..FunctionExtra::default() })),
    };
    Value::Function(heap.add(|h| &mut h.functions, function))
}

/// Enters a generator that stands ready, for an unpacking into so many registers; its window starts at `top`.
#[inline(never)]
pub(crate) fn enter_unpacked(
    heap: &mut Heap,
    (frames, registers): (&mut Vec<Frame>, &mut [Value]),
    id: GeneratorId,
    count: u8,
    top: usize,
) -> bool {
    if !heap.generators.get(id).is_ready()
        || heap.wants_collection()
        || frames.len() == frames.capacity()
        || top + 2 * WINDOW > registers.len()
    {
        return false;
    }
    let extra = heap.new_list(Vec::with_capacity(count as usize));
    let generator = heap.generators.get_mut(id);
    registers[top..top + generator.registers.len()].copy_from_slice(&generator.registers);
    generator.state = GeneratorState::Running;
    frames.push(Frame { base: top as u32, on_return: OnReturn::Unpack, dst: count, extra, ..generator.frame });
    true
}

/// Ends the newest frame, a generator's that returns nothing, if a loop, a consumer or an unpacking that is complete waits
/// for it; otherwise nothing has changed.
#[inline(never)]
pub(crate) fn end_generator(
    heap: &mut Heap,
    codes: &[Arc<LinkedCode>],
    frames: &mut Vec<Frame>,
    registers: &mut [Value],
) -> bool {
    let [.., caller, frame] = frames.as_mut_slice() else { return false };
    let Some(generator) = frame.generator else { return false };
    let waiting = codes[caller.code.0 as usize].instructions.get((caller.pc as usize).wrapping_sub(1));
    match (frame.on_return, waiting, frame.extra) {
        (OnReturn::ForNext, Some(Instruction::ForNext { target, .. }), _) => caller.pc = target.0,
        (OnReturn::Unpack, Some(Instruction::Unpack { base, count, .. }), Value::List(list)) => {
            let (items, first) = (heap.lists.get(list), caller.base as usize + base.index());
            match registers.get_mut(first..first + items.len()) {
                Some(places) if items.len() == *count as usize => places.copy_from_slice(items),
                _ => return false,
            }
        }
        (OnReturn::Unpack, ..) => return false,
        (consumer, _, state) if consumer.consumes() => {
            registers[caller.base as usize + frame.dst as usize] = consumed(consumer, state);
        }
        _ => return false,
    }
    frames.pop();
    finish_generator(heap, generator);
    true
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

/// The comparison of two texts, or of two tuples whose first difference is between numbers or texts.
#[inline(always)]
fn compare(heap: &Heap, op: CompareOp, a: Value, b: Value) -> Option<bool> {
    match (a, b) {
        (Value::Str(a), Value::Str(b)) => Some(compare_texts(heap, op, a, b)),
        (Value::Tuple(a), Value::Tuple(b)) => compare_plain_items(heap, op, heap.tuple(a), heap.tuple(b)),
        _ => None,
    }
}

/// `template % values` of texts and ints.
fn percent(heap: &mut Heap, formatter: &mut Formatter, template: StrId, values: &Value) -> Option<Value> {
    let items = match values {
        Value::Tuple(id) => heap.tuple(*id),
        _ => std::slice::from_ref(values),
    };
    let out = &mut formatter.buffer;
    out.clear();
    percent_plain(heap, out, heap.str(template), items)?;
    heap.check_room(out.len()).ok()?;
    Some(formatter.take_text(heap))
}

/// The text of an int, float, bool or text in an f-string.
fn format(
    heap: &mut Heap,
    formatter: &mut Formatter,
    value: Value,
    conversion: Conversion,
    spec: Option<Value>,
) -> Option<Value> {
    formatter.buffer.clear();
    match (value, conversion, spec) {
        (Value::Str(_), Conversion::None | Conversion::Str, None) => return Some(value),
        (Value::Int(i), _, None) => return Some(heap.new_ascii(itoa::Buffer::new().format(i))),
        (Value::Bool(_) | Value::Float(_), _, None) => write_plain(heap, formatter, value, "")?,
        (_, Conversion::None, Some(Value::Str(spec))) => write_plain(heap, formatter, value, heap.str(spec))?,
        _ => return None,
    }
    Some(formatter.take_text(heap))
}

/// Appends `format(value, spec)` of an int, float, bool or text.
fn write_plain(heap: &Heap, formatter: &mut Formatter, value: Value, spec: &str) -> Option<()> {
    let Formatter { specs, buffer: out } = formatter;
    match value {
        _ if !spec.is_empty() => return specs.write(heap, out, value, spec).ok()?.then_some(()),
        Value::Str(id) => out.push_str(heap.str(id)),
        Value::Int(i) => out.push_str(itoa::Buffer::new().format(i)),
        Value::Bool(b) => out.push_str(if b { "True" } else { "False" }),
        Value::Float(f) => sesf_text::float::write_repr(out, f),
        _ => return None,
    }
    Some(())
}

/// `template.format(...)` where the fields have no names, and the values are ints, floats, bools and texts.
#[inline(never)]
pub(crate) fn format_template(heap: &mut Heap, formatter: &mut Formatter, args: &[Value]) -> Option<Value> {
    let (Value::Str(template), values) = args.split_first()? else { return None };
    if heap.wants_collection() {
        return None;
    }
    formatter.buffer.clear();
    let (mut parser, mut values) = (Parser::new(heap.str(*template)), values.iter());
    while let Some(piece) = parser.next_piece().ok()? {
        match piece {
            Piece::Literal(text) => formatter.buffer.push_str(text),
            Piece::Field(Field { name: "", conversion: None, spec, spec_has_fields: false }) => {
                write_plain(heap, formatter, *values.next()?, spec)?;
            }
            Piece::Field(_) => return None,
        }
        heap.check_room(formatter.buffer.len()).ok()?;
    }
    Some(formatter.take_text(heap))
}

/// Enters a function that takes the rest of its arguments as a tuple, if a call with these needs no other binding. They lie
/// in the registers from `at`.
#[inline(never)]
pub(crate) fn enter_with_rest(
    heap: &mut Heap,
    codes: &[Arc<LinkedCode>],
    (frames, registers): (&mut Vec<Frame>, &mut [Value]),
    id: FunctionId,
    (at, n_args): (usize, usize),
    dst: u8,
) -> bool {
    let function = heap.functions.get(id);
    let (code, globals) = (function.code, function.globals);
    let target = &codes[code.0 as usize];
    let Some(n_positional) = target.rest_arity else { return false };
    let (n_positional, n_registers) = (n_positional as usize, target.n_registers as usize);
    if n_args < n_positional
        || target.proto.is_generator
        || heap.wants_collection()
        || frames.len() == frames.capacity()
        || at + 2 * WINDOW > registers.len()
    {
        return false;
    }
    bind_rest(heap, &mut registers[at..], n_positional, n_args, n_registers);
    put_cells(target, &heap.functions.get(id).closure, &mut registers[at..]);
    frames.push(Frame { code, base: at as u32, globals, on_return: OnReturn::Store, dst, ..Frame::default() });
    true
}
