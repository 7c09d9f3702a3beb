//! `_process`: processes as the runtime knows them; `spawn` and its handles are written over it.

use sesf_heap::{DictId, ProcessId, Request, Value};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::support::{def, set_module_doc};
use super::time::timeout_nanoseconds;

const FUNCTIONS: &[NativeDef] = &[
    def(
        "spawn(name, serve, begin, program, arguments, /)",
        spawn,
        "Start a process that calls begin(program, arguments), and serve(method, arguments, name) for each call to it; its \
         number. A name that ends in '-' is completed by the number.",
    ),
    def(
        "call(pid, name, method, arguments, /)",
        call,
        "Have a process serve a call: the message that answers it, None if the process has ended, or a text that says why \
         it could not begin with it.",
    ),
    def("join(pid, name, timeout, /)", join, "Wait for the end of a process: None, or False if the time is over."),
    def("crash(pid, name, /)", crash, "End a process at once."),
    def("end(/)", end, "End this process, which has nothing left to do."),
    def("answer(message, /)", answer, "Answer the call that the running thread serves."),
    def("is_alive(pid, /)", is_alive, "Whether a process has not ended."),
    def("pid(/)", pid, "The number of the process."),
    def("name(/)", name, "The name of the process."),
];

/// Fills the module.
///
/// # Errors
/// None.
pub(crate) fn fill(vm: &mut Vm, dict: DictId) -> Res<()> {
    set_module_doc(vm, dict, "What processes are made of: see the module sesf.");
    vm.install_functions(dict, "_process", FUNCTIONS);
    Ok(())
}

fn spawn(vm: &mut Vm, args: &[Value]) -> Res {
    let name = vm.expect_str(args[0])?;
    let name = vm.heap.str(name).to_string();
    let process = vm.spawn(&name, args[1], args[2], &args[3..])?;
    Ok(Value::Int(process.0.into()))
}

fn process(vm: &mut Vm, value: Value) -> Res<ProcessId> {
    let number = vm.as_index(value, "")?;
    u32::try_from(number).map(ProcessId).map_err(|_| vm.value_error(format!("{number} is no number of a process")))
}

fn call(vm: &mut Vm, args: &[Value]) -> Res {
    let process = process(vm, args[0])?;
    vm.ask(process, Request::Call, &args[1..], None)
}

fn join(vm: &mut Vm, args: &[Value]) -> Res {
    let process = process(vm, args[0])?;
    let timeout = match args[2] {
        Value::None => None,
        timeout => Some(timeout_nanoseconds(vm, timeout)?),
    };
    vm.ask(process, Request::Join, &args[1..2], timeout)
}

fn crash(vm: &mut Vm, args: &[Value]) -> Res {
    let process = process(vm, args[0])?;
    vm.ask(process, Request::Crash, &args[1..], None)
}

fn end(vm: &mut Vm, _: &[Value]) -> Res {
    let process = vm.process;
    vm.ask(process, Request::End, &[], None)
}

fn answer(vm: &mut Vm, args: &[Value]) -> Res {
    let message = vm.expect_bytes_like(args[0])?;
    vm.answer(message.to_vec());
    Ok(Value::None)
}

fn is_alive(vm: &mut Vm, args: &[Value]) -> Res {
    let process = process(vm, args[0])?;
    Ok(Value::Bool(vm.runtime.is_alive(process)))
}

fn pid(vm: &mut Vm, _: &[Value]) -> Res {
    Ok(Value::Int(vm.process.0.into()))
}

fn name(vm: &mut Vm, _: &[Value]) -> Res {
    let name = vm.name.clone();
    Ok(vm.heap.new_str(&name))
}
