//! The machine's loop.
//!
//! The loop holds the current code, position and register window in locals. Instructions with a native answer finish here;
//! any other goes to a method that either answers or pushes a frame, after which the locals are taken anew from the newest
//! frame. The frame's `pc` is stored before anything that may look at it: a call, an error, a push.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use sesf_bytecode::{BinaryOp, CompareOp, Instruction, Reg};
use sesf_heap::{CacheId, Frame, LinkedCode, OnReturn, ShapeId, StrId, Value, classes, names};

use crate::call::{Called, ReturnTo, WINDOW};
use crate::error::{Interrupt, Res};
use crate::unwind::Raised;
use crate::vm::Vm;

/// What an attribute instruction's cache means (`InlineCache::action`).
pub(crate) mod action {
    /// The field `slot` of an instance.
    pub const FIELD: u32 = 1;
    /// The class attribute `value`, to be bound if it is a function.
    pub const FUNCTION: u32 = 2;
    /// Plain data in the class: `value` is the namespace, `slot` the position in it.
    pub const CLASS_DATA: u32 = 3;
    /// A property whose getter is the function `value`.
    pub const PROPERTY: u32 = 4;
    /// Assignment adds the attribute: `slot` is the next shape.
    pub const TRANSITION: u32 = 5;
    /// The global at position `slot` of the globals.
    pub const GLOBAL: u32 = 6;
    /// The builtin at position `slot`, while the globals are the dict with the serial number `epoch` and have the version `key`.
    pub const BUILTIN: u32 = 7;
    /// The attribute at position `slot` of a module's dict.
    pub const MODULE: u32 = 8;
    /// The value `value`, as it is (a static method, an attribute of a class).
    pub const VALUE: u32 = 9;
}

/// How many calls and loop turns pass between looks at signals.
const TICKS: u32 = 1024;

macro_rules! window {
    ($vm:expr, $base:expr) => {
        match $vm.fiber.registers.get_mut($base..$base + WINDOW).and_then(|w| <&mut [Value; WINDOW]>::try_from(w).ok())
        {
            Some(window) => window,
            None => unreachable!("windows are reserved when frames are pushed"),
        }
    };
}

impl Vm {
    /// Runs the newest frame until the frame that was entered from Rust returns.
    ///
    /// # Errors
    /// The exception that leaves that frame.
    pub(crate) fn run(&mut self) -> Res {
        loop {
            match self.run_frames() {
                Ok(value) => return Ok(value),
                Err((interrupt, raised)) => {
                    let exception = match interrupt {
                        Interrupt::Raise(exception) => exception,
                        Interrupt::Call => match self.error(classes::SYSTEM_ERROR, "a handed-over call was lost") {
                            Interrupt::Raise(exception) => exception,
                            Interrupt::Call => continue,
                        },
                    };
                    if std::mem::take(&mut self.stopped) {
                        return Err(Interrupt::Raise(exception));
                    }
                    if raised == Raised::Fresh && !self.heap.exceptions.get(exception).context.is_bound() {
                        self.set_context(exception);
                    }
                    self.thrown = false;
                    self.unwind(exception, raised)?;
                }
            }
        }
    }

    /// As [`Vm::run`], until an exception is raised.
    #[allow(clippy::too_many_lines)]
    fn run_frames(&mut self) -> Result<Value, (Interrupt, Raised)> {
        let mut codes = Arc::clone(&self.heap.codes);
        'frame: loop {
            if let Some(value) = self.exit_value.take() {
                return Ok(value);
            }
            if self.ticks == 0 || self.heap.wants_collection() {
                if let Err(interrupt) = self.safe_point() {
                    return Err((interrupt, Raised::Fresh));
                }
                if self.suspended {
                    return Ok(Value::Unbound);
                }
            }
            if !Arc::ptr_eq(&codes, &self.heap.codes) {
                codes = Arc::clone(&self.heap.codes);
            }
            let (code_id, start_pc, mut base, mut globals) = match self.fiber.frames.last() {
                Some(frame) => (frame.code, frame.pc, frame.base as usize, frame.globals),
                None => unreachable!("the frame entered from Rust ends the loop"),
            };
            let mut code: &LinkedCode = &codes[code_id.0 as usize];
            let mut instructions: &[Instruction] = &code.instructions;
            let mut pc = start_pc as usize;
            let builtins = self.builtins();
            let mut regs: &mut [Value; WINDOW] = window!(self, base);

            macro_rules! reg {
                ($r:expr) => {
                    regs[$r.index()]
                };
            }
            macro_rules! sync {
                () => {
                    if let Some(frame) = self.fiber.frames.last_mut() {
                        frame.pc = pc as u32;
                    }
                };
            }
            // The value of an operation that may raise but pushes no frame.
            macro_rules! attempt {
                ($e:expr) => {
                    match $e {
                        Ok(value) => value,
                        Err(interrupt) => return Err((interrupt, Raised::Fresh)),
                    }
                };
            }
            // An operation that may push a frame: goes on with the newest one.
            macro_rules! detour {
                ($e:expr) => {{
                    sync!();
                    attempt!($e);
                    continue 'frame;
                }};
            }
            // A native answer if there is one, or the whole protocol: out of the loop's way.
            macro_rules! binary {
                ($op:expr, $dst:expr, $a:expr, $b:expr) => {{
                    sync!();
                    let (x, y) = ($a, $b);
                    match self.binary_builtin($op, x, y) {
                        Ok(Some(value)) => {
                            regs = window!(self, base);
                            reg!($dst) = value;
                        }
                        Ok(None) => detour!(self.operator_here()),
                        Err(interrupt) => return Err((interrupt, Raised::Fresh)),
                    }
                }};
            }
            macro_rules! arithmetic {
                ($op:expr, $dst:expr, $a:expr, $b:expr, $checked:ident, $float:tt) => {{
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
                        _ => {}
                    }
                    binary!($op, $dst, reg!($a), reg!($b))
                }};
            }
            macro_rules! arithmetic_int {
                ($op:expr, $dst:expr, $a:expr, $value:expr, $checked:ident) => {{
                    if let Value::Int(i) = &reg!($a)
                        && let Some(value) = i.$checked($value as i64)
                    {
                        reg!($dst) = Value::Int(value);
                        continue;
                    }
                    binary!($op, $dst, reg!($a), Value::Int($value as i64))
                }};
            }
            macro_rules! compare_slowly {
                ($op:expr, $a:expr, $b:expr, $when:literal, $target:expr) => {{
                    sync!();
                    let (x, y) = ($a, $b);
                    match self.compare_builtin($op, x, y) {
                        Ok(Some(answer)) => {
                            regs = window!(self, base);
                            if answer == $when {
                                pc = $target.0 as usize;
                            }
                        }
                        Ok(None) => detour!(self.operator_here()),
                        Err(interrupt) => return Err((interrupt, Raised::Fresh)),
                    }
                }};
            }
            macro_rules! jump_compare {
                ($op:expr, $symbol:tt, $a:expr, $b:expr, $when:literal, $target:expr) => {{
                    match (&reg!($a), &reg!($b)) {
                        (Value::Int(i), Value::Int(j)) => {
                            if (*i $symbol *j) == $when {
                                pc = $target.0 as usize;
                            }
                            continue;
                        }
                        (Value::Float(i), Value::Float(j)) => {
                            if (*i $symbol *j) == $when {
                                pc = $target.0 as usize;
                            }
                            continue;
                        }
                        (Value::Str(i), Value::Str(j)) if matches!($op, CompareOp::Eq | CompareOp::Ne) => {
                            if (self.heap.str_eq(*i, *j) == matches!($op, CompareOp::Eq)) == $when {
                                pc = $target.0 as usize;
                            }
                            continue;
                        }
                        _ => {}
                    }
                    compare_slowly!($op, reg!($a), reg!($b), $when, $target)
                }};
            }
            macro_rules! jump_compare_int {
                ($op:expr, $symbol:tt, $a:expr, $value:expr, $when:literal, $target:expr) => {{
                    if let Value::Int(i) = &reg!($a) {
                        if (*i $symbol $value as i64) == $when {
                            pc = $target.0 as usize;
                        }
                        continue;
                    }
                    compare_slowly!($op, reg!($a), Value::Int($value as i64), $when, $target)
                }};
            }
            // What the site of an attribute knows of a kind of receiver, or else the cache behind it.
            macro_rules! known {
                ($purpose:ident, $key:expr, $cache:expr, $name:expr) => {{
                    let (found, key, epoch) = (self.heap.caches.get($cache), $key, self.heap.class_epoch);
                    match found.key == key && found.epoch == epoch {
                        true => Some(found),
                        false => self.lookups.$purpose.get(key, code.names[$name.0 as usize], epoch),
                    }
                }};
            }
            // Enters a function whose arguments lie in registers: its window starts at the first of them. Falls through
            // if the call is not that simple.
            macro_rules! enter {
                ($id:expr, $at:expr, $n_args:expr, $on_return:expr, $extra:expr, $dst:expr) => {{
                    let function = self.heap.functions.get($id);
                    let (target_id, target_globals) = (function.code, function.globals);
                    if let Some(target) = codes.get(target_id.0 as usize)
                        && target.simple_arity == Some($n_args)
                        && self.fiber.frames.len() < self.recursion_limit
                    {
                        sync!();
                        base += $at.index();
                        attempt!(self.reserve_window(base));
                        self.fiber.frames.push(Frame {
                            code: target_id,
                            pc: 0,
                            base: base as u32,
                            globals: target_globals,
                            on_return: $on_return,
                            dst: $dst.0,
                            generator: None,
                            namespace: Value::Unbound,
                            extra: $extra,
                        });
                        code = target;
                        instructions = &code.instructions;
                        globals = target_globals;
                        pc = 0;
                        regs = window!(self, base);
                        let n_registers = code.n_registers as usize;
                        if ($n_args as usize) < n_registers {
                            regs[$n_args as usize..n_registers].fill(Value::Unbound);
                        }
                        if code.has_closure {
                            let cells = &self.heap.functions.get($id).closure;
                            for (register, cell) in code.proto.free_registers.iter().zip(cells.iter()) {
                                reg!(register) = Value::Cell(*cell);
                            }
                        }
                        self.ticks -= 1;
                        if self.ticks == 0 || self.heap.wants_collection() {
                            attempt!(self.safe_point());
                            if self.suspended {
                                return Ok(Value::Unbound);
                            }
                            regs = window!(self, base);
                        }
                        continue;
                    }
                }};
            }
            // Leaves the frame with a value for its caller's register.
            macro_rules! leave {
                ($value:expr, $dst:expr) => {{
                    let (value, dst) = ($value, $dst as usize);
                    self.fiber.frames.pop();
                    if let Some(caller) = self.fiber.frames.last() {
                        code = &codes[caller.code.0 as usize];
                        instructions = &code.instructions;
                        base = caller.base as usize;
                        globals = caller.globals;
                        pc = caller.pc as usize;
                        regs = window!(self, base);
                        regs[dst] = value;
                        continue;
                    }
                }};
            }

            loop {
                let instruction = &instructions[pc];
                pc += 1;
                match *instruction {
                    Instruction::Nop {} => {}
                    Instruction::Move { dst, src } => reg!(dst) = reg!(src),
                    Instruction::LoadConst { dst, index } => reg!(dst) = code.constants[index.0 as usize],
                    Instruction::LoadInt { dst, value } => reg!(dst) = Value::Int(value as i64),
                    Instruction::LoadNone { dst } => reg!(dst) = Value::None,
                    Instruction::LoadBool { dst, value } => reg!(dst) = Value::Bool(value),
                    Instruction::Unbind { dst } => reg!(dst) = Value::Unbound,
                    Instruction::CheckBound { reg, name } => {
                        if !reg!(reg).is_bound() {
                            sync!();
                            return Err((self.unbound_local(code.names[name.0 as usize]), Raised::Fresh));
                        }
                    }
                    Instruction::DeleteLocal { reg, name } => {
                        if !reg!(reg).is_bound() {
                            sync!();
                            return Err((self.unbound_local(code.names[name.0 as usize]), Raised::Fresh));
                        }
                        reg!(reg) = Value::Unbound;
                    }
                    Instruction::MakeCell { reg } => {
                        let value = reg!(reg);
                        reg!(reg) = self.heap.new_cell(value);
                    }
                    Instruction::LoadCell { dst, cell, name } => {
                        let value = match reg!(cell) {
                            Value::Cell(id) => *self.heap.cells.get(id),
                            _ => Value::Unbound,
                        };
                        if !value.is_bound() {
                            sync!();
                            return Err((self.unbound_cell(cell, code.names[name.0 as usize]), Raised::Fresh));
                        }
                        reg!(dst) = value;
                    }
                    Instruction::StoreCell { cell, src } => {
                        if let Value::Cell(id) = reg!(cell) {
                            *self.heap.cells.get_mut(id) = reg!(src);
                        }
                    }
                    Instruction::DeleteCell { cell, name } => {
                        let id = match reg!(cell) {
                            Value::Cell(id) if self.heap.cells.get(id).is_bound() => id,
                            _ => {
                                sync!();
                                return Err((self.unbound_cell(cell, code.names[name.0 as usize]), Raised::Fresh));
                            }
                        };
                        *self.heap.cells.get_mut(id) = Value::Unbound;
                    }
                    Instruction::MakeSpill { list, size } => {
                        reg!(list) = self.heap.new_list(vec![Value::Unbound; size as usize]);
                    }
                    Instruction::LoadSpill { dst, list, index } => {
                        if let Value::List(id) = reg!(list) {
                            reg!(dst) = self.heap.lists.get(id).get(index as usize).copied().unwrap_or_default();
                        }
                    }
                    Instruction::StoreSpill { list, src, index } => {
                        if let Value::List(id) = reg!(list)
                            && let Some(place) = self.heap.lists.get_mut(id).get_mut(index as usize)
                        {
                            *place = reg!(src);
                        }
                    }
                    Instruction::LoadGlobal { dst, name, cache } => {
                        let name = code.names[name.0 as usize];
                        let found = self.heap.caches.get(CacheId(code.first_cache + cache.0 as u32));
                        let dict = self.heap.dicts.get(globals);
                        let value = match found.action {
                            action::GLOBAL => match dict.at(found.slot as usize) {
                                Some(entry) if is_name(entry.key, name) => Some(entry.value),
                                _ => None,
                            },
                            action::BUILTIN if found.key == dict.version() && found.epoch == dict.serial() => {
                                match self.heap.dicts.get(builtins).at(found.slot as usize) {
                                    Some(entry) if is_name(entry.key, name) => Some(entry.value),
                                    _ => None,
                                }
                            }
                            _ => None,
                        };
                        match value {
                            Some(value) => reg!(dst) = value,
                            None => {
                                sync!();
                                let cache = code.first_cache + cache.0 as u32;
                                let value = attempt!(self.load_global(globals, name, CacheId(cache)));
                                regs = window!(self, base);
                                reg!(dst) = value;
                            }
                        }
                    }
                    Instruction::StoreGlobal { src, name, cache } => {
                        let name = code.names[name.0 as usize];
                        let value = reg!(src);
                        let slot = self.heap.caches.get(CacheId(code.first_cache + cache.0 as u32)).slot;
                        match self.heap.dicts.get_mut(globals).at_mut(slot as usize) {
                            Some(entry) if is_name(entry.key, name) => entry.value = value,
                            _ => {
                                let cache = CacheId(code.first_cache + cache.0 as u32);
                                self.store_global(globals, name, value, cache);
                                regs = window!(self, base);
                            }
                        }
                    }
                    Instruction::LoadAttr { dst, obj, name, cache } => {
                        let at = CacheId(code.first_cache + cache.0 as u32);
                        if let Value::Instance(id) = &reg!(obj) {
                            let instance = self.heap.instances.get(*id);
                            if let Some(found) = known!(load, instance.shape.0, at, name)
                                && found.action == action::FIELD
                                && let Some(value) = instance.fields.get(found.slot as usize)
                                && value.is_bound()
                            {
                                reg!(dst) = *value;
                                continue;
                            }
                        }
                        sync!();
                        let object = reg!(obj);
                        match attempt!(self.load_attr(object, code.names[name.0 as usize], at, dst)) {
                            Called::Value(value) => {
                                regs = window!(self, base);
                                reg!(dst) = value;
                            }
                            Called::Pushed => continue 'frame,
                        }
                    }
                    Instruction::StoreAttr { obj, src, name, cache } => {
                        let at = CacheId(code.first_cache + cache.0 as u32);
                        if let Value::Instance(id) = &reg!(obj) {
                            let instance = self.heap.instances.get_mut(*id);
                            if let Some(found) = known!(store, instance.shape.0, at, name) {
                                if found.action == action::FIELD
                                    && let Some(field) = instance.fields.get_mut(found.slot as usize)
                                {
                                    *field = reg!(src);
                                    continue;
                                }
                                // Growing fields are accounted elsewhere.
                                if found.action == action::TRANSITION
                                    && instance.fields.len() < instance.fields.capacity()
                                {
                                    instance.shape = ShapeId(found.slot);
                                    instance.fields.push(reg!(src));
                                    continue;
                                }
                            }
                        }
                        sync!();
                        let (object, value) = (reg!(obj), reg!(src));
                        match attempt!(self.store_attr(object, code.names[name.0 as usize], value, at)) {
                            Called::Value(_) => regs = window!(self, base),
                            Called::Pushed => continue 'frame,
                        }
                    }
                    Instruction::LoadMethod { base: at, obj, name, cache } => {
                        let cache = CacheId(code.first_cache + cache.0 as u32);
                        let key = match &reg!(obj) {
                            Value::Instance(id) => self.heap.instances.get(*id).shape.0,
                            Value::List(_) => sesf_heap::InlineCache::CLASS | classes::LIST.0,
                            Value::Str(_) => sesf_heap::InlineCache::CLASS | classes::STR.0,
                            Value::Dict(_) => sesf_heap::InlineCache::CLASS | classes::DICT.0,
                            Value::Set(_) => sesf_heap::InlineCache::CLASS | classes::SET.0,
                            Value::Bytes(_) => sesf_heap::InlineCache::CLASS | classes::BYTES.0,
                            Value::Object(id) => sesf_heap::InlineCache::CLASS | self.heap.objects.get(*id).class.0,
                            _ => u32::MAX,
                        };
                        if let Some(found) = known!(method, key, cache, name)
                            && found.action == action::FUNCTION
                        {
                            reg!(at.offset(1)) = reg!(obj);
                            reg!(at) = found.value;
                            continue;
                        }
                        let object = reg!(obj);
                        sync!();
                        match attempt!(self.load_method(object, code.names[name.0 as usize], cache, at)) {
                            Some((function, receiver)) => {
                                regs = window!(self, base);
                                reg!(at) = function;
                                reg!(at.offset(1)) = receiver;
                            }
                            None => continue 'frame,
                        }
                    }
                    Instruction::LoadItem { dst, obj, index } => {
                        match (&reg!(obj), &reg!(index)) {
                            (Value::List(id), Value::Int(i)) => {
                                let items = self.heap.lists.get(*id);
                                let at = if *i < 0 { i.wrapping_add(items.len() as i64) } else { *i };
                                if let Some(value) = items.get(at as usize) {
                                    reg!(dst) = *value;
                                    continue;
                                }
                            }
                            (Value::Tuple(id), Value::Int(i)) => {
                                let items = self.heap.tuples.get(*id);
                                let at = if *i < 0 { i.wrapping_add(items.len() as i64) } else { *i };
                                if let Some(value) = items.get(at as usize) {
                                    reg!(dst) = *value;
                                    continue;
                                }
                            }
                            _ => {}
                        }
                        sync!();
                        let (object, key) = (reg!(obj), reg!(index));
                        match attempt!(self.get_item_builtin(object, key)) {
                            Some(value) => {
                                regs = window!(self, base);
                                reg!(dst) = value;
                            }
                            None => detour!(self.load_item(object, key, dst)),
                        }
                    }
                    Instruction::LoadItemInt { dst, obj, index } => {
                        let i = index as i64;
                        match &reg!(obj) {
                            Value::List(id) => {
                                let items = self.heap.lists.get(*id);
                                let at = if i < 0 { i + items.len() as i64 } else { i };
                                if let Some(value) = items.get(at as usize) {
                                    reg!(dst) = *value;
                                    continue;
                                }
                            }
                            Value::Tuple(id) => {
                                let items = self.heap.tuples.get(*id);
                                let at = if i < 0 { i + items.len() as i64 } else { i };
                                if let Some(value) = items.get(at as usize) {
                                    reg!(dst) = *value;
                                    continue;
                                }
                            }
                            _ => {}
                        }
                        sync!();
                        let object = reg!(obj);
                        match attempt!(self.get_item_builtin(object, Value::Int(i))) {
                            Some(value) => {
                                regs = window!(self, base);
                                reg!(dst) = value;
                            }
                            None => detour!(self.load_item(object, Value::Int(i), dst)),
                        }
                    }
                    Instruction::StoreItem { obj, index, src } => {
                        if let (Value::List(id), Value::Int(i)) = (&reg!(obj), &reg!(index)) {
                            let items = self.heap.lists.get_mut(*id);
                            let at = if *i < 0 { i.wrapping_add(items.len() as i64) } else { *i };
                            if let Some(place) = items.get_mut(at as usize) {
                                *place = reg!(src);
                                continue;
                            }
                        }
                        sync!();
                        let (object, key, value) = (reg!(obj), reg!(index), reg!(src));
                        match attempt!(self.set_item_builtin(object, key, value)) {
                            Some(()) => regs = window!(self, base),
                            None => detour!(self.store_item(object, key, value)),
                        }
                    }
                    Instruction::Not { dst, src } => {
                        let value = reg!(src);
                        let truth = self.truth_builtin(value);
                        regs = window!(self, base);
                        match truth {
                            Some(truth) => reg!(dst) = Value::Bool(!truth),
                            None => detour!(self.test(value)),
                        }
                    }
                    Instruction::Neg { dst, src } => match &reg!(src) {
                        Value::Int(i) if *i != i64::MIN => reg!(dst) = Value::Int(-*i),
                        Value::Float(f) => reg!(dst) = Value::Float(-*f),
                        _ => {
                            let value = reg!(src);
                            detour!(self.unary_instruction(*instruction, value))
                        }
                    },
                    Instruction::Add { dst, a, b } => {
                        arithmetic!(BinaryOp::Add, dst, a, b, checked_add, +)
                    }
                    Instruction::Sub { dst, a, b } => {
                        arithmetic!(BinaryOp::Sub, dst, a, b, checked_sub, -)
                    }
                    Instruction::Mul { dst, a, b } => {
                        arithmetic!(BinaryOp::Mul, dst, a, b, checked_mul, *)
                    }
                    Instruction::TrueDiv { dst, a, b } => {
                        if let (Value::Float(i), Value::Float(j)) = (&reg!(a), &reg!(b))
                            && *j != 0.0
                        {
                            reg!(dst) = Value::Float(*i / *j);
                            continue;
                        }
                        binary!(BinaryOp::TrueDiv, dst, reg!(a), reg!(b))
                    }
                    Instruction::FloorDiv { dst, a, b } => {
                        if let (Value::Int(i), Value::Int(j)) = (&reg!(a), &reg!(b))
                            && *j > 0
                        {
                            reg!(dst) = Value::Int(i.div_euclid(*j));
                            continue;
                        }
                        binary!(BinaryOp::FloorDiv, dst, reg!(a), reg!(b))
                    }
                    Instruction::Mod { dst, a, b } => {
                        if let (Value::Int(i), Value::Int(j)) = (&reg!(a), &reg!(b))
                            && *j > 0
                        {
                            reg!(dst) = Value::Int(remainder(*i, *j));
                            continue;
                        }
                        binary!(BinaryOp::Mod, dst, reg!(a), reg!(b))
                    }
                    Instruction::And { dst, a, b } => {
                        if let (Value::Int(i), Value::Int(j)) = (&reg!(a), &reg!(b)) {
                            reg!(dst) = Value::Int(*i & *j);
                            continue;
                        }
                        binary!(BinaryOp::And, dst, reg!(a), reg!(b))
                    }
                    Instruction::Binary { op, dst, a, b } => {
                        match (op, &reg!(a), &reg!(b)) {
                            (BinaryOp::Xor, Value::Int(i), Value::Int(j)) => {
                                reg!(dst) = Value::Int(*i ^ *j);
                                continue;
                            }
                            (BinaryOp::Or, Value::Int(i), Value::Int(j)) => {
                                reg!(dst) = Value::Int(*i | *j);
                                continue;
                            }
                            _ => {}
                        }
                        binary!(op, dst, reg!(a), reg!(b))
                    }
                    Instruction::AddInt { dst, a, value } => {
                        arithmetic_int!(BinaryOp::Add, dst, a, value, checked_add)
                    }
                    Instruction::SubInt { dst, a, value } => {
                        arithmetic_int!(BinaryOp::Sub, dst, a, value, checked_sub)
                    }
                    Instruction::MulInt { dst, a, value } => {
                        arithmetic_int!(BinaryOp::Mul, dst, a, value, checked_mul)
                    }
                    Instruction::FloorDivInt { dst, a, value } => {
                        if let Value::Int(i) = &reg!(a)
                            && value > 0
                        {
                            reg!(dst) = Value::Int(i.div_euclid(value as i64));
                            continue;
                        }
                        binary!(BinaryOp::FloorDiv, dst, reg!(a), Value::Int(value as i64))
                    }
                    Instruction::ModInt { dst, a, value } => {
                        if let Value::Int(i) = &reg!(a)
                            && value > 0
                        {
                            reg!(dst) = Value::Int(remainder(*i, value as i64));
                            continue;
                        }
                        binary!(BinaryOp::Mod, dst, reg!(a), Value::Int(value as i64))
                    }
                    Instruction::BinaryInt { op, dst, a, value } => {
                        if let Value::Int(i) = &reg!(a) {
                            let i = *i;
                            match op {
                                BinaryOp::And => {
                                    reg!(dst) = Value::Int(i & value as i64);
                                    continue;
                                }
                                BinaryOp::RShift if (0..64).contains(&value) => {
                                    reg!(dst) = Value::Int(i >> value);
                                    continue;
                                }
                                BinaryOp::Xor => {
                                    reg!(dst) = Value::Int(i ^ value as i64);
                                    continue;
                                }
                                _ => {}
                            }
                        }
                        binary!(op, dst, reg!(a), Value::Int(value as i64))
                    }
                    Instruction::InplaceAdd { dst, a, b } => match (&reg!(a), &reg!(b)) {
                        (Value::Int(i), Value::Int(j)) => match i.checked_add(*j) {
                            Some(value) => reg!(dst) = Value::Int(value),
                            None => binary!(BinaryOp::Add, dst, reg!(a), reg!(b)),
                        },
                        (Value::Float(i), Value::Float(j)) => reg!(dst) = Value::Float(*i + *j),
                        (Value::Str(_), Value::Str(_)) => binary!(BinaryOp::Add, dst, reg!(a), reg!(b)),
                        _ => detour!(self.operator_here()),
                    },
                    Instruction::InplaceAddInt { dst, a, value } => match &reg!(a) {
                        Value::Int(i) => match i.checked_add(value as i64) {
                            Some(sum) => reg!(dst) = Value::Int(sum),
                            None => binary!(BinaryOp::Add, dst, reg!(a), Value::Int(value as i64)),
                        },
                        _ => detour!(self.operator_here()),
                    },
                    Instruction::Inplace { op, dst, a, b } => match (op, &reg!(a), &reg!(b)) {
                        (BinaryOp::Sub, Value::Int(i), Value::Int(j)) => match i.checked_sub(*j) {
                            Some(value) => reg!(dst) = Value::Int(value),
                            None => binary!(op, dst, reg!(a), reg!(b)),
                        },
                        (BinaryOp::Sub, Value::Float(i), Value::Float(j)) => reg!(dst) = Value::Float(*i - *j),
                        (BinaryOp::Mul, Value::Float(i), Value::Float(j)) => reg!(dst) = Value::Float(*i * *j),
                        (_, Value::Int(_) | Value::Float(_), Value::Int(_) | Value::Float(_)) => {
                            binary!(op, dst, reg!(a), reg!(b))
                        }
                        _ => detour!(self.operator_here()),
                    },
                    Instruction::Compare { op, dst, a, b } => {
                        if let (Value::Int(i), Value::Int(j)) = (&reg!(a), &reg!(b)) {
                            reg!(dst) = Value::Bool(compare_ints(op, *i, *j));
                            continue;
                        }
                        sync!();
                        let (x, y) = (reg!(a), reg!(b));
                        match attempt!(self.compare_builtin(op, x, y)) {
                            Some(answer) => {
                                regs = window!(self, base);
                                reg!(dst) = Value::Bool(answer);
                            }
                            None => detour!(self.operator_here()),
                        }
                    }
                    Instruction::Is { dst, a, b, negate } => reg!(dst) = Value::Bool(reg!(a).is(reg!(b)) != negate),
                    Instruction::Contains { dst, item, container, negate } => {
                        let (x, y) = (reg!(item), reg!(container));
                        sync!();
                        match attempt!(self.contains_builtin(y, x)) {
                            Some(answer) => {
                                regs = window!(self, base);
                                reg!(dst) = Value::Bool(answer != negate);
                            }
                            None => detour!(self.test_membership(y, x)),
                        }
                    }

                    Instruction::Jump { target } => pc = target.0 as usize,
                    Instruction::Loop { target } => {
                        self.ticks -= 1;
                        if self.ticks == 0 || self.heap.wants_collection() {
                            // What is raised here is raised inside the loop, not before its first instruction.
                            sync!();
                            attempt!(self.safe_point());
                            pc = target.0 as usize;
                            if self.suspended {
                                sync!();
                                return Ok(Value::Unbound);
                            }
                            regs = window!(self, base);
                        } else {
                            pc = target.0 as usize;
                        }
                    }
                    Instruction::JumpIfTrue { src, target } => match &reg!(src) {
                        Value::Int(i) => {
                            if *i != 0 {
                                pc = target.0 as usize;
                            }
                        }
                        Value::Bool(truth) => {
                            if *truth {
                                pc = target.0 as usize;
                            }
                        }
                        _ => {
                            let value = reg!(src);
                            let truth = self.truth_builtin(value);
                            regs = window!(self, base);
                            match truth {
                                Some(true) => pc = target.0 as usize,
                                Some(false) => {}
                                None => detour!(self.test(value)),
                            }
                        }
                    },
                    Instruction::JumpIfFalse { src, target } => match &reg!(src) {
                        Value::Int(i) => {
                            if *i == 0 {
                                pc = target.0 as usize;
                            }
                        }
                        Value::Bool(truth) => {
                            if !*truth {
                                pc = target.0 as usize;
                            }
                        }
                        _ => {
                            let value = reg!(src);
                            let truth = self.truth_builtin(value);
                            regs = window!(self, base);
                            match truth {
                                Some(false) => pc = target.0 as usize,
                                Some(true) => {}
                                None => detour!(self.test(value)),
                            }
                        }
                    },
                    Instruction::JumpIfNone { src, target } => {
                        if reg!(src).is_none() {
                            pc = target.0 as usize;
                        }
                    }
                    Instruction::JumpIfNotNone { src, target } => {
                        if !reg!(src).is_none() {
                            pc = target.0 as usize;
                        }
                    }
                    Instruction::JumpIfLt { a, b, target } => {
                        jump_compare!(CompareOp::Lt, <, a, b, true, target)
                    }
                    Instruction::JumpIfLe { a, b, target } => {
                        jump_compare!(CompareOp::Le, <=, a, b, true, target)
                    }
                    Instruction::JumpIfGt { a, b, target } => {
                        jump_compare!(CompareOp::Gt, >, a, b, true, target)
                    }
                    Instruction::JumpIfGe { a, b, target } => {
                        jump_compare!(CompareOp::Ge, >=, a, b, true, target)
                    }
                    Instruction::JumpIfEq { a, b, target } => {
                        jump_compare!(CompareOp::Eq, ==, a, b, true, target)
                    }
                    Instruction::JumpIfNe { a, b, target } => {
                        jump_compare!(CompareOp::Ne, !=, a, b, true, target)
                    }
                    Instruction::JumpIfNotLt { a, b, target } => {
                        jump_compare!(CompareOp::Lt, <, a, b, false, target)
                    }
                    Instruction::JumpIfNotLe { a, b, target } => {
                        jump_compare!(CompareOp::Le, <=, a, b, false, target)
                    }
                    Instruction::JumpIfNotGt { a, b, target } => {
                        jump_compare!(CompareOp::Gt, >, a, b, false, target)
                    }
                    Instruction::JumpIfNotGe { a, b, target } => {
                        jump_compare!(CompareOp::Ge, >=, a, b, false, target)
                    }
                    Instruction::JumpIfNotEq { a, b, target } => {
                        jump_compare!(CompareOp::Eq, ==, a, b, false, target)
                    }
                    Instruction::JumpIfNotNe { a, b, target } => {
                        jump_compare!(CompareOp::Ne, !=, a, b, false, target)
                    }
                    Instruction::JumpIfLtInt { a, value, target } => {
                        jump_compare_int!(CompareOp::Lt, <, a, value, true, target)
                    }
                    Instruction::JumpIfLeInt { a, value, target } => {
                        jump_compare_int!(CompareOp::Le, <=, a, value, true, target)
                    }
                    Instruction::JumpIfGtInt { a, value, target } => {
                        jump_compare_int!(CompareOp::Gt, >, a, value, true, target)
                    }
                    Instruction::JumpIfGeInt { a, value, target } => {
                        jump_compare_int!(CompareOp::Ge, >=, a, value, true, target)
                    }
                    Instruction::JumpIfEqInt { a, value, target } => {
                        jump_compare_int!(CompareOp::Eq, ==, a, value, true, target)
                    }
                    Instruction::JumpIfNeInt { a, value, target } => {
                        jump_compare_int!(CompareOp::Ne, !=, a, value, true, target)
                    }
                    Instruction::JumpIfNotLtInt { a, value, target } => {
                        jump_compare_int!(CompareOp::Lt, <, a, value, false, target)
                    }
                    Instruction::JumpIfNotLeInt { a, value, target } => {
                        jump_compare_int!(CompareOp::Le, <=, a, value, false, target)
                    }
                    Instruction::JumpIfNotGtInt { a, value, target } => {
                        jump_compare_int!(CompareOp::Gt, >, a, value, false, target)
                    }
                    Instruction::JumpIfNotGeInt { a, value, target } => {
                        jump_compare_int!(CompareOp::Ge, >=, a, value, false, target)
                    }
                    Instruction::JumpIfNotEqInt { a, value, target } => {
                        jump_compare_int!(CompareOp::Eq, ==, a, value, false, target)
                    }
                    Instruction::JumpIfNotNeInt { a, value, target } => {
                        jump_compare_int!(CompareOp::Ne, !=, a, value, false, target)
                    }
                    Instruction::JumpIfIn { item, container, target } => {
                        let (x, y) = (reg!(item), reg!(container));
                        sync!();
                        match attempt!(self.contains_builtin(y, x)) {
                            Some(answer) => {
                                regs = window!(self, base);
                                if answer {
                                    pc = target.0 as usize;
                                }
                            }
                            None => detour!(self.test_membership(y, x)),
                        }
                    }
                    Instruction::JumpIfNotIn { item, container, target } => {
                        let (x, y) = (reg!(item), reg!(container));
                        sync!();
                        match attempt!(self.contains_builtin(y, x)) {
                            Some(answer) => {
                                regs = window!(self, base);
                                if !answer {
                                    pc = target.0 as usize;
                                }
                            }
                            None => detour!(self.test_membership(y, x)),
                        }
                    }

                    Instruction::ForNext { base: at, dst, target } => match &reg!(at) {
                        // A range: the step, then the next element and the stop.
                        Value::Int(step) => {
                            if let (Value::Int(next), Value::Int(stop)) = (&reg!(at.offset(1)), &reg!(at.offset(2))) {
                                let (next, stop) = (*next, *stop);
                                if if *step > 0 { next < stop } else { next > stop } {
                                    reg!(at.offset(1)) = match next.checked_add(*step) {
                                        Some(after) => Value::Int(after),
                                        None => Value::Int(stop),
                                    };
                                    reg!(dst) = Value::Int(next);
                                } else {
                                    pc = target.0 as usize;
                                }
                            }
                        }
                        Value::List(id) => {
                            if let Value::Int(i) = &reg!(at.offset(1)) {
                                let i = *i;
                                match self.heap.lists.get(*id).get(i as usize) {
                                    Some(value) => {
                                        reg!(at.offset(1)) = Value::Int(i + 1);
                                        reg!(dst) = *value;
                                    }
                                    None => {
                                        reg!(at.offset(1)) = Value::Int(i64::MAX);
                                        pc = target.0 as usize;
                                    }
                                }
                            }
                        }
                        Value::Tuple(id) => {
                            if let Value::Int(i) = &reg!(at.offset(1)) {
                                let i = *i;
                                match self.heap.tuples.get(*id).get(i as usize) {
                                    Some(value) => {
                                        reg!(at.offset(1)) = Value::Int(i + 1);
                                        reg!(dst) = *value;
                                    }
                                    None => pc = target.0 as usize,
                                }
                            }
                        }
                        Value::Generator(id) => {
                            let id = *id;
                            sync!();
                            let top = base + code.n_registers as usize;
                            if !self.enter_generator(id, top) {
                                attempt!(self.for_next_generator(id));
                            }
                            continue 'frame;
                        }
                        Value::Iter(id) => {
                            let id = *id;
                            sync!();
                            match attempt!(self.next_builtin(id)) {
                                Some(value) => {
                                    regs = window!(self, base);
                                    reg!(dst) = value;
                                }
                                None => {
                                    regs = window!(self, base);
                                    pc = target.0 as usize;
                                }
                            }
                        }
                        _ => {
                            let iterator = reg!(at);
                            detour!(self.for_next_object(iterator))
                        }
                    },
                    Instruction::ForPrepare { base: at, src } => {
                        let source = reg!(src);
                        // No rubbish in the unused ones: they count for the state's hash.
                        reg!(at.offset(1)) = Value::Unbound;
                        reg!(at.offset(2)) = Value::Unbound;
                        match source {
                            Value::List(_) | Value::Tuple(_) => {
                                reg!(at) = source;
                                reg!(at.offset(1)) = Value::Int(0);
                            }
                            Value::Generator(_) | Value::Iter(_) => reg!(at) = source,
                            Value::Range(id) => {
                                let range = *self.heap.ranges.get(id);
                                if let (Value::Int(start), Value::Int(stop), Value::Int(step)) =
                                    (range.start, range.stop, range.step)
                                {
                                    reg!(at) = Value::Int(step);
                                    reg!(at.offset(1)) = Value::Int(start);
                                    reg!(at.offset(2)) = Value::Int(stop);
                                } else {
                                    detour!(self.prepare_iteration(source, at.0));
                                }
                            }
                            _ => detour!(self.prepare_iteration(source, at.0)),
                        }
                    }
                    Instruction::Unpack { src, base: at, count } => {
                        let source = reg!(src);
                        let items: Option<&[Value]> = match source {
                            Value::Tuple(id) => Some(self.heap.tuples.get(id)),
                            Value::List(id) => Some(self.heap.lists.get(id)),
                            _ => None,
                        };
                        match items {
                            Some(items) if items.len() == count as usize => {
                                regs[at.index()..at.index() + items.len()].copy_from_slice(items);
                            }
                            _ => detour!(self.unpack_instruction(*instruction, source)),
                        }
                    }
                    Instruction::BuildTuple { dst, base: at, count } => {
                        reg!(dst) = self.heap.new_tuple(&regs[at.index()..at.index() + count as usize]);
                    }
                    Instruction::BuildList { dst, base: at, count } => {
                        reg!(dst) = self.heap.new_list(regs[at.index()..at.index() + count as usize].to_vec());
                    }
                    Instruction::BuildSlice { dst, base: at } => {
                        let parts = [reg!(at), reg!(at.offset(1)), reg!(at.offset(2))];
                        reg!(dst) = Value::Slice(self.heap.add(|h| &mut h.slices, parts));
                    }
                    Instruction::ListAppend { list, src } => {
                        if let Value::List(id) = reg!(list)
                            && self.heap.list_push(id, reg!(src)).is_err()
                        {
                            sync!();
                            return Err((self.memory_error(), Raised::Fresh));
                        }
                    }
                    Instruction::DictSet { dict, key, value } => {
                        if let Value::Dict(id) = reg!(dict) {
                            let (key, value) = (reg!(key), reg!(value));
                            sync!();
                            attempt!(self.dict_set(id, key, value));
                            regs = window!(self, base);
                        }
                    }
                    Instruction::SetAdd { set, src } => {
                        if let Value::Set(id) = reg!(set) {
                            let value = reg!(src);
                            sync!();
                            attempt!(self.set_add(id, value));
                            regs = window!(self, base);
                        }
                    }

                    Instruction::Call { dst, base: at, count } => {
                        match &reg!(at) {
                            Value::Function(id) => {
                                let id = *id;
                                enter!(id, at.offset(1), count, OnReturn::Store, Value::Unbound, dst);
                            }
                            Value::Native(id) => {
                                let id = *id;
                                sync!();
                                match self.call_native_registers(id, base + at.index() + 1, count as usize) {
                                    Ok(value) => {
                                        regs = window!(self, base);
                                        reg!(dst) = value;
                                        continue;
                                    }
                                    Err(interrupt) => detour!(self.continue_native(interrupt, dst)),
                                }
                            }
                            Value::Class(class) => {
                                let class = *class;
                                let init = self.simple_init(class);
                                if let Some(id) = init
                                    && self.is_simple_call(id, count + 1)
                                {
                                    // The instance takes the place of the class, just before its arguments.
                                    let instance = self.heap.new_instance(class, None);
                                    regs = window!(self, base);
                                    reg!(at) = instance;
                                    enter!(id, at, count + 1, OnReturn::Init, instance, dst);
                                    reg!(at) = Value::Class(class);
                                } else if let Some(id) = self.native_new(class) {
                                    // The class is the first argument of its `__new__`.
                                    sync!();
                                    match self.call_native_registers(id, base + at.index(), count as usize + 1) {
                                        Ok(value) => {
                                            regs = window!(self, base);
                                            reg!(dst) = value;
                                            continue;
                                        }
                                        Err(interrupt) => detour!(self.continue_native(interrupt, dst)),
                                    }
                                }
                            }
                            _ => {}
                        }
                        detour!(self.call_instruction(at, at.offset(1), count, None, dst))
                    }
                    Instruction::CallMethod { dst, base: at, count } => {
                        if !reg!(at.offset(1)).is_bound() {
                            detour!(self.call_instruction(at, at.offset(2), count, None, dst));
                        }
                        match &reg!(at) {
                            Value::Function(id) => {
                                let id = *id;
                                enter!(id, at.offset(1), count + 1, OnReturn::Store, Value::Unbound, dst);
                            }
                            Value::Native(id) => {
                                let id = *id;
                                sync!();
                                match self.call_native_registers(id, base + at.index() + 1, count as usize + 1) {
                                    Ok(value) => {
                                        regs = window!(self, base);
                                        reg!(dst) = value;
                                        continue;
                                    }
                                    Err(interrupt) => detour!(self.continue_native(interrupt, dst)),
                                }
                            }
                            _ => {}
                        }
                        detour!(self.call_instruction(at, at.offset(1), count + 1, None, dst))
                    }
                    Instruction::Return { src } => {
                        let value = reg!(src);
                        if let Some(frame) = self.fiber.frames.last()
                            && frame.on_return == OnReturn::Store
                            && frame.generator.is_none()
                        {
                            leave!(value, frame.dst);
                        }
                        sync!();
                        match attempt!(self.return_value(value)) {
                            Some(value) => return Ok(value),
                            None => continue 'frame,
                        }
                    }
                    Instruction::ReturnNone {} => {
                        if let Some(frame) = self.fiber.frames.last()
                            && frame.generator.is_none()
                        {
                            match frame.on_return {
                                OnReturn::Store => leave!(Value::None, frame.dst),
                                OnReturn::Init => leave!(frame.extra, frame.dst),
                                _ => {}
                            }
                        }
                        sync!();
                        match attempt!(self.return_value(Value::None)) {
                            Some(value) => return Ok(value),
                            None => continue 'frame,
                        }
                    }
                    Instruction::Yield { dst, src } => {
                        let value = reg!(src);
                        // What `next` sends; another value is put here when it is sent.
                        reg!(dst) = Value::None;
                        sync!();
                        if let Some(frame) = self.fiber.frames.last()
                            && frame.on_return == OnReturn::ForNext
                            && let Some(id) = frame.generator
                        {
                            self.suspend_generator(id, Value::Unbound);
                            if let Some(caller) = self.fiber.frames.last() {
                                code = &codes[caller.code.0 as usize];
                                instructions = &code.instructions;
                                base = caller.base as usize;
                                globals = caller.globals;
                                pc = caller.pc as usize;
                                regs = window!(self, base);
                                if let Instruction::ForNext { dst, .. } = instructions[pc - 1] {
                                    reg!(dst) = value;
                                }
                                continue;
                            }
                        }
                        match attempt!(self.yield_value(value)) {
                            Some(value) => return Ok(value),
                            None => continue 'frame,
                        }
                    }
                    Instruction::YieldFrom { dst, iter, sent } => {
                        let (iterator, value) = (reg!(iter), reg!(sent));
                        sync!();
                        match attempt!(self.yield_from(iterator, value, dst)) {
                            Some(value) => return Ok(value),
                            None => continue 'frame,
                        }
                    }
                    Instruction::Raise { src } => {
                        let value = reg!(src);
                        sync!();
                        let exception = attempt!(self.raised_exception(value));
                        self.set_context(exception);
                        return Err((Interrupt::Raise(exception), Raised::Fresh));
                    }
                    Instruction::Reraise { src } => {
                        sync!();
                        if let Value::Exception(exception) = reg!(src) {
                            return Err((Interrupt::Raise(exception), Raised::Again));
                        }
                    }
                    Instruction::RaiseCurrent {} => {
                        sync!();
                        return Err(match self.handled_exception() {
                            Some(exception) => (Interrupt::Raise(exception), Raised::Again),
                            None => (self.runtime_error("No active exception to reraise"), Raised::Fresh),
                        });
                    }
                    Instruction::MatchException { dst, exc, class } => {
                        let (exception, class) = (reg!(exc), reg!(class));
                        sync!();
                        let matches = attempt!(self.match_exception(exception, class));
                        regs = window!(self, base);
                        reg!(dst) = Value::Bool(matches);
                    }
                    // Everything rarer, out of the way of the loop.
                    _ => detour!(self.rare(*instruction)),
                }
            }
        }
    }

    /// The protocol of the operator at which the newest frame stands.
    #[cold]
    fn operator_here(&mut self) -> Res<()> {
        match self.calling_instruction() {
            Some(instruction) => self.operator(instruction, 0),
            None => Ok(()),
        }
    }

    /// Whether a call with so many positional arguments needs no binding.
    #[inline]
    fn is_simple_call(&self, id: sesf_heap::FunctionId, n_args: u8) -> bool {
        let code = self.heap.functions.get(id).code;
        self.code(code).simple_arity == Some(n_args) && self.fiber.frames.len() < self.recursion_limit
    }

    /// A native function did not give a value: it raised, or handed over.
    fn continue_native(&mut self, interrupt: Interrupt, dst: Reg) -> Res<()> {
        let called = self.finish_native(Err(interrupt), ReturnTo::store(dst.0))?;
        self.finish_call(called, dst)
    }

    /// The key under which caches know a receiver: its shape, or its class.
    #[inline]
    pub(crate) fn receiver_key(&self, value: Value) -> u32 {
        match value {
            Value::Instance(id) => self.heap.instances.get(id).shape.0,
            Value::Class(_) | Value::Module(_) | Value::Exception(_) | Value::Function(_) => u32::MAX,
            _ => sesf_heap::InlineCache::CLASS | self.class_of(value).0,
        }
    }

    /// Looks at signals and fuel, and collects if it is time.
    #[cold]
    #[inline(never)]
    pub(crate) fn safe_point(&mut self) -> Res<()> {
        self.fuel = self.fuel.saturating_sub(u64::from(self.granted - self.ticks.min(self.granted)));
        self.grant_ticks();
        if self.interrupted.swap(false, Ordering::Relaxed) {
            return Err(self.error_with(classes::KEYBOARD_INTERRUPT, &[]));
        }
        if self.loop_depth > 1 {
            return Ok(());
        }
        if self.heap.wants_collection() || self.collect_always {
            self.collect_garbage();
            if self.heap.bytes() > self.heap.limit() {
                return Err(self.memory_error());
            }
        }
        self.suspended = self.fuel == 0;
        Ok(())
    }

    /// Sets how many ticks pass before the next safe point.
    pub(crate) fn grant_ticks(&mut self) {
        let most = if self.collect_always { 1 } else { TICKS };
        self.granted = u32::try_from(self.fuel).unwrap_or(most).clamp(1, most);
        self.ticks = self.granted;
    }

    /// Collects. Not to be called by native code that holds values on the Rust stack.
    pub fn collect_garbage(&mut self) {
        let mut extra = vec![self.object_new];
        if let Some(pending) = &self.pending {
            extra.push(pending.function);
            extra.extend_from_slice(&pending.args);
            extra.extend(pending.kwargs.iter().map(|(_, value)| *value));
        }
        // The running fiber is lent to the heap, which knows how to trace fibers.
        self.heap.fibers.push(std::mem::take(&mut self.fiber));
        self.heap.collect(&extra);
        self.fiber = self.heap.fibers.pop().unwrap_or_default();
    }

    /// Calls a native function with arguments in registers.
    #[inline]
    fn call_native_registers(&mut self, id: sesf_heap::NativeId, at: usize, count: usize) -> Res {
        let native = self.natives.get(id);
        let function = native.def.function;
        let direct = native.signature().direct;
        if direct.takes(count) && direct.width <= 4 {
            let mut places = [Value::Unbound; 4];
            places[..count].copy_from_slice(&self.fiber.registers[at..at + count]);
            return match function(self, &places[..direct.width as usize]) {
                Err(Interrupt::Raise(error)) => {
                    Err(self.wrong_receiver(id, &places[..count]).unwrap_or(Interrupt::Raise(error)))
                }
                Ok(Value::NotImplemented) => {
                    self.wrong_receiver(id, &places[..count]).map_or(Ok(Value::NotImplemented), Err)
                }
                result => result,
            };
        }
        let args: smallvec::SmallVec<[Value; 8]> = self.fiber.registers[at..at + count].into();
        self.call_native(id, &args, &[])
    }

    // ---- names

    #[cold]
    fn unbound_local(&mut self, name: StrId) -> Interrupt {
        let text = self.heap.str(name).to_string();
        let message = format!("cannot access local variable '{text}' where it is not associated with a value");
        let error = self.error(classes::UNBOUND_LOCAL_ERROR, message);
        self.set_error_field(error, names::NAME_WORD, Value::Str(name));
        error
    }

    #[cold]
    fn unbound_cell(&mut self, cell: Reg, name: StrId) -> Interrupt {
        let is_free =
            self.fiber.frames.last().is_some_and(|frame| self.code(frame.code).proto.free_registers.contains(&cell));
        if !is_free {
            return self.unbound_local(name);
        }
        let text = self.heap.str(name).to_string();
        let message =
            format!("cannot access free variable '{text}' where it is not associated with a value in enclosing scope");
        let error = self.error(classes::NAME_ERROR, message);
        self.set_error_field(error, names::NAME_WORD, Value::Str(name));
        error
    }

    /// `NameError: name 'x' is not defined`.
    #[cold]
    pub(crate) fn name_error(&mut self, name: StrId) -> Interrupt {
        let message = format!("name '{}' is not defined", self.heap.str(name));
        let error = self.error(classes::NAME_ERROR, message);
        self.set_error_field(error, names::NAME_WORD, Value::Str(name));
        error
    }

    /// The dict of builtins that a namespace of globals uses.
    pub(crate) fn builtins_of(&self, globals: sesf_heap::DictId) -> sesf_heap::DictId {
        match self.dict_get_name(globals, names::BUILTINS) {
            Some(Value::Dict(dict)) => dict,
            Some(Value::Module(id)) => self.heap.modules.get(id).dict,
            _ => self.builtins(),
        }
    }

    #[inline(never)]
    fn load_global(&mut self, globals: sesf_heap::DictId, name: StrId, cache: CacheId) -> Res {
        if let Some(position) = self.find_name(globals, name) {
            self.fill_cache(
                cache,
                sesf_heap::InlineCache { action: action::GLOBAL, slot: position as u32, ..Default::default() },
            );
            return Ok(self.heap.dicts.get(globals).at(position).map_or(Value::None, |e| e.value));
        }
        let builtins = self.builtins_of(globals);
        let Some(position) = self.find_name(builtins, name) else {
            return Err(self.name_error(name));
        };
        if builtins == self.builtins() {
            let (epoch, key) = (self.heap.dict_serial(globals), self.heap.dicts.get(globals).version());
            self.fill_cache(
                cache,
                sesf_heap::InlineCache {
                    action: action::BUILTIN,
                    slot: position as u32,
                    key,
                    epoch,
                    ..Default::default()
                },
            );
        }
        Ok(self.heap.dicts.get(builtins).at(position).map_or(Value::None, |e| e.value))
    }

    #[inline(never)]
    fn store_global(&mut self, globals: sesf_heap::DictId, name: StrId, value: Value, cache: CacheId) {
        self.dict_set_name(globals, name, value);
        if let Some(position) = self.find_name(globals, name)
            && self.heap.dicts.get(globals).at(position).is_some_and(|e| is_name(e.key, name))
        {
            self.fill_cache(cache, sesf_heap::InlineCache { slot: position as u32, ..Default::default() });
        }
    }
}

/// Whether a key is this very name: interned texts are equal only if they are identical.
#[inline(always)]
pub(crate) fn is_name(key: Value, name: StrId) -> bool {
    matches!(key, Value::Str(id) if id == name)
}

/// `a % b` for `b > 0`, with the sign of `b`.
#[inline(always)]
fn remainder(a: i64, b: i64) -> i64 {
    let r = a % b;
    if r < 0 { r + b } else { r }
}

#[inline(always)]
fn compare_ints(op: CompareOp, a: i64, b: i64) -> bool {
    match op {
        CompareOp::Lt => a < b,
        CompareOp::Le => a <= b,
        CompareOp::Gt => a > b,
        CompareOp::Ge => a >= b,
        CompareOp::Eq => a == b,
        CompareOp::Ne => a != b,
    }
}
