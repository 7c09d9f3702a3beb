//! A machine's state as a value: run for a while, keep the state, hash it, go back to it.
//!
//! Between two instructions of the outermost loop everything that a program is lies in the heap and the running fiber, so a
//! snapshot is a copy of these (pages are shared until written). What lies outside the machine is not part of it: files, the
//! clock, what was printed.

use sesf_heap::{
    ClassId, CodeId, DictId, Fiber, HashInput, Heap, InlineCache, NativeId, ShapeId, ThreadId, Value, hash_bytes,
};

use crate::call::{ReturnTo, WINDOW};
use crate::error::Res;
use crate::run::action;
use crate::vm::{Root, Vm};

/// How far [`Vm::run_for`] got.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Outcome {
    /// The code has ended with this value.
    Done(Value),
    /// The ticks are used up; [`Vm::run_for`] goes on.
    Suspended,
}

/// A state to which a machine can go back, as often as wanted. It belongs to the machine that made it: natively written
/// modules are registered there.
#[derive(Debug)]
pub struct Snapshot {
    heap: Heap,
    fiber: Fiber,
    current: ThreadId,
    resumptions: std::collections::BTreeMap<ThreadId, crate::network::Resumption>,
    recursion_limit: usize,
    max_str_digits: usize,
}

impl Vm {
    /// Prepares the run of a code: see [`Vm::run_for`].
    ///
    /// # Errors
    /// `MemoryError`.
    pub fn start(&mut self, code: CodeId, globals: DictId, namespace: Value) -> Res<()> {
        self.push_code(code, globals, namespace, ReturnTo::EXIT)
    }

    /// Runs the code that was started until it ends, but for about `ticks` ticks at most: a tick is a call or a turn of a loop.
    /// Where native code calls back, the run goes on until that is done.
    ///
    /// # Errors
    /// The exception that leaves the code.
    pub fn run_for(&mut self, ticks: u64) -> Res<Outcome> {
        debug_assert_eq!(self.loop_depth, 0, "only the outermost loop can be left between instructions");
        let result = self.run_until_suspended(ticks);
        if std::mem::take(&mut self.suspended) {
            return Ok(Outcome::Suspended);
        }
        result.map(Outcome::Done)
    }

    /// Runs the newest frame until it has ended, or `suspended` says that it was left.
    pub(crate) fn run_until_suspended(&mut self, ticks: u64) -> Res {
        self.fuel = ticks.max(1);
        self.grant_ticks();
        let result = self.run_nested();
        self.fuel = u64::MAX;
        self.grant_ticks();
        result
    }

    /// A state to go back to. The machine must not be running.
    pub fn snapshot(&mut self) -> Snapshot {
        debug_assert!(self.loop_depth == 0 && self.pending.is_none() && self.pending_frame.is_none());
        self.compiled.keeps = true;
        Snapshot {
            fiber: self.heap.copy_fiber(&self.fiber),
            heap: self.heap.snapshot(),
            current: self.current,
            resumptions: self.resumptions.clone(),
            recursion_limit: self.recursion_limit,
            max_str_digits: self.max_str_digits,
        }
    }

    /// Goes back to a state.
    pub fn restore(&mut self, snapshot: &Snapshot) {
        // A collection may have given the places of what was there to something else.
        let has_collected = self.heap.n_collections != snapshot.heap.n_collections;
        let holds = |found: &InlineCache| !has_collected && still_holds(found, &snapshot.heap);
        let is_same = self.heap.go_back(&snapshot.heap, holds);
        self.lookups.retain(|name, found| is_same && snapshot.heap.strs.is_live(name) && holds(found));
        self.fiber.copy_from(&snapshot.fiber);
        self.make_room();
        self.current = snapshot.current;
        self.resumptions.clone_from(&snapshot.resumptions);
        (self.recursion_limit, self.max_str_digits) = (snapshot.recursion_limit, snapshot.max_str_digits);
        self.active_reprs.clear();
    }

    /// Gives the running fiber the registers above its frames that the machine takes for granted.
    pub(crate) fn make_room(&mut self) {
        let room = self.fiber.frames.last().map_or(0, |frame| frame.base as usize) + 2 * WINDOW;
        if self.fiber.registers.len() < room {
            self.fiber.registers.resize(room, Value::Unbound);
        }
    }

    /// The hash of the state: equal for two states that no program could tell apart, however they were reached.
    pub fn state_hash(&self) -> u128 {
        self.heap.canonical_hash(&HashInput {
            extra: &[self.recursion_limit as i64, self.max_str_digits as i64, self.current.0.into()].map(Value::Int),
            running: Some(&self.fiber),
            // Filled as functions are first used.
            opaque: &[self.heap.roots[Root::Prelude as usize]],
            native: &|id| self.native_identity(id),
        })
    }

    /// A number for a native function that does not depend on when its module was imported.
    fn native_identity(&self, id: NativeId) -> u64 {
        let native = self.natives.get(id);
        let owner = native.owner.map_or("", |class| self.class_name(class));
        let name = [native.module, owner, native.name()].map(|part| hash_bytes(part.as_bytes()).to_le_bytes());
        hash_bytes(name.as_flattened())
    }
}

/// Whether what an instruction found after a snapshot is also true of the snapshot. What depends on classes is if they did not
/// change in between (the epoch says so) and everything that it names was there; positions in dicts are checked by name
/// whenever they are used.
fn still_holds(found: &InlineCache, heap: &Heap) -> bool {
    let is_live = match found.value {
        Value::Unbound | Value::Native(_) => true,
        Value::Function(id) => heap.functions.is_live(id),
        Value::Class(id) => heap.classes.is_live(id),
        Value::Dict(id) => heap.dicts.is_live(id),
        _ => false,
    };
    let has_class = |number| heap.classes.is_live(ClassId(number));
    let has_shape = |number| heap.shapes.is_live(ShapeId(number));
    match (found.action, found.value) {
        (action::NOTHING | action::GLOBAL | action::MODULE, _) => true,
        (action::BUILTIN, Value::Dict(globals)) if is_live => {
            let globals = heap.dicts.get(globals);
            globals.serial() == found.epoch && globals.version() == found.key
        }
        _ if !is_live || found.epoch != heap.class_epoch => false,
        (action::VALUE, _) => has_class(found.key),
        (action::TRANSITION, _) => has_shape(found.key) && has_shape(found.slot),
        _ if found.key & InlineCache::CLASS != 0 => has_class(found.key & !InlineCache::CLASS),
        _ => has_shape(found.key),
    }
}
