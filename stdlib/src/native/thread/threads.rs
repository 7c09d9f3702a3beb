//! The functions of `_thread`: starting threads, and who they are.

use sesf_heap::{DictId, Operation, ThreadId, Value, names};
use sesf_vm::native::NativeDef;
use sesf_vm::runtime::Count;
use sesf_vm::{Res, Root, Vm};

use super::super::support::{def, is_callable, keywords};

pub(super) const FUNCTIONS: &[NativeDef] = &[
    def(
        "start_new_thread(function, args, kwargs=None, /)",
        start_new_thread,
        "start_new_thread(function, args[, kwargs])\n\nStart a new thread and return its identifier.",
    ),
    def(
        "get_ident(/)",
        get_ident,
        "Return a non-zero integer that identifies the current thread among those that run.",
    ),
    def("get_native_id(/)", get_ident, "Return a non-negative integer identifying the thread."),
    def("interrupt_main(signum=2, /)", interrupt_main, "Simulate Ctrl-C in the main thread."),
    def("_count(/)", count, "The number of threads that run besides the main thread."),
    def("stack_size(size=0, /)", |_, _| Ok(Value::Int(0)), "Return the thread stack size; setting it has no effect."),
    def("exit(/)", exit, "This is synonymous to ``raise SystemExit''."),
    def(
        "_start(function, thread, daemon, /)",
        start,
        "Start a thread that calls function(thread); its number, also as thread._ident.",
    ),
    def("_join(number, timeout, /)", join, "Wait for the end of a thread; whether it has ended."),
    def("_has_ended(number, /)", has_ended, "Whether a thread has ended."),
    def("_current(/)", current, "The object of the running thread, or None."),
    def("_set_current(thread, /)", set_current, "Set the object of the running thread."),
    def("_threads(/)", threads, "The objects of all threads that have one, in the order of their starts."),
    def("_choose(n, /)", choose, "A number below n, by chance or as a checker decides."),
    def("_now(/)", now, "The runtime's clock, in seconds."),
    def("_count_more(what, number, /)", count_more, "Count so many more of something that describes the run."),
    def(
        "_at_least(what, number, /)",
        count_at_least,
        "Note that something that describes the run is at least so much.",
    ),
    def("_hold(/)", hold, "Go on in the same step as before, until _let_go."),
    def("_let_go(/)", let_go, "End what _hold began."),
    def("_rest(/)", rest, "Wait until no other thread can go on, now or later."),
    def("_abandon(/)", abandon, "Let the program end without the other threads."),
    def("_end_main(/)", end_main, "Tell programs that the main thread has ended."),
    def("_failed(exception, /)", failed, "Note that an exception ends the running thread."),
];

/// What guarded parts are made of: see the lowering of `with when(...)`. Programs cannot write these names.
const GUARDED: &[NativeDef] = &[
    def(".enter()", |vm, _| vm.enter_guarded(), ""),
    def(".await_change()", |vm, _| vm.await_change(), ""),
    def(
        ".leave()",
        |vm, _| {
            vm.leave_guarded();
            Ok(Value::None)
        },
        "",
    ),
];

/// Makes guarded parts possible.
pub(crate) fn install(vm: &mut Vm) {
    let builtins = vm.builtins();
    vm.install_functions(builtins, "builtins", GUARDED);
}

/// What the prelude calls.
pub(super) const HELPERS: &[NativeDef] = &[def("_thread_failed(function, exception, /)", thread_failed, "")];

/// The identifier of a thread, as programs see it: never zero.
pub(super) fn ident(id: ThreadId) -> i64 {
    i64::from(id.0) + 1
}

fn thread_id(value: Value) -> ThreadId {
    match value {
        Value::Int(number) => ThreadId(u32::try_from(number - 1).unwrap_or(u32::MAX)),
        _ => ThreadId(u32::MAX),
    }
}

fn get_ident(vm: &mut Vm, _: &[Value]) -> Res {
    Ok(Value::Int(ident(vm.current)))
}

fn start_new_thread(vm: &mut Vm, args: &[Value]) -> Res {
    if !is_callable(vm, args[0]) {
        return Err(vm.type_error("first arg must be callable"));
    }
    if !matches!(vm.builtin_value(args[1]), Value::Tuple(_)) {
        return Err(vm.type_error("2nd arg must be a tuple"));
    }
    let named = vm.heap.new_dict_id();
    if args[2].is_bound() {
        if !matches!(vm.builtin_value(args[2]), Value::Dict(_)) {
            return Err(vm.type_error("optional 3rd arg must be a dictionary"));
        }
        for (name, value) in keywords(vm, args[2]) {
            vm.dict_set_name(named, name, value);
        }
    }
    let run = vm.prelude("thread_run")?;
    let id = vm.start_thread(run, &[args[0], args[1], Value::Dict(named)], Value::None, true)?;
    Ok(Value::Int(ident(id)))
}

fn start(vm: &mut Vm, args: &[Value]) -> Res {
    let is_daemon = vm.truth(args[2])?;
    let id = vm.start_thread(args[0], &[args[1]], args[1], is_daemon)?;
    if !args[1].is_none() {
        // Nobody sees the thread without its number: it cannot run before this function is left.
        let name = vm.heap.intern("_ident");
        vm.set_attr(args[1], name, Value::Int(ident(id)))?;
    }
    Ok(Value::Int(ident(id)))
}

fn join(vm: &mut Vm, args: &[Value]) -> Res {
    let timeout = super::timeout(vm, args[1])?;
    vm.operate(Operation::Join(thread_id(args[0])), timeout)
}

fn has_ended(vm: &mut Vm, args: &[Value]) -> Res {
    Ok(Value::Bool(vm.sees_end_of(thread_id(args[0]))))
}

fn current(vm: &mut Vm, _: &[Value]) -> Res {
    Ok(vm.heap.threads.get(vm.current).map_or(Value::None, |thread| thread.object.or(Value::None)))
}

fn set_current(vm: &mut Vm, args: &[Value]) -> Res {
    if let Some(thread) = vm.heap.threads.get_mut(vm.current) {
        thread.object = args[0];
    }
    Ok(Value::None)
}

fn threads(vm: &mut Vm, _: &[Value]) -> Res {
    let objects = vm.heap.threads.iter().map(|(_, thread)| thread.object);
    let objects: Vec<Value> = objects.filter(|object| object.is_bound() && !object.is_none()).collect();
    Ok(vm.heap.new_list(objects))
}

/// The dict that belongs to the running thread.
pub(super) fn own_data(vm: &mut Vm) -> DictId {
    let me = vm.current;
    if let Some(Value::Dict(data)) = vm.heap.threads.get(me).map(|thread| thread.locals) {
        return data;
    }
    let data = vm.heap.new_dict_id();
    if let Some(thread) = vm.heap.threads.get_mut(me) {
        thread.locals = Value::Dict(data);
    }
    data
}

fn choose(vm: &mut Vm, args: &[Value]) -> Res {
    match args[0] {
        Value::Int(n) if n > 0 => Ok(Value::Int(vm.runtime.choose(u32::try_from(n).unwrap_or(u32::MAX)).into())),
        _ => Err(vm.index_error("Cannot choose from an empty sequence")),
    }
}

pub(super) fn now(vm: &mut Vm, _: &[Value]) -> Res {
    Ok(Value::Float(vm.runtime.now() as f64 / 1e9))
}

fn count(vm: &mut Vm, _: &[Value]) -> Res {
    Ok(Value::Int(vm.heap.threads.len() as i64 - 1))
}

fn failed(vm: &mut Vm, args: &[Value]) -> Res {
    if let Value::Exception(exception) = args[0] {
        vm.report_thread_failure(exception);
    }
    Ok(Value::None)
}

fn end_main(vm: &mut Vm, _: &[Value]) -> Res {
    vm.end_main_thread();
    Ok(Value::None)
}

/// A thread without an object ends with an exception.
fn thread_failed(vm: &mut Vm, args: &[Value]) -> Res {
    let (function, Value::Exception(exception)) = (args[0], args[1]) else { return Ok(Value::None) };
    vm.report_thread_failure(exception);
    let function = vm.repr(function)?;
    let text = format!("Exception ignored in thread started by: {function}\n{}", vm.print_exception(exception));
    let text = vm.heap.new_str(&text);
    let stderr = vm.dict_get_str(vm.root_dict(Root::Modules), "sys").unwrap_or(Value::None);
    let name = vm.heap.intern("stderr");
    match vm.find_attr(stderr, name)? {
        Some(stream) if !stream.is_none() => vm.call_method(stream, names::WRITE, &[text]),
        _ => Ok(Value::None),
    }
}

fn interrupt_main(vm: &mut Vm, _: &[Value]) -> Res {
    vm.interrupted.store(true, std::sync::atomic::Ordering::SeqCst);
    vm.runtime.wake(ThreadId::MAIN);
    Ok(Value::None)
}

fn exit(vm: &mut Vm, _: &[Value]) -> Res {
    Err(vm.error_with(sesf_heap::classes::SYSTEM_EXIT, &[]))
}

fn rest(vm: &mut Vm, _: &[Value]) -> Res {
    vm.operate(Operation::Rest, None)
}

fn abandon(vm: &mut Vm, _: &[Value]) -> Res {
    let others: Vec<ThreadId> = vm.heap.threads.iter().map(|(id, _)| id).filter(|id| *id != ThreadId::MAIN).collect();
    for id in others {
        if let Some(thread) = vm.heap.threads.get_mut(id) {
            thread.is_daemon = true;
        }
    }
    Ok(Value::None)
}

fn count_more(vm: &mut Vm, args: &[Value]) -> Res {
    count_as(vm, args, Count::More)
}

fn count_at_least(vm: &mut Vm, args: &[Value]) -> Res {
    count_as(vm, args, Count::AtLeast)
}

fn count_as(vm: &mut Vm, args: &[Value], how: fn(u64) -> Count) -> Res {
    let what = vm.str(args[0])?.to_string();
    let number = u64::try_from(vm.as_index(args[1], "")?).unwrap_or(0);
    vm.runtime.count(&what, how(number));
    Ok(Value::None)
}

fn hold(vm: &mut Vm, _: &[Value]) -> Res {
    vm.hold();
    Ok(Value::None)
}

fn let_go(vm: &mut Vm, _: &[Value]) -> Res {
    vm.leave_guarded();
    Ok(Value::None)
}
