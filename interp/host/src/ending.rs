//! How a program ends: what leaves it is reported, what waits is written, and an exit code tells the rest.
//!
//! A closed pipe on standard output ends the program quietly with code 1: its reader has gone, nobody is left to be told.

use sesf_heap::{ExceptionId, StrId, Value, classes, names};
use sesf_runtime::{Process, Stop, shutdown_function};
use sesf_vm::host::Stream;
use sesf_vm::{Interrupt, Res, Root, Vm};

/// The error number of a pipe without reader.
const BROKEN_PIPE: i64 = 32;
/// The exit code of a program whose output could not be written, as in CPython.
const OUTPUT_FAILED: u8 = 120;

/// Ends a program whose main thread has ended; the exit code.
pub(crate) fn end(process: &Process, result: Res) -> u8 {
    let mut code = exit_code(&mut process.vm(), result);
    match close_threading(process).and_then(|()| process.finish_threads()) {
        Ok(Ok(())) => {}
        Ok(Err(Interrupt::Raise(exception))) => {
            let vm = &mut process.vm();
            write_error(vm, "Exception ignored while the program waits for its threads:\n");
            show_without_flush(vm, exception);
        }
        Ok(Err(Interrupt::Call)) => {}
        Err(stop) => {
            code = code.max(1);
            if show_stop(&mut process.vm(), &stop) {
                return code;
            }
        }
    }
    run_exit_calls(process);
    finish_streams(process, code)
}

/// Ends a program that was stopped before its first process had ended; the exit code.
pub(crate) fn report_stop(process: &Process, stop: &Stop) -> u8 {
    let ends_at_once = show_stop(&mut process.vm(), stop);
    if ends_at_once { 1 } else { finish_streams(process, 1) }
}

/// Tells why the program was stopped; whether it ends at once, so that nothing is written any more.
fn show_stop(vm: &mut Vm, stop: &Stop) -> bool {
    match stop {
        Stop::Crashed => true,
        Stop::Deadlock(deadlock) => {
            let _ = flush(vm, "stdout");
            write_error(vm, &deadlock.to_string());
            false
        }
    }
}

/// Writes what the streams of all processes hold back; the exit code.
fn finish_streams(process: &Process, code: u8) -> u8 {
    let code = final_flush(&mut process.vm(), code);
    process.for_each_machine(|vm| {
        // Those of a process other than the first are flushed here only if it has not ended.
        let _ = final_flush(vm, code);
        sesf_builtins::flush_all(vm);
    });
    code
}

fn exit_code(vm: &mut Vm, result: Res) -> u8 {
    match result {
        Ok(_) => 0,
        Err(Interrupt::Call) => 1,
        Err(Interrupt::Raise(exception)) => report(vm, exception),
    }
}

/// Reports an uncaught exception; the exit code.
fn report(vm: &mut Vm, exception: ExceptionId) -> u8 {
    let value = Value::Exception(exception);
    if vm.is_instance(value, classes::SYSTEM_EXIT) {
        return system_exit(vm, value);
    }
    if is_broken_pipe(vm, exception) {
        return 1;
    }
    match sys_attribute(vm, "excepthook") {
        hook if is_default_hook(vm, hook) => show(vm, exception),
        Some(hook) => {
            if let Some(code) = call_hook(vm, hook, exception) {
                return code;
            }
        }
        None => {
            write_error(vm, "sys.excepthook is missing\n");
            show(vm, exception);
        }
    }
    if vm.is_instance(value, classes::KEYBOARD_INTERRUPT) { 130 } else { 1 }
}

/// The exit code of `SystemExit`: None is 0, an int itself, anything else is printed and means 1.
fn system_exit(vm: &mut Vm, exception: Value) -> u8 {
    let code = vm.get_attr(exception, names::CODE_WORD).unwrap_or(Value::None);
    match vm.builtin_value(code) {
        Value::None => 0,
        Value::Int(code) => code as u8,
        Value::Bool(code) => code as u8,
        Value::BigInt(_) => 255,
        _ => {
            let text = vm.str(code).unwrap_or_default();
            write_error(vm, &format!("{text}\n"));
            1
        }
    }
}

/// Whether the system said that a pipe has no reader.
fn is_broken_pipe(vm: &Vm, exception: ExceptionId) -> bool {
    let value = Value::Exception(exception);
    vm.is_instance(value, classes::BROKEN_PIPE_ERROR) && vm.field(value, names::ERRNO) == Some(Value::Int(BROKEN_PIPE))
}

/// Lets the module `threading` know that the main thread has ended: pools of threads end theirs.
fn close_threading(process: &Process) -> Result<(), Stop> {
    let Some(shutdown) = shutdown_function(&mut process.vm()) else { return Ok(()) };
    if let Err(Interrupt::Raise(exception)) = run_call(process, shutdown, &[], &[])? {
        let vm = &mut process.vm();
        write_error(vm, "Exception ignored in: <module 'threading'>\n");
        show_without_flush(vm, exception);
    }
    Ok(())
}

/// Makes the calls registered with `atexit`, newest first; what one of them raises stops no other.
fn run_exit_calls(process: &Process) {
    loop {
        let Some(call) = sesf_stdlib::next_exit_call(&mut process.vm()) else { return };
        let result = run_call(process, call.function, &call.args, &call.kwargs);
        let vm = &mut process.vm();
        match result {
            Ok(Ok(_)) | Ok(Err(Interrupt::Call)) => {}
            Err(stop) => {
                show_stop(vm, &stop);
                return;
            }
            Ok(Err(Interrupt::Raise(exception))) => {
                let shown = vm.repr(call.function).unwrap_or_default();
                let _ = flush(vm, "stdout");
                write_error(vm, &format!("Exception ignored in atexit callback: {shown}\n"));
                show_without_flush(vm, exception);
            }
        }
    }
}

/// Makes a call in the main thread, which has ended.
fn run_call(process: &Process, function: Value, args: &[Value], kwargs: &[(StrId, Value)]) -> Result<Res, Stop> {
    let prepared = process.vm().prepare_call(function, args, kwargs);
    match prepared {
        Ok(None) => process.run_main(),
        Ok(Some(value)) => Ok(Ok(value)),
        Err(error) => Ok(Err(error)),
    }
}

// ---- hooks

fn sys_attribute(vm: &mut Vm, name: &str) -> Option<Value> {
    let sys = vm.heap.roots[Root::Sys as usize];
    let name = vm.heap.intern(name);
    vm.find_attr(sys, name).ok().flatten()
}

fn is_default_hook(vm: &mut Vm, hook: Option<Value>) -> bool {
    // Without the module `sys` nothing was overridden.
    matches!(vm.heap.roots[Root::Sys as usize], Value::None)
        || matches!(hook, Some(Value::Native(id)) if vm.natives.get(id).name() == "excepthook")
}

/// Calls a program's own hook; an exit code, if it asks for one.
fn call_hook(vm: &mut Vm, hook: Value, exception: ExceptionId) -> Option<u8> {
    let record = vm.heap.exceptions.get(exception);
    let args = [Value::Class(record.class), Value::Exception(exception), record.traceback.or(Value::None)];
    match vm.call(hook, &args) {
        Err(Interrupt::Raise(raised)) if vm.is_instance(Value::Exception(raised), classes::SYSTEM_EXIT) => {
            return Some(system_exit(vm, Value::Exception(raised)));
        }
        Err(Interrupt::Raise(raised)) => {
            write_error(vm, "Error in sys.excepthook:\n");
            show(vm, raised);
            write_error(vm, "\nOriginal exception was:\n");
            show(vm, exception);
        }
        _ => {}
    }
    None
}

/// Writes an exception with its traceback.
fn show(vm: &mut Vm, exception: ExceptionId) {
    // Standard output first: a terminal shows what was printed before the traceback.
    let _ = flush(vm, "stdout");
    let text = vm.print_exception(exception);
    write_error(vm, &text);
}

// ---- streams

fn flush(vm: &mut Vm, name: &str) -> Res<()> {
    match sys_attribute(vm, name) {
        Some(stream) if !stream.is_none() && !is_closed(vm, stream) => {
            vm.call_method(stream, names::FLUSH, &[]).map(|_| ())
        }
        _ => Ok(()),
    }
}

/// Whether a stream says that it is closed.
fn is_closed(vm: &mut Vm, stream: Value) -> bool {
    let name = vm.heap.intern("closed");
    match vm.find_attr(stream, name) {
        Ok(Some(closed)) => vm.truth(closed).unwrap_or(false),
        _ => false,
    }
}

/// Flushes the standard streams; the exit code, which a failure changes if it was 0.
fn final_flush(vm: &mut Vm, code: u8) -> u8 {
    let failure = flush(vm, "stdout").err();
    let _ = flush(vm, "stderr");
    match failure {
        Some(Interrupt::Raise(exception)) if is_broken_pipe(vm, exception) => code.max(1),
        Some(Interrupt::Raise(exception)) => {
            let stream = sys_attribute(vm, "stdout").unwrap_or(Value::None);
            let shown = vm.repr(stream).unwrap_or_default();
            write_error(vm, &format!("Exception ignored in: {shown}\n"));
            show_without_flush(vm, exception);
            if code == 0 { OUTPUT_FAILED } else { code }
        }
        _ => code,
    }
}

fn show_without_flush(vm: &mut Vm, exception: ExceptionId) {
    let text = vm.print_exception(exception);
    write_error(vm, &text);
}

/// Writes to `sys.stderr`, or to the host's if that fails.
fn write_error(vm: &mut Vm, text: &str) {
    let value = vm.heap.new_str(text);
    let written = match sys_attribute(vm, "stderr") {
        Some(stream) if !stream.is_none() => vm.call_method(stream, names::WRITE, &[value]).is_ok(),
        _ => false,
    };
    if !written {
        let mut stream = vm.host.stream(Stream::Stderr);
        let _ = stream.write(text.as_bytes());
    }
    let _ = flush(vm, "stderr");
}
