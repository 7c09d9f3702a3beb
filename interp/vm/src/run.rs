//! The machine's loop: quick instructions in a row, then one with the whole machine, and so on.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use sesf_bytecode::Reg;
use sesf_heap::{CacheId, OutOfMemory, StrId, ThreadId, Value, classes, names};

use crate::error::{Interrupt, Res};
use crate::step::Thrown;
use crate::unwind::Raised;
use crate::vm::Vm;

/// What an attribute instruction's cache means (`InlineCache::action`).
pub(crate) mod action {
    /// Nothing but a `slot`, which is checked.
    pub const NOTHING: u32 = 0;
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
    /// The builtin at position `slot`, while the globals are the dict with the serial number `epoch` and have the version `key`;
    /// `value` is that dict.
    pub const BUILTIN: u32 = 7;
    /// The attribute at position `slot` of a module's dict.
    pub const MODULE: u32 = 8;
    /// The value `value`, as it is (a static method, an attribute of a class).
    pub const VALUE: u32 = 9;
}

/// How many calls and loop turns pass between looks at signals.
const TICKS: u32 = 1024;

impl Vm {
    /// Runs the newest frame until the frame that was entered from Rust returns.
    ///
    /// # Errors
    /// The exception that leaves that frame.
    pub(crate) fn run(&mut self) -> Res {
        loop {
            match self.run_frames() {
                Ok(value) => return Ok(value),
                Err(Thrown(interrupt, raised)) => {
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
    fn run_frames(&mut self) -> Result<Value, Thrown> {
        let builtins = self.builtins();
        let mut codes = Arc::clone(&self.heap.codes);
        loop {
            if let Some(value) = self.exit_value.take() {
                return Ok(value);
            }
            if self.is_safe_point_due() {
                self.safe_point()?;
            }
            if self.suspended {
                return Ok(Value::Unbound);
            }
            if !Arc::ptr_eq(&codes, &self.heap.codes) {
                codes = Arc::clone(&self.heap.codes);
            }
            let (instruction, base, code) = self.run_quick(&codes, builtins);
            if let Some(value) = self.step(instruction, base, code)? {
                return Ok(value);
            }
        }
    }

    /// Whether signals, fuel or the collector are to be looked at.
    #[inline(always)]
    pub(crate) fn is_safe_point_due(&self) -> bool {
        self.ticks == 0 || self.heap.wants_collection()
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
        self.runtime.tick();
        if self.current == ThreadId::MAIN && self.interrupted.swap(false, Ordering::Relaxed) {
            return Err(self.error_with(classes::KEYBOARD_INTERRUPT, &[]));
        }
        if self.loop_depth > 1 {
            return if self.heap.is_over_limit() { Err(self.memory_error()) } else { Ok(()) };
        }
        if (self.heap.wants_collection() || self.collect_always) && self.collect_garbage().is_err() {
            return Err(self.error_with(classes::MEMORY_ERROR, &[]));
        }
        // The runtime sees to it that a guarded part is not interrupted, but it must know when one does not end.
        let is_asked = self.n_atomic == 0 && self.give_way.swap(false, Ordering::Relaxed);
        self.suspended |= self.fuel == 0 || is_asked;
        Ok(())
    }

    /// Sets how many ticks pass before the next safe point.
    pub(crate) fn grant_ticks(&mut self) {
        let most = if self.collect_always { 1 } else { TICKS };
        self.granted = u32::try_from(self.fuel).unwrap_or(most).clamp(1, most);
        self.ticks = self.granted;
    }

    /// Collects. Not to be called by native code that holds values on the Rust stack.
    ///
    /// # Errors
    /// As [`Heap::collect`](sesf_heap::Heap::collect).
    pub fn collect_garbage(&mut self) -> Result<(), OutOfMemory> {
        let mut extra = vec![self.object_new];
        if let Some(pending) = &self.pending {
            extra.push(pending.function);
            extra.extend_from_slice(&pending.args);
            extra.extend(pending.kwargs.iter().map(|(_, value)| *value));
        }
        // The running fiber is lent to the heap, which knows how to trace fibers.
        self.swap_fiber();
        let result = self.heap.collect(&extra);
        self.swap_fiber();
        self.runtime.collected(&self.heap);
        result
    }

    // ---- names

    #[cold]
    pub(crate) fn unbound_local(&mut self, name: StrId) -> Interrupt {
        let text = self.heap.str(name).to_string();
        let message = format!("cannot access local variable '{text}' where it is not associated with a value");
        let error = self.error(classes::UNBOUND_LOCAL_ERROR, message);
        self.set_error_field(error, names::NAME_WORD, Value::Str(name));
        error
    }

    #[cold]
    pub(crate) fn unbound_cell(&mut self, cell: Reg, name: StrId) -> Interrupt {
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
    pub(crate) fn load_global(&mut self, globals: sesf_heap::DictId, name: StrId, cache: CacheId) -> Res {
        if let Some(position) = self.find_name(globals, name) {
            self.heap.caches.fill(
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
            self.heap.caches.fill(
                cache,
                sesf_heap::InlineCache {
                    action: action::BUILTIN,
                    slot: position as u32,
                    key,
                    epoch,
                    value: Value::Dict(globals),
                },
            );
        }
        Ok(self.heap.dicts.get(builtins).at(position).map_or(Value::None, |e| e.value))
    }

    #[inline(never)]
    pub(crate) fn store_global(&mut self, globals: sesf_heap::DictId, name: StrId, value: Value, cache: CacheId) {
        self.dict_set_name(globals, name, value);
        if let Some(position) = self.find_name(globals, name)
            && self.heap.dicts.get(globals).at(position).is_some_and(|e| is_name(e.key, name))
        {
            self.heap.caches.fill(cache, sesf_heap::InlineCache { slot: position as u32, ..Default::default() });
        }
    }
}

/// Whether a key is this very name: interned texts are equal only if they are identical.
#[inline(always)]
pub(crate) fn is_name(key: Value, name: StrId) -> bool {
    matches!(key, Value::Str(id) if id == name)
}
