//! `input`.

use sesf_heap::{Value, classes, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, Res, Vm};

use super::print::standard;
use crate::io::{IoClass, is_exactly, read_line_text};
use crate::support::def;

pub(super) const FUNCTIONS: &[NativeDef] = &[def(
    "input(prompt='', /)",
    input,
    "Read a string from standard input.  The trailing newline is stripped.\n\nThe prompt string, if given, is printed to standard \
     output without a\ntrailing newline before reading input.\n\nIf the user hits EOF (*nix: Ctrl-D, Windows: Ctrl-Z+Return), raise \
     EOFError.\nOn *nix systems, readline is used if available.",
)];

fn input(vm: &mut Vm, args: &[Value]) -> Res {
    let stdin = given_standard(vm, names::STDIN, "input(): lost sys.stdin")?;
    let stdout = given_standard(vm, names::STDOUT, "input(): lost sys.stdout")?;
    if let Ok(stderr) = standard(vm, names::STDERR)
        && !stderr.is_none()
    {
        vm.call_method(stderr, names::FLUSH, &[])?;
    }
    if args[0].is_bound() {
        let prompt = vm.str(args[0])?;
        let prompt = vm.heap.new_string(prompt);
        vm.call_method(stdout, names::WRITE, &[prompt])?;
    }
    vm.call_method(stdout, names::FLUSH, &[])?;
    if !is_exactly(vm, stdin, IoClass::TextIoWrapper) {
        return vm.tail_prelude("input_line", &[stdin]);
    }
    let mut line = read_line_text(vm, stdin)?;
    if line.is_empty() {
        return Err(end_of_input(vm));
    }
    if line.ends_with('\n') {
        line.pop();
    }
    Ok(vm.heap.new_string(line))
}

/// A stream of `sys` that must be there.
fn given_standard(vm: &mut Vm, name: sesf_heap::StrId, message: &str) -> Res {
    match standard(vm, name) {
        Ok(stream) if !stream.is_none() => Ok(stream),
        _ => Err(vm.runtime_error(message)),
    }
}

#[cold]
fn end_of_input(vm: &mut Vm) -> Interrupt {
    vm.error(classes::EOF_ERROR, "EOF when reading a line")
}
