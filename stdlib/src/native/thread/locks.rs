//! `_thread.lock` and `_thread.RLock`.

use sesf_heap::{ClassId, DictId, ObjectId, Operation, Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::sync::Lock;
use sesf_vm::{Res, Vm};

use super::super::support::{
    ClassTables, as_instance_of, def, keep_class, new_class, own_class, set_name, wrong_receiver,
};
use super::TIMEOUT_MAX;

const LOCK: &str = "_thread.lock";
const RLOCK: &str = "_thread.RLock";

pub(super) const FUNCTIONS: &[NativeDef] = &[
    def("allocate_lock(/)", allocate, "Create a new lock object."),
    def("allocate(/)", allocate, "An obsolete synonym of allocate_lock()."),
];

const ACQUIRE_DOC: &str = "acquire(blocking=True, timeout=-1) -> bool\n\nLock the lock. Without argument, this waits until the lock is free, \
     and returns True.\nWith blocking=False or a timeout it may return False instead.";

const METHODS: &[NativeDef] = &[
    def("acquire(self, blocking=True, timeout=-1)", acquire, ACQUIRE_DOC),
    def("acquire_lock(self, blocking=True, timeout=-1)", acquire, ACQUIRE_DOC),
    def("release(self, /)", release, "release()\n\nRelease the lock. Another thread that waits for it may take it."),
    def(
        "release_lock(self, /)",
        release,
        "release()\n\nRelease the lock. Another thread that waits for it may take it.",
    ),
    def("locked(self, /)", locked, "locked() -> bool\n\nReturn whether the lock is taken."),
    def("locked_lock(self, /)", locked, "locked() -> bool\n\nReturn whether the lock is taken."),
    def("__enter__(self, /)", enter, "Lock the lock."),
    def("__exit__(self, type=None, value=None, traceback=None, /)", exit, "Release the lock."),
];

const REENTRANT_METHODS: &[NativeDef] = &[
    def("acquire(self, blocking=True, timeout=-1)", acquire, ACQUIRE_DOC),
    def(
        "release(self, /)",
        release,
        "release()\n\nRelease the lock once; it is free when it was released as often as acquired.",
    ),
    def("_is_owned(self, /)", is_owned, "For internal use by `threading.Condition`."),
    def("_recursion_count(self, /)", depth, "For internal use by reentrancy checks."),
    def("__enter__(self, /)", enter, "Lock the lock."),
    def("__exit__(self, type=None, value=None, traceback=None, /)", exit, "Release the lock."),
];

pub(super) fn install(vm: &mut Vm, dict: DictId) {
    let slots = &[def("__repr__(self, /)", repr, "Return repr(self).")];
    let tables = ClassTables {
        slots,
        methods: METHODS,
        doc: "A lock object is a synchronization primitive.",
        ..Default::default()
    };
    let lock = new_class(vm, dict, "lock", "_thread", &tables);
    keep_class(vm, LOCK, lock);
    set_name(vm, dict, "LockType", Value::Class(lock));
    let new = &[def("__new__(type, /, *args, **kwargs)", new_reentrant, "")];
    let tables = ClassTables { static_methods: new, slots, methods: REENTRANT_METHODS, ..Default::default() };
    let rlock = new_class(vm, dict, "RLock", "_thread", &tables);
    keep_class(vm, RLOCK, rlock);
}

fn allocate(vm: &mut Vm, _: &[Value]) -> Res {
    let class = own_class(vm, LOCK).unwrap_or(classes::OBJECT);
    Ok(Value::Object(vm.new_lock(class, false)))
}

/// A new lock of the reentrant kind.
pub(super) fn new_rlock(vm: &mut Vm) -> ObjectId {
    let class = own_class(vm, RLOCK).unwrap_or(classes::OBJECT);
    vm.new_lock(class, true)
}

fn new_reentrant(vm: &mut Vm, args: &[Value]) -> Res {
    let class: ClassId = own_class(vm, RLOCK).unwrap_or(classes::OBJECT);
    let lock = new_rlock(vm);
    as_instance_of(vm, args[0], class, Value::Object(lock))
}

/// The lock that a value is.
pub(super) fn lock_of(vm: &Vm, value: Value) -> Option<ObjectId> {
    match vm.builtin_value(value) {
        Value::Object(id) if vm.lock(id).is_some() => Some(id),
        _ => None,
    }
}

fn receiver(vm: &mut Vm, value: Value) -> Res<ObjectId> {
    match lock_of(vm, value) {
        Some(id) => Ok(id),
        None => Err(wrong_receiver(vm, LOCK, value)),
    }
}

fn acquire(vm: &mut Vm, args: &[Value]) -> Res {
    let lock = receiver(vm, args[0])?;
    take(vm, lock, args[1], args[2])
}

/// Takes a lock as the arguments `blocking` and `timeout` say.
pub(super) fn take(vm: &mut Vm, lock: ObjectId, blocking: Value, timeout: Value) -> Res {
    let is_blocking = !blocking.is_bound() || vm.truth(blocking)?;
    let timeout = wait_time(vm, is_blocking, timeout)?;
    vm.operate(Operation::Acquire(lock), timeout)
}

/// How long to wait for a lock.
fn wait_time(vm: &mut Vm, is_blocking: bool, timeout: Value) -> Res<Option<i64>> {
    let is_default = match vm.builtin_value(timeout) {
        Value::Unbound | Value::Int(-1) => true,
        Value::Float(seconds) => seconds == -1.0,
        _ => false,
    };
    match (is_blocking, is_default) {
        (true, true) => Ok(None),
        (false, true) => Ok(Some(0)),
        (false, false) => Err(vm.value_error("can't specify a timeout for a non-blocking call")),
        (true, false) => {
            let wanted = super::timeout(vm, timeout)?.unwrap_or_default();
            if wanted < 0 {
                return Err(vm.value_error("timeout value must be positive"));
            }
            if wanted as f64 > TIMEOUT_MAX * 1e9 {
                return Err(vm.overflow_error("timeout value is too large"));
            }
            Ok(Some(wanted))
        }
    }
}

fn release(vm: &mut Vm, args: &[Value]) -> Res {
    let lock = receiver(vm, args[0])?;
    vm.operate(Operation::Release(lock), None)
}

fn enter(vm: &mut Vm, args: &[Value]) -> Res {
    let lock = receiver(vm, args[0])?;
    vm.operate(Operation::Acquire(lock), None)
}

fn exit(vm: &mut Vm, args: &[Value]) -> Res {
    let lock = receiver(vm, args[0])?;
    vm.operate(Operation::Release(lock), None)
}

fn locked(vm: &mut Vm, args: &[Value]) -> Res {
    let lock = receiver(vm, args[0])?;
    Ok(Value::Bool(vm.lock(lock).is_some_and(|lock| lock.owner.is_some())))
}

fn is_owned(vm: &mut Vm, args: &[Value]) -> Res {
    let (lock, me) = (receiver(vm, args[0])?, vm.current);
    Ok(Value::Bool(vm.lock(lock).is_some_and(|lock| lock.owner == Some(me))))
}

fn depth(vm: &mut Vm, args: &[Value]) -> Res {
    let (lock, me) = (receiver(vm, args[0])?, vm.current);
    let held = vm.lock(lock).filter(|lock| lock.owner == Some(me));
    Ok(Value::Int(held.map_or(0, |lock| lock.depth.into())))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Res {
    let id = receiver(vm, args[0])?;
    let Lock { owner, depth, is_reentrant, .. } = vm.lock(id).cloned().unwrap_or_default();
    let state = if owner.is_some() { "locked" } else { "unlocked" };
    let class = vm.class_of(args[0]);
    let (class, address) = (vm.full_class_name(class), vm.address_text(args[0]));
    let text = match is_reentrant {
        true => {
            let owner = owner.map_or(0, super::threads::ident);
            format!("<{state} {class} object owner={owner} count={depth} at {address}>")
        }
        false => format!("<{state} {class} object at {address}>"),
    };
    Ok(vm.heap.new_str(&text))
}
