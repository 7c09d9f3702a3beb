//! The quick part of the machine's loop: instructions whose answer needs nothing but registers and a few loads.
//!
//! This function makes no calls, so the compiler keeps its few variables in the processor's registers; with calls in it,
//! they all live on the Rust stack. An instruction that turns out to need more is left to [`Vm::run`], which executes it
//! with the whole machine and comes back.

use std::sync::Arc;

use sesf_bytecode::{BinaryOp, CompareOp, Instruction, Reg};
use sesf_heap::equality::hash_int;
use sesf_heap::{
    CacheId, DictId, Frame, GeneratorState, InlineCache, Instance, Items, LinkedCode, Maker, OnReturn, ShapeId, Tuple,
    Value, classes,
};

use crate::beside;
use crate::bind::put_cells;
use crate::call::WINDOW;
use crate::consume::take_quickly;
use crate::intrinsic::{self, Intrinsic};
use crate::run::{action, is_name};
use crate::vm::Vm;

impl Vm {
    /// Runs the newest frame, and those that it calls, up to an instruction that needs the whole machine: gives that
    /// instruction, behind which the newest frame then stands, where the frame's window starts, and its code.
    #[inline(never)]
    pub(crate) fn run_quick<'a>(
        &mut self,
        codes: &'a [Arc<LinkedCode>],
        builtins: DictId,
    ) -> (Instruction, usize, &'a LinkedCode) {
        let (heap, natives) = (&mut self.heap, &self.natives);
        let frames = &mut self.fiber.frames;
        let registers = &mut self.fiber.registers;
        'frame: loop {
            let frame = frames.last().expect("the frame that was entered from Rust ends the loop");
            let (mut base, mut globals, mut pc) = (frame.base as usize, frame.globals, frame.pc as usize);
            let mut code: &'a LinkedCode = &codes[frame.code.0 as usize];
            let mut instructions: &[Instruction] = &code.instructions;
            let mut regs = window_at(registers, base).expect("windows are reserved when frames are pushed");

            macro_rules! reg {
                ($r:expr) => {
                    regs[$r.index()]
                };
            }
            macro_rules! jump_if {
                ($condition:expr, $target:expr) => {{
                    if $condition {
                        pc = $target.0 as usize;
                    }
                    continue;
                }};
            }
            macro_rules! arithmetic {
                ($dst:expr, $a:expr, $b:expr, $checked:ident, $float:tt) => {
                    match (&reg!($a), &reg!($b)) {
                        (Value::Int(i), Value::Int(j)) => {
                            if let Some(value) = i.$checked(*j) {
                                reg!($dst) = Value::Int(value);
                                continue;
                            }
                        }
                        (Value::Float(i), Value::Float(j)) => {
                            reg!($dst) = Value::Float(*i $float *j);
                            continue;
                        }
                        (Value::Int(i), Value::Float(j)) => {
                            reg!($dst) = Value::Float(*i as f64 $float *j);
                            continue;
                        }
                        (Value::Float(i), Value::Int(j)) => {
                            reg!($dst) = Value::Float(*i $float *j as f64);
                            continue;
                        }
                        _ => {}
                    }
                };
            }
            macro_rules! arithmetic_int {
                ($dst:expr, $a:expr, $value:expr, $checked:ident) => {
                    if let Value::Int(i) = &reg!($a)
                        && let Some(value) = i.$checked($value as i64)
                    {
                        reg!($dst) = Value::Int(value);
                        continue;
                    }
                };
            }
            macro_rules! jump_compare {
                ($symbol:tt, $a:expr, $b:expr, $when:literal, $target:expr) => {
                    match (&reg!($a), &reg!($b)) {
                        (Value::Int(i), Value::Int(j)) => jump_if!((*i $symbol *j) == $when, $target),
                        (Value::Float(i), Value::Float(j)) => jump_if!((*i $symbol *j) == $when, $target),
                        _ => {}
                    }
                };
            }
            macro_rules! jump_compare_int {
                ($symbol:tt, $a:expr, $value:expr, $when:literal, $target:expr) => {
                    if let Value::Int(i) = &reg!($a) {
                        jump_if!((*i $symbol $value as i64) == $when, $target)
                    }
                };
            }
            macro_rules! jump_equal {
                ($a:expr, $b:expr, $when:literal, $target:expr) => {
                    match (&reg!($a), &reg!($b)) {
                        (Value::Int(i), Value::Int(j)) => jump_if!((*i == *j) == $when, $target),
                        (Value::Float(i), Value::Float(j)) => jump_if!((*i == *j) == $when, $target),
                        (Value::Str(i), Value::Str(j)) => {
                            if i == j {
                                jump_if!($when, $target)
                            }
                            let (x, y) = (heap.strs.get(*i), heap.strs.get(*j));
                            if x.is_interned && y.is_interned || x.n_chars != y.n_chars {
                                jump_if!(!$when, $target)
                            }
                        }
                        _ => {}
                    }
                };
            }
            // Whether a value is true, if its kind answers that itself.
            macro_rules! truth {
                ($src:expr) => {
                    match &reg!($src) {
                        Value::Bool(truth) => *truth,
                        Value::Int(i) => *i != 0,
                        Value::None => false,
                        Value::Str(id) => heap.strs.get(*id).n_chars != 0,
                        Value::List(id) => !heap.lists.get(*id).is_empty(),
                        Value::Tuple(id) => !heap.tuple(*id).is_empty(),
                        Value::Dict(id) => !heap.dicts.get(*id).is_empty(),
                        Value::Set(id) => !heap.sets.get(*id).is_empty(),
                        _ => break,
                    }
                };
            }
            // The item of a sequence at an index counted from either end; falls through if there is none.
            macro_rules! item {
                ($dst:expr, $items:expr, $index:expr, $value:expr) => {{
                    let items = $items;
                    let index: i64 = $index;
                    let at = if index < 0 { index.wrapping_add(items.len() as i64) } else { index };
                    if let Some(item) = items.get(at as usize) {
                        reg!($dst) = $value(*item);
                        continue;
                    }
                }};
            }
            macro_rules! site {
                ($cache:expr) => {
                    heap.caches.get(CacheId(code.first_cache + $cache.0 as u32))
                };
            }
            // What the site of an attribute knows of a kind of receiver, or else the cache behind it.
            macro_rules! known {
                ($purpose:ident, $key:expr, $cache:expr, $name:expr) => {{
                    let (found, key, epoch) = (site!($cache), $key, heap.class_epoch);
                    match found.key == key && found.epoch == epoch {
                        true => Some(found),
                        false => self.lookups.$purpose.get(key, code.names[$name.0 as usize], epoch),
                    }
                }};
            }
            // Enters a function whose arguments lie in registers: its window starts at the first of them.
            macro_rules! enter {
                ($id:expr, $at:expr, $n_args:expr, $on_return:expr, $extra:expr, $dst:expr) => {{
                    let function = heap.functions.get($id);
                    let target: &'a LinkedCode = &codes[function.code.0 as usize];
                    let (depth, first) = (frames.len(), base + $at.index());
                    if target.simple_arity == Some($n_args)
                        && self.ticks > 1
                        && depth < self.recursion_limit
                        && depth < frames.capacity()
                        && let Some(window) = window_at(registers, first)
                    {
                        frames.push(Frame {
                            code: function.code,
                            base: first as u32,
                            globals: function.globals,
                            on_return: $on_return,
                            dst: $dst.0,
                            extra: $extra,
                            ..Frame::default()
                        });
                        if let [.., caller, _] = frames.as_mut_slice() {
                            caller.pc = pc as u32;
                        }
                        if let Some(unused) = window.get_mut($n_args as usize..target.n_registers as usize) {
                            unused.fill(Value::Unbound);
                        }
                        if target.has_closure {
                            put_cells(target, &function.closure, window);
                        }
                        self.ticks -= 1;
                        (base, globals, pc) = (first, function.globals, 0);
                        (code, instructions, regs) = (target, &target.instructions, window);
                        continue;
                    }
                }};
            }
            // Likewise one that takes the rest of its arguments as a tuple.
            macro_rules! enter_with_rest {
                ($id:expr, $at:expr, $n_args:expr, $dst:expr) => {{
                    let arguments = (base + $at.index(), $n_args as usize);
                    if let Some(caller) = frames.last_mut() {
                        caller.pc = pc as u32;
                    }
                    if self.ticks > 1
                        && frames.len() < self.recursion_limit
                        && beside::enter_with_rest(heap, codes, (frames, registers), $id, arguments, $dst.0)
                    {
                        self.ticks -= 1;
                        continue 'frame;
                    }
                }};
            }
            // Enters a generator that stands ready; `$sent` is the value of its `yield`.
            macro_rules! resume {
                ($id:expr, $on_return:expr, $dst:expr, $sent:expr) => {{
                    let (sent, top, depth) = ($sent, base + code.n_registers as usize, frames.len());
                    if let Some(generator) = heap.generators.get_own($id)
                        && generator.is_ready()
                        && (sent.is_none() || generator.state == GeneratorState::Suspended)
                        && depth < self.recursion_limit
                        && depth < frames.capacity()
                        && top + 2 * WINDOW <= registers.len()
                        && let Some(window) = window_at(registers, top)
                    {
                        let own = generator.frame;
                        frames.push(Frame { base: top as u32, on_return: $on_return, dst: $dst.0, ..own });
                        if let [.., caller, _] = frames.as_mut_slice() {
                            caller.pc = pc as u32;
                        }
                        for (place, register) in window.iter_mut().zip(&generator.registers) {
                            *place = *register;
                        }
                        generator.state = GeneratorState::Running;
                        (base, globals, pc) = (top, own.globals, own.pc as usize);
                        (code, regs) = (&codes[own.code.0 as usize], window);
                        instructions = &code.instructions;
                        if !sent.is_none()
                            && let Some(Instruction::Yield { dst, .. }) = instructions.get(pc.wrapping_sub(1))
                        {
                            reg!(dst) = sent;
                        }
                        continue;
                    }
                }};
            }
            // Goes on with the next instruction after something that may call, as the compiler sees it: what the loop has in
            // the processor's registers is taken anew, so it need not be saved around the call.
            macro_rules! again {
                () => {{
                    if let Some(frame) = frames.last_mut() {
                        frame.pc = pc as u32;
                    }
                    continue 'frame;
                }};
            }
            // Leaves the frame with a value for its caller's register.
            macro_rules! leave {
                ($value:expr, $dst:expr, $caller:expr) => {{
                    let (value, dst) = ($value, $dst);
                    (base, globals, pc) = ($caller.base as usize, $caller.globals, $caller.pc as usize);
                    code = &codes[$caller.code.0 as usize];
                    instructions = &code.instructions;
                    frames.pop();
                    regs = window_at(registers, base).expect("windows stay while frames do");
                    regs[dst as usize] = value;
                    continue;
                }};
            }
            // The next item of a loop over a range, a list or a tuple: goes on at `$body` with it, or at `$end` without one.
            macro_rules! next_item {
                ($at:expr, $dst:expr, $body:expr, $end:expr) => {{
                    let Some([source, position, left]) = regs[$at.index()..].first_chunk_mut::<3>() else { break };
                    // A range: the step, then the next element and how many are left.
                    if let (Value::Int(step), Value::Int(next), Value::Int(left)) = (&*source, &mut *position, left) {
                        if *left > 0 {
                            let value = *next;
                            *left -= 1;
                            // Nobody reads what comes after the last element.
                            *next = value.wrapping_add(*step);
                            reg!($dst) = Value::Int(value);
                            pc = $body;
                        } else {
                            pc = $end.0 as usize;
                        }
                        continue;
                    }
                    match (source, position) {
                        (Value::List(id), Value::Int(i)) => {
                            match heap.lists.get(*id).get(*i as usize) {
                                Some(value) => {
                                    *i += 1;
                                    reg!($dst) = *value;
                                    pc = $body;
                                }
                                None => {
                                    *i = i64::MAX;
                                    pc = $end.0 as usize;
                                }
                            }
                            continue;
                        }
                        (Value::Tuple(id), Value::Int(i)) => {
                            match heap.tuple(*id).get(*i as usize) {
                                Some(value) => {
                                    *i += 1;
                                    reg!($dst) = *value;
                                    pc = $body;
                                }
                                None => pc = $end.0 as usize,
                            }
                            continue;
                        }
                        _ => {}
                    }
                }};
            }

            loop {
                let instruction = &instructions[pc];
                pc += 1;
                match *instruction {
                    Instruction::Nop {} => continue,
                    Instruction::Move { dst, src } => {
                        reg!(dst) = reg!(src);
                        continue;
                    }
                    Instruction::LoadConst { dst, index } => {
                        if let Some(value) = code.constants.get(index.0 as usize) {
                            reg!(dst) = *value;
                            continue;
                        }
                    }
                    Instruction::LoadInt { dst, value } => {
                        reg!(dst) = Value::Int(value as i64);
                        continue;
                    }
                    Instruction::LoadNone { dst } => {
                        reg!(dst) = Value::None;
                        continue;
                    }
                    Instruction::LoadBool { dst, value } => {
                        reg!(dst) = Value::Bool(value);
                        continue;
                    }
                    Instruction::Unbind { dst } => {
                        reg!(dst) = Value::Unbound;
                        continue;
                    }
                    Instruction::CheckBound { reg, .. } if reg!(reg).is_bound() => continue,
                    Instruction::LoadCell { dst, cell, .. } => {
                        if let Value::Cell(id) = &reg!(cell) {
                            let value = *heap.cells.get(*id);
                            if value.is_bound() {
                                reg!(dst) = value;
                                continue;
                            }
                        }
                    }
                    Instruction::StoreCell { cell, src } => {
                        if let Value::Cell(id) = &reg!(cell)
                            && let Some(place) = heap.cells.get_own(*id)
                        {
                            *place = reg!(src);
                            continue;
                        }
                    }
                    Instruction::LoadGlobal { dst, name, cache } => {
                        let found = site!(cache);
                        let dict = heap.dicts.get(globals);
                        let dict = match found.action {
                            action::GLOBAL => dict,
                            action::BUILTIN if found.key == dict.version() && found.epoch == dict.serial() => {
                                heap.dicts.get(builtins)
                            }
                            _ => break,
                        };
                        if let Some(entry) = dict.at(found.slot as usize)
                            && is_name(entry.key, code.names[name.0 as usize])
                        {
                            reg!(dst) = entry.value;
                            continue;
                        }
                    }
                    Instruction::StoreGlobal { src, name, cache } => {
                        let slot = site!(cache).slot as usize;
                        if let Some(dict) = heap.dicts.get_own(globals)
                            && let Some(entry) = dict.at_mut(slot)
                            && is_name(entry.key, code.names[name.0 as usize])
                        {
                            entry.value = reg!(src);
                            continue;
                        }
                    }
                    Instruction::LoadAttr { dst, obj, name, cache } => {
                        if let Value::Instance(id) = &reg!(obj) {
                            let instance = heap.instances.get(*id);
                            if let Some(found) = known!(load, instance.shape.0, cache, name)
                                && found.action == action::FIELD
                                && let Some(value) = instance.fields.get(found.slot as usize)
                                && value.is_bound()
                            {
                                reg!(dst) = *value;
                                continue;
                            }
                        }
                    }
                    Instruction::StoreAttr { obj, src, name, cache } => {
                        if let Value::Instance(id) = &reg!(obj)
                            && let Some(instance) = heap.instances.get_own(*id)
                            && let Some(found) = known!(store, instance.shape.0, cache, name)
                        {
                            if found.action == action::FIELD
                                && let Some(field) = instance.fields.get_mut(found.slot as usize)
                            {
                                *field = reg!(src);
                                continue;
                            }
                            // Growing fields are accounted elsewhere.
                            if found.action == action::TRANSITION {
                                let (shape, index) = (ShapeId(found.slot), instance.fields.len());
                                if index < instance.fields.capacity() {
                                    instance.shape = shape;
                                    instance.fields.push(reg!(src));
                                } else {
                                    heap.put_field(reg!(obj), shape, index, reg!(src));
                                }
                                again!()
                            }
                        }
                    }
                    Instruction::LoadMethod { base: at, obj, name, cache } => {
                        let key = match &reg!(obj) {
                            Value::Instance(id) => heap.instances.get(*id).shape.0,
                            Value::List(_) => InlineCache::CLASS | classes::LIST.0,
                            Value::Str(_) => InlineCache::CLASS | classes::STR.0,
                            Value::Dict(_) => InlineCache::CLASS | classes::DICT.0,
                            Value::Set(_) => InlineCache::CLASS | classes::SET.0,
                            Value::Tuple(_) => InlineCache::CLASS | classes::TUPLE.0,
                            Value::Bytes(_) => InlineCache::CLASS | classes::BYTES.0,
                            Value::Generator(id) => InlineCache::CLASS | heap.generators.get(*id).class.0,
                            Value::Object(id) => InlineCache::CLASS | heap.objects.get(*id).class.0,
                            _ => break,
                        };
                        if let Some(found) = known!(method, key, cache, name)
                            && found.action == action::FUNCTION
                        {
                            reg!(at.offset(1)) = reg!(obj);
                            reg!(at) = found.value;
                            continue;
                        }
                    }
                    Instruction::LoadItem { dst, obj, index } => match (&reg!(obj), &reg!(index)) {
                        (Value::List(id), Value::Int(i)) => item!(dst, heap.lists.get(*id), *i, |v| v),
                        (Value::Tuple(id), Value::Int(i)) => item!(dst, heap.tuple(*id), *i, |v| v),
                        (Value::Str(id), Value::Int(i)) => {
                            item!(dst, heap.ascii_bytes(*id), *i, Value::ascii_char)
                        }
                        (Value::ByteArray(id), Value::Int(i)) => {
                            item!(dst, heap.bytearrays.get(*id), *i, |byte| Value::Int(byte as i64))
                        }
                        (Value::Bytes(id), Value::Int(i)) => {
                            item!(dst, heap.bytes_objects.get(*id), *i, |byte| Value::Int(byte as i64))
                        }
                        // A key that is equal without being the same is found elsewhere.
                        (Value::Dict(id), Value::Str(name)) => {
                            if let Some(hash) = heap.cached_hash(*name)
                                && let dict = heap.dicts.get(*id)
                                && let Some(position) = dict.find(hash, |key| is_name(key, *name))
                                && let Some(entry) = dict.at(position)
                            {
                                reg!(dst) = entry.value;
                                continue;
                            }
                        }
                        (Value::Dict(id), Value::Int(i)) => {
                            let dict = heap.dicts.get(*id);
                            if let Some(position) = dict.find(hash_int(*i), |key| key == Value::Int(*i))
                                && let Some(entry) = dict.at(position)
                            {
                                reg!(dst) = entry.value;
                                continue;
                            }
                        }
                        _ => {}
                    },
                    Instruction::LoadItemInt { dst, obj, index } => match &reg!(obj) {
                        Value::List(id) => item!(dst, heap.lists.get(*id), index as i64, |v| v),
                        Value::Tuple(id) => item!(dst, heap.tuple(*id), index as i64, |v| v),
                        _ => {}
                    },
                    Instruction::StoreItem { obj, index, src } => match (&reg!(obj), &reg!(index)) {
                        (Value::List(id), Value::Int(i)) => {
                            if let Some(items) = heap.lists.get_own(*id)
                                && let at = if *i < 0 { i.wrapping_add(items.len() as i64) } else { *i }
                                && let Some(place) = items.get_mut(at as usize)
                            {
                                *place = reg!(src);
                                continue;
                            }
                        }
                        (Value::ByteArray(id), Value::Int(i)) => {
                            if let Value::Int(byte @ 0..=255) = &reg!(src)
                                && let Some(items) = heap.bytearrays.get_own(*id)
                                && let Some(place) = items.get_mut(*i as usize)
                            {
                                *place = *byte as u8;
                                continue;
                            }
                        }
                        (Value::Dict(id), key) if intrinsic::set_entry(heap, *id, *key, reg!(src)).is_some() => {
                            again!()
                        }
                        _ => {}
                    },
                    Instruction::Not { dst, src } => {
                        reg!(dst) = Value::Bool(!truth!(src));
                        continue;
                    }
                    Instruction::Neg { dst, src } => match &reg!(src) {
                        Value::Int(i) if *i != i64::MIN => {
                            reg!(dst) = Value::Int(-*i);
                            continue;
                        }
                        Value::Float(f) => {
                            reg!(dst) = Value::Float(-*f);
                            continue;
                        }
                        _ => {}
                    },
                    Instruction::Add { dst, a, b } | Instruction::InplaceAdd { dst, a, b } => {
                        arithmetic!(dst, a, b, checked_add, +)
                    }
                    Instruction::Sub { dst, a, b } | Instruction::Inplace { op: BinaryOp::Sub, dst, a, b } => {
                        arithmetic!(dst, a, b, checked_sub, -)
                    }
                    Instruction::Mul { dst, a, b } | Instruction::Inplace { op: BinaryOp::Mul, dst, a, b } => {
                        arithmetic!(dst, a, b, checked_mul, *)
                    }
                    Instruction::TrueDiv { dst, a, b } => {
                        // Ints beyond 53 bits are not rounded one by one.
                        const EXACT: std::ops::Range<i64> = -(1 << 53)..1 << 53;
                        let (x, y) = match (&reg!(a), &reg!(b)) {
                            (Value::Float(i), Value::Float(j)) => (*i, *j),
                            (Value::Int(i), Value::Int(j)) if EXACT.contains(i) && EXACT.contains(j) => {
                                (*i as f64, *j as f64)
                            }
                            (Value::Int(i), Value::Float(j)) => (*i as f64, *j),
                            (Value::Float(i), Value::Int(j)) => (*i, *j as f64),
                            _ => break,
                        };
                        if y != 0.0 {
                            reg!(dst) = Value::Float(x / y);
                            continue;
                        }
                    }
                    Instruction::FloorDiv { dst, a, b } => {
                        if let (Value::Int(i), Value::Int(j)) = (&reg!(a), &reg!(b))
                            && *j > 0
                        {
                            reg!(dst) = Value::Int(i.div_euclid(*j));
                            continue;
                        }
                    }
                    Instruction::Mod { dst, a, b } => {
                        if let (Value::Int(i), Value::Int(j)) = (&reg!(a), &reg!(b))
                            && *j > 0
                        {
                            reg!(dst) = Value::Int(i.rem_euclid(*j));
                            continue;
                        }
                    }
                    Instruction::And { dst, a, b } => {
                        if let (Value::Int(i), Value::Int(j)) = (&reg!(a), &reg!(b)) {
                            reg!(dst) = Value::Int(*i & *j);
                            continue;
                        }
                    }
                    Instruction::Binary { op, dst, a, b } => match (op, &reg!(a), &reg!(b)) {
                        (BinaryOp::Xor, Value::Int(i), Value::Int(j)) => {
                            reg!(dst) = Value::Int(*i ^ *j);
                            continue;
                        }
                        (BinaryOp::Or, Value::Int(i), Value::Int(j)) => {
                            reg!(dst) = Value::Int(*i | *j);
                            continue;
                        }
                        _ => {}
                    },
                    Instruction::AddInt { dst, a, value } | Instruction::InplaceAddInt { dst, a, value } => {
                        arithmetic_int!(dst, a, value, checked_add)
                    }
                    Instruction::SubInt { dst, a, value } => {
                        arithmetic_int!(dst, a, value, checked_sub)
                    }
                    Instruction::MulInt { dst, a, value } => {
                        arithmetic_int!(dst, a, value, checked_mul)
                    }
                    Instruction::FloorDivInt { dst, a, value } => {
                        if let Value::Int(i) = &reg!(a)
                            && value > 0
                        {
                            reg!(dst) = Value::Int(i.div_euclid(value as i64));
                            continue;
                        }
                    }
                    Instruction::ModInt { dst, a, value } => {
                        if let Value::Int(i) = &reg!(a)
                            && value > 0
                        {
                            reg!(dst) = Value::Int(i.rem_euclid(value as i64));
                            continue;
                        }
                    }
                    Instruction::BinaryInt { op, dst, a, value } => {
                        if let Value::Int(i) = &reg!(a) {
                            let result = match op {
                                BinaryOp::And => i & value as i64,
                                BinaryOp::RShift if (0..64).contains(&value) => i >> value,
                                BinaryOp::Xor => i ^ value as i64,
                                _ => break,
                            };
                            reg!(dst) = Value::Int(result);
                            continue;
                        }
                    }
                    Instruction::Is { dst, a, b, negate } => {
                        reg!(dst) = Value::Bool(reg!(a).is(reg!(b)) != negate);
                        continue;
                    }
                    Instruction::Compare { op, dst, a, b } => {
                        let answer = match (&reg!(a), &reg!(b)) {
                            (Value::Int(i), Value::Int(j)) => compare(op, i, j),
                            (Value::Float(i), Value::Float(j)) => compare(op, i, j),
                            (Value::Str(i), Value::Str(j)) if i == j => compare(op, i, j),
                            _ => break,
                        };
                        reg!(dst) = Value::Bool(answer);
                        continue;
                    }
                    Instruction::JumpIfIn { item, container, .. }
                    | Instruction::JumpIfNotIn { item, container, .. }
                    | Instruction::Contains { item, container, .. } => {
                        if let Some(found) = intrinsic::contains(heap, &reg!(container), &reg!(item)) {
                            match *instruction {
                                Instruction::JumpIfIn { target, .. } if found => pc = target.0 as usize,
                                Instruction::JumpIfNotIn { target, .. } if !found => pc = target.0 as usize,
                                Instruction::Contains { dst, negate, .. } => reg!(dst) = Value::Bool(found != negate),
                                _ => {}
                            }
                            again!()
                        }
                    }
                    Instruction::Jump { target } => jump_if!(true, target),
                    Instruction::Loop { target } if self.ticks > 1 => {
                        self.ticks -= 1;
                        jump_if!(true, target)
                    }
                    Instruction::LoopNext { base: at, dst, target } if self.ticks > 1 => {
                        self.ticks -= 1;
                        next_item!(at, dst, target.0 as usize + 1, target);
                        jump_if!(true, target)
                    }
                    Instruction::JumpIfTrue { src, target } => jump_if!(truth!(src), target),
                    Instruction::JumpIfFalse { src, target } => jump_if!(!truth!(src), target),
                    Instruction::JumpIfNone { src, target } => jump_if!(reg!(src).is_none(), target),
                    Instruction::JumpIfNotNone { src, target } => jump_if!(!reg!(src).is_none(), target),
                    Instruction::JumpIfLt { a, b, target } => jump_compare!(<, a, b, true, target),
                    Instruction::JumpIfLe { a, b, target } => jump_compare!(<=, a, b, true, target),
                    Instruction::JumpIfGt { a, b, target } => jump_compare!(>, a, b, true, target),
                    Instruction::JumpIfGe { a, b, target } => jump_compare!(>=, a, b, true, target),
                    Instruction::JumpIfEq { a, b, target } => jump_equal!(a, b, true, target),
                    Instruction::JumpIfNe { a, b, target } => jump_equal!(a, b, false, target),
                    Instruction::JumpIfNotLt { a, b, target } => jump_compare!(<, a, b, false, target),
                    Instruction::JumpIfNotLe { a, b, target } => jump_compare!(<=, a, b, false, target),
                    Instruction::JumpIfNotGt { a, b, target } => jump_compare!(>, a, b, false, target),
                    Instruction::JumpIfNotGe { a, b, target } => jump_compare!(>=, a, b, false, target),
                    Instruction::JumpIfNotEq { a, b, target } => jump_equal!(a, b, false, target),
                    Instruction::JumpIfNotNe { a, b, target } => jump_equal!(a, b, true, target),
                    Instruction::JumpIfLtInt { a, value, target } => jump_compare_int!(<, a, value, true, target),
                    Instruction::JumpIfLeInt { a, value, target } => jump_compare_int!(<=, a, value, true, target),
                    Instruction::JumpIfGtInt { a, value, target } => jump_compare_int!(>, a, value, true, target),
                    Instruction::JumpIfGeInt { a, value, target } => jump_compare_int!(>=, a, value, true, target),
                    Instruction::JumpIfEqInt { a, value, target } => jump_compare_int!(==, a, value, true, target),
                    Instruction::JumpIfNeInt { a, value, target } => jump_compare_int!(!=, a, value, true, target),
                    Instruction::JumpIfNotLtInt { a, value, target } => jump_compare_int!(<, a, value, false, target),
                    Instruction::JumpIfNotLeInt { a, value, target } => jump_compare_int!(<=, a, value, false, target),
                    Instruction::JumpIfNotGtInt { a, value, target } => jump_compare_int!(>, a, value, false, target),
                    Instruction::JumpIfNotGeInt { a, value, target } => jump_compare_int!(>=, a, value, false, target),
                    Instruction::JumpIfNotEqInt { a, value, target } => jump_compare_int!(==, a, value, false, target),
                    Instruction::JumpIfNotNeInt { a, value, target } => jump_compare_int!(!=, a, value, false, target),
                    Instruction::ForNext { base: at, dst, target } => {
                        next_item!(at, dst, pc, target);
                        match &reg!(at) {
                            Value::Iter(id) => {
                                let next = instructions.get(pc);
                                if let Some(Instruction::Unpack { src, base: first, count: 2 }) = next
                                    && *src == dst
                                    && let Some((a, b)) = heap.next_item_pair(*id)
                                {
                                    (reg!(*first), reg!(first.offset(1))) = (a, b);
                                    pc += 1;
                                    continue;
                                }
                                if let Some(item) = heap.next_item(*id) {
                                    reg!(dst) = item;
                                    continue;
                                }
                            }
                            Value::Generator(id) => resume!(*id, OnReturn::ForNext, dst, Value::None),
                            _ => {}
                        }
                    }
                    Instruction::ForPrepare { base: at, src } => {
                        let source = reg!(src);
                        let start = match source {
                            Value::List(_) | Value::Tuple(_) => Value::Int(0),
                            Value::Generator(_) | Value::Iter(_) => Value::Unbound,
                            Value::Range(id) => {
                                let range = heap.ranges.get(id);
                                if let (Value::Int(_), Value::Int(_), Value::Int(_)) =
                                    (range.start, range.step, range.len)
                                {
                                    reg!(at) = range.step;
                                    reg!(at.offset(1)) = range.start;
                                    reg!(at.offset(2)) = range.len;
                                    continue;
                                }
                                break;
                            }
                            _ => break,
                        };
                        // No rubbish in the unused ones: they count for the state's hash.
                        reg!(at) = source;
                        reg!(at.offset(1)) = start;
                        reg!(at.offset(2)) = Value::Unbound;
                        continue;
                    }
                    Instruction::GetIter { dst, src } => {
                        if let iterator @ (Value::Generator(_) | Value::Iter(_)) = reg!(src) {
                            reg!(dst) = iterator;
                            continue;
                        }
                    }
                    Instruction::Unpack { src, base: at, count } => {
                        let items: &[Value] = match &reg!(src) {
                            Value::Tuple(id) => heap.tuple(*id),
                            Value::List(id) => heap.lists.get(*id),
                            Value::Generator(id) => {
                                let (id, top) = (*id, base + code.n_registers as usize);
                                if let Some(caller) = frames.last_mut() {
                                    caller.pc = pc as u32;
                                }
                                if frames.len() < self.recursion_limit
                                    && beside::enter_unpacked(heap, (frames, registers), id, count, top)
                                {
                                    continue 'frame;
                                }
                                break;
                            }
                            _ => break,
                        };
                        if items.len() == count as usize
                            && let Some(places) = regs.get_mut(at.index()..at.index() + items.len())
                        {
                            for (place, item) in places.iter_mut().zip(items) {
                                *place = *item;
                            }
                            continue;
                        }
                    }
                    Instruction::BuildTuple { dst, base: at, count: count @ 1..=3 } => {
                        let second = if count > 1 { reg!(at.offset(1)) } else { Value::Unbound };
                        let third = if count > 2 { reg!(at.offset(2)) } else { Value::Unbound };
                        let items = [reg!(at), second, third];
                        let new = || Tuple::new(Items::from_buf_and_len(items, count as usize));
                        if let Some(id) = heap.add_at_hand(|h| &mut h.tuples, new) {
                            reg!(dst) = Value::Tuple(id.into());
                            continue;
                        }
                    }
                    Instruction::ListAppend { list, src } => {
                        if let Value::List(id) = &reg!(list)
                            && let Some(items) = heap.lists.get_own(*id)
                            && items.len() < items.capacity()
                        {
                            items.push(reg!(src));
                            continue;
                        }
                    }
                    Instruction::Call { dst, base: at, count } => match &reg!(at) {
                        Value::Function(id) => {
                            let id = *id;
                            enter!(id, at.offset(1), count, OnReturn::Store, Value::Unbound, dst);
                            enter_with_rest!(id, at.offset(1), count, dst);
                        }
                        Value::Native(id) => {
                            let first = at.index() + 1;
                            if let Some(args) = regs.get(first..first + count as usize) {
                                let intrinsic = natives.get(*id).intrinsic;
                                if let Some(value) = intrinsic.call(heap, args) {
                                    reg!(dst) = value;
                                    continue;
                                }
                                if let (Intrinsic::Next, [Value::Generator(id)]) = (intrinsic, args) {
                                    resume!(*id, OnReturn::Store, dst, Value::None);
                                }
                            }
                        }
                        Value::Class(class @ (classes::INT | classes::LIST | classes::STR | classes::TUPLE))
                            if count == 1 =>
                        {
                            if let Some(value) = intrinsic::convert(heap, *class, reg!(at.offset(1))) {
                                reg!(dst) = value;
                                again!()
                            }
                        }
                        Value::Class(classes::RANGE) => {
                            if let Some(args) = regs.get(at.index() + 1..=at.index() + count as usize)
                                && let Some(value) = intrinsic::range_of(heap, args)
                            {
                                reg!(dst) = value;
                                again!()
                            }
                        }
                        Value::Class(class) => {
                            let class = *class;
                            let info = heap.classes.get(class);
                            let shape = info.root_shape;
                            let new = || Instance { class, shape, fields: Items::new() };
                            if let Some(specials) = &info.specials
                                && specials.epoch == heap.class_epoch
                                && let Maker::Init(init) = specials.maker
                                && let Some(instance) = heap.add_at_hand(|h| &mut h.instances, new)
                            {
                                // The instance takes the place of the class, just before its arguments.
                                let instance = Value::Instance(instance);
                                reg!(at) = instance;
                                enter!(init, at, count + 1, OnReturn::Init, instance, dst);
                                registers[base + at.index()] = Value::Class(class);
                            }
                        }
                        _ => {}
                    },
                    Instruction::CallMethod { dst, base: at, count } => {
                        if !reg!(at.offset(1)).is_bound() {
                            break;
                        }
                        match &reg!(at) {
                            Value::Function(id) => {
                                let id = *id;
                                enter!(id, at.offset(1), count + 1, OnReturn::Store, Value::Unbound, dst);
                                enter_with_rest!(id, at.offset(1), count + 1, dst);
                            }
                            Value::Native(id) => {
                                let first = at.index() + 1;
                                if let Some(args) = regs.get(first..=first + count as usize) {
                                    let native = natives.get(*id);
                                    let intrinsic = native.intrinsic;
                                    if let Some(value) = intrinsic.call_method(heap, args) {
                                        reg!(dst) = value;
                                        continue;
                                    }
                                    if let Some(at_hand) = native.at_hand
                                        && !heap.wants_collection()
                                        && let Some(value) = at_hand(heap, args)
                                    {
                                        reg!(dst) = value;
                                        again!()
                                    }
                                    if intrinsic.is_beside()
                                        && let Some(value) = intrinsic.call_beside(heap, args)
                                    {
                                        reg!(dst) = value;
                                        again!()
                                    }
                                    if intrinsic == Intrinsic::StrFormat
                                        && let Some(value) = beside::format_template(heap, &mut self.formatter, args)
                                    {
                                        reg!(dst) = value;
                                        again!()
                                    }
                                    if let (Intrinsic::Send, [Value::Generator(id), sent]) = (intrinsic, args) {
                                        resume!(*id, OnReturn::Store, dst, *sent);
                                    }
                                }
                            }
                            _ => {}
                        }
                    }
                    Instruction::Return { src } => {
                        if let [.., caller, frame] = frames.as_slice()
                            && frame.on_return == OnReturn::Store
                            && frame.generator.is_none()
                        {
                            leave!(reg!(src), frame.dst, caller)
                        }
                    }
                    Instruction::Yield { dst, src } => {
                        if let [.., caller, frame] = frames.as_mut_slice() {
                            if let OnReturn::ForNext | OnReturn::Store = frame.on_return
                                && let Some(id) = frame.generator
                                && let Some(generator) = heap.generators.get_own(id)
                            {
                                let value = reg!(src);
                                // What `next` sends; another value is put here when it is sent.
                                reg!(dst) = Value::None;
                                for (place, register) in generator.registers.iter_mut().zip(regs.iter()) {
                                    *place = *register;
                                }
                                (generator.frame.pc, generator.frame.namespace) = (pc as u32, frame.namespace);
                                generator.state = GeneratorState::Suspended;
                                generator.delegate = Value::Unbound;
                                leave!(value, frame.dst, caller)
                            }
                            if !code.proto.is_hidden
                                && frame.on_return.consumes()
                                && let Some(state) = take_quickly(heap, frame.on_return, frame.extra, reg!(src))
                            {
                                frame.extra = state;
                                reg!(dst) = Value::None;
                                continue;
                            }
                        }
                    }
                    Instruction::YieldFrom { iter, sent, .. } => {
                        if let (Value::Generator(id), Value::None) = (&reg!(iter), &reg!(sent)) {
                            resume!(*id, OnReturn::YieldFrom, Reg(0), Value::None);
                        }
                    }
                    Instruction::ReturnNone {} => {
                        if let [.., caller, frame] = frames.as_slice()
                            && frame.generator.is_none()
                        {
                            match frame.on_return {
                                OnReturn::Store => leave!(Value::None, frame.dst, caller),
                                OnReturn::Init => leave!(frame.extra, frame.dst, caller),
                                _ => {}
                            }
                        }
                        if beside::end_generator(heap, codes, frames, registers) {
                            continue 'frame;
                        }
                    }
                    _ => {}
                }
                break;
            }
            if beside::knows(&instructions[pc - 1])
                && let Some(next) =
                    beside::execute(heap, &mut self.formatter, &mut registers[base..], (code, globals), pc)
                && let Some(frame) = frames.last_mut()
            {
                frame.pc = next as u32;
                continue 'frame;
            }
            if let Some(frame) = frames.last_mut() {
                frame.pc = pc as u32;
            }
            return (instructions[pc - 1], base, code);
        }
    }
}

/// The registers of a frame whose window starts at `base`.
#[inline(always)]
fn window_at(registers: &mut [Value], base: usize) -> Option<&mut [Value; WINDOW]> {
    registers.get_mut(base..base + WINDOW).and_then(|window| window.try_into().ok())
}

#[inline(always)]
fn compare<T: PartialOrd>(op: CompareOp, a: &T, b: &T) -> bool {
    match op {
        CompareOp::Lt => a < b,
        CompareOp::Le => a <= b,
        CompareOp::Gt => a > b,
        CompareOp::Ge => a >= b,
        CompareOp::Eq => a == b,
        CompareOp::Ne => a != b,
    }
}
