//! `threading.Condition`.

use sesf_heap::{DictId, ObjectId, Operation, Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::super::support::{
    ClassTables, as_instance_of, def, install_helpers, keep_class, new_class, own_class, wrong_receiver,
};
use super::locks;

const CONDITION: &str = "threading.Condition";

const DOC: &str = "A condition variable: threads wait until another notifies them.\n\nThe lock is a Lock or an RLock; without one a new RLock is used.";

const METHODS: &[NativeDef] = &[
    def("acquire(self, blocking=True, timeout=-1)", acquire, "Acquire the lock."),
    def("release(self, /)", release, "Release the lock."),
    def("__enter__(self, /)", enter, "Acquire the lock."),
    def("__exit__(self, type=None, value=None, traceback=None, /)", release, "Release the lock."),
    def(
        "wait(self, timeout=None)",
        wait,
        "Wait until notified or until a timeout occurs; return whether it was notified.\n\nThe lock is released while the thread waits.",
    ),
    def(
        "wait_for(self, predicate, timeout=None)",
        wait_for,
        "Wait until a condition evaluates to True; return its last value.",
    ),
    def("notify(self, n=1)", notify, "Wake up one or more threads waiting on this condition, if any."),
    def("notify_all(self)", notify_all, "Wake up all threads waiting on this condition."),
    def("notifyAll(self)", notify_all, "Wake up all threads waiting on this condition (deprecated name)."),
    def("_is_owned(self)", is_owned, "Whether the running thread holds the lock."),
];

const HELPERS: &[NativeDef] = &[def("_clock(/)", super::threads::now, "The runtime's clock, in seconds.")];

pub(super) fn install(vm: &mut Vm, dict: DictId) {
    let tables = ClassTables {
        static_methods: &[def("__new__(type, lock=None)", new, "")],
        slots: &[
            def("__init__(self, lock=None)", |_, _| Ok(Value::None), ""),
            def("__repr__(self, /)", repr, "Return repr(self)."),
        ],
        methods: METHODS,
        getters: &[def("_lock(self, /)", lock, "the lock")],
        doc: DOC,
        ..Default::default()
    };
    let class = new_class(vm, dict, "Condition", "threading", &tables);
    keep_class(vm, CONDITION, class);
    install_helpers(vm, HELPERS);
}

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let lock = match args[1] {
        Value::Unbound | Value::None => locks::new_rlock(vm),
        value => match locks::lock_of(vm, value) {
            Some(lock) => lock,
            None => {
                let message = format!("the lock of a Condition is a Lock or an RLock, not '{}'", vm.type_name(value));
                return Err(vm.type_error(message));
            }
        },
    };
    let class = own_class(vm, CONDITION).unwrap_or(classes::OBJECT);
    let condition = vm.new_condition(class, lock);
    as_instance_of(vm, args[0], class, Value::Object(condition))
}

/// The receiver and its lock.
fn receiver(vm: &mut Vm, value: Value) -> Res<(ObjectId, ObjectId)> {
    let id = match vm.builtin_value(value) {
        Value::Object(id) => Some(id),
        _ => None,
    };
    match id.and_then(|id| Some((id, vm.condition(id)?.lock))) {
        Some(found) => Ok(found),
        None => Err(wrong_receiver(vm, CONDITION, value)),
    }
}

fn lock(vm: &mut Vm, args: &[Value]) -> Res {
    receiver(vm, args[0]).map(|(_, lock)| Value::Object(lock))
}

fn acquire(vm: &mut Vm, args: &[Value]) -> Res {
    let (_, lock) = receiver(vm, args[0])?;
    locks::take(vm, lock, args[1], args[2])
}

fn enter(vm: &mut Vm, args: &[Value]) -> Res {
    let (_, lock) = receiver(vm, args[0])?;
    vm.operate(Operation::Acquire(lock), None)
}

fn release(vm: &mut Vm, args: &[Value]) -> Res {
    let (_, lock) = receiver(vm, args[0])?;
    vm.operate(Operation::Release(lock), None)
}

fn is_owned(vm: &mut Vm, args: &[Value]) -> Res {
    let ((_, lock), me) = (receiver(vm, args[0])?, vm.current);
    let is_owned =
        vm.lock(lock).is_some_and(|lock| lock.owner.is_some() && (!lock.is_reentrant || lock.owner == Some(me)));
    Ok(Value::Bool(is_owned))
}

fn wait(vm: &mut Vm, args: &[Value]) -> Res {
    let (condition, _) = receiver(vm, args[0])?;
    let timeout = super::timeout(vm, args[1])?;
    vm.operate(Operation::Wait(condition), timeout)
}

fn wait_for(vm: &mut Vm, args: &[Value]) -> Res {
    let timeout = args[2].or(Value::None);
    vm.tail_prelude("condition_wait_for", &[args[0], args[1], timeout])
}

fn notify(vm: &mut Vm, args: &[Value]) -> Res {
    let (condition, _) = receiver(vm, args[0])?;
    let n = if args[1].is_bound() { vm.index(args[1])? } else { Value::Int(1) };
    let n = match n {
        Value::Int(n) => usize::try_from(n).unwrap_or(0),
        _ => usize::MAX,
    };
    vm.notify(condition, n)?;
    Ok(Value::None)
}

fn notify_all(vm: &mut Vm, args: &[Value]) -> Res {
    let (condition, _) = receiver(vm, args[0])?;
    vm.notify(condition, usize::MAX)?;
    Ok(Value::None)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Res {
    let (condition, lock) = receiver(vm, args[0])?;
    let n_waiters = vm.condition(condition).map_or(0, |condition| condition.waiters.len());
    let lock = vm.repr(Value::Object(lock))?;
    Ok(vm.heap.new_str(&format!("<Condition({lock}, {n_waiters})>")))
}
