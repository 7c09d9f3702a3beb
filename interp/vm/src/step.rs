//! One instruction with the whole machine: what the quick part of the loop leaves.
//!
//! An instruction with a native answer finishes here; any other goes to a method that either answers or pushes a frame.
//! The newest frame stands behind the instruction all the while.

use sesf_bytecode::{BinaryOp, CompareOp, Instruction, Reg, Target};
use sesf_heap::{CacheId, LinkedCode, NativeId, Value};
use smallvec::SmallVec;

use crate::call::{Called, ReturnTo};
use crate::error::{Interrupt, Res};
use crate::unwind::Raised;
use crate::vm::Vm;

/// An exception on its way, and whether the instruction adds its frame to the traceback.
pub(crate) struct Thrown(pub Interrupt, pub Raised);

impl From<Interrupt> for Thrown {
    fn from(interrupt: Interrupt) -> Thrown {
        Thrown(interrupt, Raised::Fresh)
    }
}

/// What came of an instruction: the value with which the machine's loop ends, if it does.
type Stepped = Result<Option<Value>, Thrown>;

impl Vm {
    /// Executes an instruction of the newest frame, whose window starts at `base`.
    // There is one caller, the loop.
    #[inline(always)]
    #[allow(clippy::too_many_lines)]
    pub(crate) fn step(&mut self, instruction: Instruction, base: usize, code: &LinkedCode) -> Stepped {
        use Instruction as I;
        macro_rules! reg {
            ($r:expr) => {
                self.fiber.registers[base + $r.index()]
            };
        }
        macro_rules! name {
            ($index:expr) => {
                code.names[$index.0 as usize]
            };
        }
        macro_rules! site {
            ($cache:expr) => {
                CacheId(code.first_cache + $cache.0 as u32)
            };
        }
        // A native answer if there is one, or the whole protocol.
        macro_rules! answer {
            ($dst:expr, $native:expr, $protocol:expr) => {
                match $native {
                    Some(value) => reg!($dst) = value,
                    None => $protocol,
                }
            };
        }
        macro_rules! binary {
            ($op:expr, $dst:expr, $a:expr, $b:expr) => {{
                let (x, y) = ($a, $b);
                answer!($dst, self.binary_builtin($op, x, y)?, self.operator(instruction, 0)?)
            }};
        }
        macro_rules! jump_compare {
            ($op:expr, $a:expr, $b:expr, $when:literal, $target:expr) => {{
                let (x, y) = ($a, $b);
                match self.compare_builtin($op, x, y)? {
                    Some(answer) if answer == $when => self.jump($target),
                    Some(_) => {}
                    None => self.operator(instruction, 0)?,
                }
            }};
        }
        macro_rules! jump_if {
            ($src:expr, $when:literal, $target:expr) => {{
                let value = reg!($src);
                match self.truth_builtin(value) {
                    Some(truth) if truth == $when => self.jump($target),
                    Some(_) => {}
                    None => self.test(value)?,
                }
            }};
        }
        macro_rules! jump_contains {
            ($item:expr, $container:expr, $when:literal, $target:expr) => {{
                let (item, container) = (reg!($item), reg!($container));
                match self.contains_builtin(container, item)? {
                    Some(answer) if answer == $when => self.jump($target),
                    Some(_) => {}
                    None => self.test_membership(container, item)?,
                }
            }};
        }
        match instruction {
            I::CheckBound { name, .. } => return Err(self.unbound_local(name!(name)).into()),
            I::DeleteLocal { reg, name } => {
                if !reg!(reg).is_bound() {
                    return Err(self.unbound_local(name!(name)).into());
                }
                reg!(reg) = Value::Unbound;
            }
            I::MakeCell { reg } => {
                let value = reg!(reg);
                reg!(reg) = self.heap.new_cell(value);
            }
            I::LoadCell { cell, name, .. } => return Err(self.unbound_cell(cell, name!(name)).into()),
            I::StoreCell { cell, src } => {
                if let Value::Cell(id) = reg!(cell) {
                    *self.heap.cells.get_mut(id) = reg!(src);
                }
            }
            I::DeleteCell { cell, name } => match reg!(cell) {
                Value::Cell(id) if self.heap.cells.get(id).is_bound() => {
                    *self.heap.cells.get_mut(id) = Value::Unbound;
                }
                _ => return Err(self.unbound_cell(cell, name!(name)).into()),
            },
            I::MakeSpill { list, size } => reg!(list) = self.heap.new_list(vec![Value::Unbound; size as usize]),
            I::LoadSpill { dst, list, index } => {
                if let Value::List(id) = reg!(list) {
                    reg!(dst) = self.heap.lists.get(id).get(index as usize).copied().unwrap_or_default();
                }
            }
            I::StoreSpill { list, src, index } => {
                if let Value::List(id) = reg!(list)
                    && let Some(place) = self.heap.lists.get_mut(id).get_mut(index as usize)
                {
                    *place = reg!(src);
                }
            }
            I::LoadGlobal { dst, name, cache } => {
                let globals = self.frame_globals();
                reg!(dst) = self.load_global(globals, name!(name), site!(cache))?;
            }
            I::StoreGlobal { src, name, cache } => {
                let (globals, value) = (self.frame_globals(), reg!(src));
                self.store_global(globals, name!(name), value, site!(cache));
            }
            I::LoadAttr { dst, obj, name, cache } => {
                let object = reg!(obj);
                if let Called::Value(value) = self.load_attr(object, name!(name), site!(cache), dst)? {
                    reg!(dst) = value;
                }
            }
            I::StoreAttr { obj, src, name, cache } => {
                let (object, value) = (reg!(obj), reg!(src));
                self.store_attr(object, name!(name), value, site!(cache))?;
            }
            I::LoadMethod { base: at, obj, name, cache } => {
                let object = reg!(obj);
                if let Some((function, receiver)) = self.load_method(object, name!(name), site!(cache), at)? {
                    reg!(at) = function;
                    reg!(at.offset(1)) = receiver;
                }
            }
            I::LoadItem { dst, obj, index } => {
                let (object, key) = (reg!(obj), reg!(index));
                answer!(dst, self.get_item_builtin(object, key)?, self.load_item(object, key, dst)?);
            }
            I::LoadItemInt { dst, obj, index } => {
                let (object, key) = (reg!(obj), Value::Int(index as i64));
                answer!(dst, self.get_item_builtin(object, key)?, self.load_item(object, key, dst)?);
            }
            I::LoadSlice { dst, obj, base: at } => {
                let (object, parts) = (reg!(obj), [reg!(at), reg!(at.offset(1)), reg!(at.offset(2))]);
                answer!(dst, self.get_part_builtin(object, parts)?, {
                    let [start, stop, step] = parts;
                    let slice = self.new_slice(start, stop, step);
                    self.load_item(object, slice, dst)?
                });
            }
            I::StoreItem { obj, index, src } => {
                let (object, key, value) = (reg!(obj), reg!(index), reg!(src));
                if self.set_item_builtin(object, key, value)?.is_none() {
                    self.store_item(object, key, value)?;
                }
            }
            I::Not { dst, src } => {
                let value = reg!(src);
                let truth = self.truth_builtin(value);
                answer!(dst, truth.map(|truth| Value::Bool(!truth)), self.test(value)?);
            }
            I::Neg { src, .. } => {
                let value = reg!(src);
                self.unary_instruction(instruction, value)?;
            }
            I::Add { dst, a, b } => binary!(BinaryOp::Add, dst, reg!(a), reg!(b)),
            I::Sub { dst, a, b } => binary!(BinaryOp::Sub, dst, reg!(a), reg!(b)),
            I::Mul { dst, a, b } => binary!(BinaryOp::Mul, dst, reg!(a), reg!(b)),
            I::TrueDiv { dst, a, b } => binary!(BinaryOp::TrueDiv, dst, reg!(a), reg!(b)),
            I::FloorDiv { dst, a, b } => binary!(BinaryOp::FloorDiv, dst, reg!(a), reg!(b)),
            I::Mod { dst, a, b } => binary!(BinaryOp::Mod, dst, reg!(a), reg!(b)),
            I::And { dst, a, b } => binary!(BinaryOp::And, dst, reg!(a), reg!(b)),
            I::Binary { op, dst, a, b } => binary!(op, dst, reg!(a), reg!(b)),
            I::AddInt { dst, a, value } => binary!(BinaryOp::Add, dst, reg!(a), Value::Int(value as i64)),
            I::SubInt { dst, a, value } => binary!(BinaryOp::Sub, dst, reg!(a), Value::Int(value as i64)),
            I::MulInt { dst, a, value } => binary!(BinaryOp::Mul, dst, reg!(a), Value::Int(value as i64)),
            I::FloorDivInt { dst, a, value } => binary!(BinaryOp::FloorDiv, dst, reg!(a), Value::Int(value as i64)),
            I::ModInt { dst, a, value } => binary!(BinaryOp::Mod, dst, reg!(a), Value::Int(value as i64)),
            I::BinaryInt { op, dst, a, value } => binary!(op, dst, reg!(a), Value::Int(value as i64)),
            // What may change in place goes to the protocol.
            I::InplaceAdd { dst, a, b } => match (reg!(a), reg!(b)) {
                (x @ Value::Str(_), y @ Value::Str(_)) => binary!(BinaryOp::Add, dst, x, y),
                (x, y) if is_number(x) && is_number(y) => binary!(BinaryOp::Add, dst, x, y),
                _ => self.operator(instruction, 0)?,
            },
            I::InplaceAddInt { dst, a, value } => match reg!(a) {
                x if is_number(x) => binary!(BinaryOp::Add, dst, x, Value::Int(value as i64)),
                _ => self.operator(instruction, 0)?,
            },
            I::Inplace { op, dst, a, b } => match (reg!(a), reg!(b)) {
                (x, y) if is_number(x) && is_number(y) => binary!(op, dst, x, y),
                _ => self.operator(instruction, 0)?,
            },
            I::Compare { op, dst, a, b } => {
                let (x, y) = (reg!(a), reg!(b));
                let answer = self.compare_builtin(op, x, y)?;
                answer!(dst, answer.map(Value::Bool), self.operator(instruction, 0)?);
            }
            I::Contains { dst, item, container, negate } => {
                let (item, container) = (reg!(item), reg!(container));
                let answer = self.contains_builtin(container, item)?;
                let answer = answer.map(|answer| Value::Bool(answer != negate));
                answer!(dst, answer, self.test_membership(container, item)?);
            }

            I::Loop { target } | I::LoopNext { target, .. } => {
                // What is raised here is raised inside the loop, not before its first instruction.
                self.ticks = self.ticks.saturating_sub(1);
                if self.is_safe_point_due() {
                    self.safe_point()?;
                }
                self.jump(target);
                if self.suspended {
                    return Ok(Some(Value::Unbound));
                }
            }
            I::JumpIfTrue { src, target } => jump_if!(src, true, target),
            I::JumpIfFalse { src, target } => jump_if!(src, false, target),
            I::JumpIfLt { a, b, target } => jump_compare!(CompareOp::Lt, reg!(a), reg!(b), true, target),
            I::JumpIfLe { a, b, target } => jump_compare!(CompareOp::Le, reg!(a), reg!(b), true, target),
            I::JumpIfGt { a, b, target } => jump_compare!(CompareOp::Gt, reg!(a), reg!(b), true, target),
            I::JumpIfGe { a, b, target } => jump_compare!(CompareOp::Ge, reg!(a), reg!(b), true, target),
            I::JumpIfEq { a, b, target } => jump_compare!(CompareOp::Eq, reg!(a), reg!(b), true, target),
            I::JumpIfNe { a, b, target } => jump_compare!(CompareOp::Ne, reg!(a), reg!(b), true, target),
            I::JumpIfNotLt { a, b, target } => jump_compare!(CompareOp::Lt, reg!(a), reg!(b), false, target),
            I::JumpIfNotLe { a, b, target } => jump_compare!(CompareOp::Le, reg!(a), reg!(b), false, target),
            I::JumpIfNotGt { a, b, target } => jump_compare!(CompareOp::Gt, reg!(a), reg!(b), false, target),
            I::JumpIfNotGe { a, b, target } => jump_compare!(CompareOp::Ge, reg!(a), reg!(b), false, target),
            I::JumpIfNotEq { a, b, target } => jump_compare!(CompareOp::Eq, reg!(a), reg!(b), false, target),
            I::JumpIfNotNe { a, b, target } => jump_compare!(CompareOp::Ne, reg!(a), reg!(b), false, target),
            I::JumpIfLtInt { a, value, target } => jump_compare!(CompareOp::Lt, reg!(a), int(value), true, target),
            I::JumpIfLeInt { a, value, target } => jump_compare!(CompareOp::Le, reg!(a), int(value), true, target),
            I::JumpIfGtInt { a, value, target } => jump_compare!(CompareOp::Gt, reg!(a), int(value), true, target),
            I::JumpIfGeInt { a, value, target } => jump_compare!(CompareOp::Ge, reg!(a), int(value), true, target),
            I::JumpIfEqInt { a, value, target } => jump_compare!(CompareOp::Eq, reg!(a), int(value), true, target),
            I::JumpIfNeInt { a, value, target } => jump_compare!(CompareOp::Ne, reg!(a), int(value), true, target),
            I::JumpIfNotLtInt { a, value, target } => jump_compare!(CompareOp::Lt, reg!(a), int(value), false, target),
            I::JumpIfNotLeInt { a, value, target } => jump_compare!(CompareOp::Le, reg!(a), int(value), false, target),
            I::JumpIfNotGtInt { a, value, target } => jump_compare!(CompareOp::Gt, reg!(a), int(value), false, target),
            I::JumpIfNotGeInt { a, value, target } => jump_compare!(CompareOp::Ge, reg!(a), int(value), false, target),
            I::JumpIfNotEqInt { a, value, target } => jump_compare!(CompareOp::Eq, reg!(a), int(value), false, target),
            I::JumpIfNotNeInt { a, value, target } => jump_compare!(CompareOp::Ne, reg!(a), int(value), false, target),
            I::JumpIfIn { item, container, target } => jump_contains!(item, container, true, target),
            I::JumpIfNotIn { item, container, target } => jump_contains!(item, container, false, target),

            I::ForNext { base: at, dst, target } => match reg!(at) {
                Value::Generator(id) => self.for_next_generator(id, dst)?,
                Value::Iter(id) => {
                    let next = code.instructions.get(self.newest_pc());
                    if let Some(I::Unpack { src, base: first, count: 2 }) = next
                        && *src == dst
                        && self.gives_pairs(id)
                    {
                        // Most loops over pairs take them apart at once: no tuple is made.
                        match self.next_pair(id)? {
                            Some((a, b)) => {
                                (reg!(*first), reg!(first.offset(1))) = (a, b);
                                self.skip();
                            }
                            None => self.jump(target),
                        }
                        return Ok(None);
                    }
                    match self.next_builtin(id)? {
                        Some(value) => reg!(dst) = value,
                        None => self.jump(target),
                    }
                }
                iterator => self.for_next_object(iterator, dst)?,
            },
            I::ForPrepare { base: at, src } => {
                // No rubbish in the unused ones: they count for the state's hash.
                reg!(at.offset(1)) = Value::Unbound;
                reg!(at.offset(2)) = Value::Unbound;
                let source = reg!(src);
                self.prepare_iteration(source, at.0)?;
            }
            I::Unpack { src, .. } => {
                let source = reg!(src);
                self.unpack_instruction(instruction, source)?;
            }
            I::BuildTuple { dst, base: at, count } => {
                let first = base + at.index();
                reg!(dst) = self.heap.new_tuple(&self.fiber.registers[first..first + count as usize]);
            }
            I::BuildList { dst, base: at, count } => {
                let first = base + at.index();
                reg!(dst) = self.heap.new_list(self.fiber.registers[first..first + count as usize].to_vec());
            }
            I::BuildSlice { dst, base: at } => {
                let parts = [reg!(at), reg!(at.offset(1)), reg!(at.offset(2))];
                reg!(dst) = Value::Slice(self.heap.add(|h| &mut h.slices, parts));
            }
            I::ListAppend { list, src } => {
                if let Value::List(id) = reg!(list)
                    && self.heap.list_push(id, reg!(src)).is_err()
                {
                    return Err(self.memory_error().into());
                }
            }
            I::DictSet { dict, key, value } => {
                if let Value::Dict(id) = reg!(dict) {
                    let (key, value) = (reg!(key), reg!(value));
                    self.dict_set(id, key, value)?;
                }
            }
            I::SetAdd { set, src } => {
                if let Value::Set(id) = reg!(set) {
                    let value = reg!(src);
                    self.set_add(id, value)?;
                }
            }

            I::Call { dst, base: at, count } => {
                self.invoke_registers(reg!(at), base + at.index() + 1, count as usize, &[], dst)?;
            }
            I::CallMethod { dst, base: at, count } => {
                let (function, place, n_args) = (reg!(at), base + at.index(), count as usize);
                match reg!(at.offset(1)).is_bound() {
                    true => self.invoke_registers(function, place + 1, n_args + 1, &[], dst)?,
                    false => self.invoke_registers(function, place + 2, n_args, &[], dst)?,
                }
            }
            I::Return { src } => {
                let value = reg!(src);
                return Ok(self.return_value(value)?);
            }
            I::ReturnNone {} => return Ok(self.return_value(Value::None)?),
            I::Yield { dst, src } => {
                let value = reg!(src);
                // What `next` sends; another value is put here when it is sent.
                reg!(dst) = Value::None;
                match self.consumed_frame() {
                    Some(at) => self.consume(at, value).map(|_| ())?,
                    None => return Ok(self.yield_value(value)?),
                }
            }
            I::YieldFrom { dst, iter, sent } => {
                let (iterator, value) = (reg!(iter), reg!(sent));
                return Ok(self.yield_from(iterator, value, dst)?);
            }
            I::Raise { src } => {
                let value = reg!(src);
                let exception = self.raised_exception(value)?;
                self.set_context(exception);
                return Err(Interrupt::Raise(exception).into());
            }
            I::Reraise { src } => {
                if let Value::Exception(exception) = reg!(src) {
                    return Err(Thrown(Interrupt::Raise(exception), Raised::Again));
                }
            }
            I::RaiseCurrent {} => {
                return Err(match self.handled_exception() {
                    Some(exception) => Thrown(Interrupt::Raise(exception), Raised::Again),
                    None => self.runtime_error("No active exception to reraise").into(),
                });
            }
            I::MatchException { dst, exc, class } => {
                let (exception, class) = (reg!(exc), reg!(class));
                reg!(dst) = Value::Bool(self.match_exception(exception, class)?);
            }
            _ => self.rare(instruction)?,
        }
        Ok(None)
    }

    /// The position of the newest frame.
    #[inline]
    fn newest_pc(&self) -> usize {
        self.fiber.frames.last().map_or(0, |frame| frame.pc as usize)
    }

    /// Leaves out the newest frame's next instruction.
    #[inline]
    fn skip(&mut self) {
        if let Some(frame) = self.fiber.frames.last_mut() {
            frame.pc += 1;
        }
    }

    /// Goes on elsewhere in the newest frame.
    #[inline]
    fn jump(&mut self, target: Target) {
        if let Some(frame) = self.fiber.frames.last_mut() {
            frame.pc = target.0;
        }
    }

    /// Calls a native function whose arguments lie in registers from `first`.
    #[inline]
    pub(crate) fn call_native_here(&mut self, id: NativeId, first: usize, count: usize, dst: Reg) -> Res<()> {
        let result = self.call_native_registers(id, first, count);
        match result {
            Err(_) | Ok(Value::NotImplemented) => self.continue_native(id, first, count, result, dst),
            Ok(value) => {
                self.set_register(dst.0, value);
                Ok(())
            }
        }
    }

    /// Calls a native function with arguments in registers.
    #[inline]
    pub(crate) fn call_native_registers(&mut self, id: NativeId, at: usize, count: usize) -> Res {
        let native = self.natives.get(id);
        let (function, direct) = (native.def.function, native.signature().direct);
        if direct.takes(count)
            && direct.width <= 4
            // There are always more registers: copying a fixed number of them is quicker than counting.
            && let Some(&(mut places)) = self.fiber.registers[at..].first_chunk::<4>()
        {
            places[count..].fill(Value::Unbound);
            return function(self, &places[..direct.width as usize]);
        }
        let args: SmallVec<[Value; 8]> = SmallVec::from_slice(&self.fiber.registers[at..at + count]);
        self.bind_and_call(id, &args, &[])
    }

    /// A native function did not give a value: it raised, refused its operand, or handed over.
    #[cold]
    fn continue_native(&mut self, id: NativeId, first: usize, count: usize, result: Res, dst: Reg) -> Res<()> {
        let args: SmallVec<[Value; 8]> = SmallVec::from_slice(&self.fiber.registers[first..first + count]);
        let result = self.blame(id, &args, result);
        let called = self.finish_native(result, ReturnTo::store(dst.0))?;
        self.finish_call(called, dst)
    }
}

fn int(value: i16) -> Value {
    Value::Int(value.into())
}

fn is_number(value: Value) -> bool {
    matches!(value, Value::Int(_) | Value::Float(_))
}
