//! `generator`: send, throw, close and the iterator protocol.

use sesf_heap::{GeneratorId, GeneratorState, Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use crate::support::{def, getters, methods, slots};

const SLOTS: &[NativeDef] = &[
    def("__iter__(self, /)", itself, "Implement iter(self)."),
    def("__next__(self, /)", next, "Implement next(self)."),
    def("__repr__(self, /)", repr, "Return repr(self)."),
];

const METHODS: &[NativeDef] = &[
    def(
        "send(self, value, /)",
        send,
        "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration.",
    ),
    def("throw(self, typ, val=None, tb=None, /)", throw, "Raise an exception where the generator stands."),
    def("close(self, /)", close, "close() -> raise GeneratorExit inside generator."),
];

const GETTERS: &[NativeDef] = &[
    def("gi_running(self, /)", is_running, "Whether the generator runs."),
    def("gi_yieldfrom(self, /)", delegate, "The iterator that the generator delegates to, or None."),
    def("gi_suspended(self, /)", is_suspended, "Whether the generator stands at a yield."),
    def("gi_code(self, /)", code, "The code."),
    def("gi_frame(self, /)", frame, "None once the generator has ended."),
    def("__name__(self, /)", name, "The name of the generator function."),
    def("__qualname__(self, /)", qualname, "The qualified name of the generator function."),
];

/// Installs the type, and its protocol for the types of the prelude's generators.
pub(super) fn install(vm: &mut Vm) {
    slots(vm, classes::GENERATOR, SLOTS);
    methods(vm, classes::GENERATOR, METHODS);
    getters(vm, classes::GENERATOR, GETTERS);
}

/// The generator of a receiver.
pub(crate) fn expect(vm: &mut Vm, value: Value) -> Res<GeneratorId> {
    match value {
        Value::Generator(id) => Ok(id),
        other => {
            let message = format!("a generator is required, not '{}'", vm.type_name(other));
            Err(vm.type_error(message))
        }
    }
}

fn itself(_: &mut Vm, args: &[Value]) -> Res {
    Ok(args[0])
}

fn next(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    vm.tail_send(id, Value::None)
}

fn send(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    vm.tail_send(id, args[1])
}

fn throw(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    let exception = thrown_exception(vm, args[1], args[2])?;
    if let Value::Traceback(_) = args[3] {
        vm.heap.exceptions.get_mut(exception).traceback = args[3];
    }
    vm.tail_throw(id, exception)
}

/// The exception that `throw(type, value)` raises.
fn thrown_exception(vm: &mut Vm, kind: Value, value: Value) -> Res<sesf_heap::ExceptionId> {
    match (kind, value) {
        (Value::Exception(id), Value::Unbound | Value::None) => Ok(id),
        (Value::Exception(_), _) => Err(vm.type_error("instance exception may not have a separate value")),
        (Value::Class(class), Value::Exception(id)) if vm.is_instance(value, class) => Ok(id),
        (Value::Class(class), _) if vm.is_subclass(class, classes::BASE_EXCEPTION) => {
            let made = match value {
                Value::Unbound | Value::None => vm.call(kind, &[])?,
                Value::Tuple(args) => {
                    let args = vm.heap.tuple(args).to_vec();
                    vm.call(kind, &args)?
                }
                value => vm.call(kind, &[value])?,
            };
            match made {
                Value::Exception(id) => Ok(id),
                _ => Err(vm.type_error("exceptions must derive from BaseException")),
            }
        }
        (other, _) => {
            let message = format!(
                "exceptions must be classes or instances deriving from BaseException, not {}",
                vm.type_name(other)
            );
            Err(vm.type_error(message))
        }
    }
}

/// `close` is done in the language's loop: the generator may run code on its way out.
fn close(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    match vm.generator_state(id) {
        GeneratorState::Finished => Ok(Value::None),
        GeneratorState::Created => {
            vm.end_generator(id);
            Ok(Value::None)
        }
        GeneratorState::Running => Err(vm.value_error("generator already executing")),
        GeneratorState::Suspended => vm.tail_prelude("close_generator", args),
    }
}

fn is_running(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    Ok(Value::Bool(vm.generator_state(id) == GeneratorState::Running))
}

fn is_suspended(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    Ok(Value::Bool(vm.generator_state(id) == GeneratorState::Suspended))
}

fn delegate(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    Ok(vm.heap.generators.get(id).delegate.or(Value::None))
}

fn code(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    Ok(Value::Code(vm.heap.generators.get(id).frame.code))
}

fn frame(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    match vm.heap.generators.get(id).state {
        GeneratorState::Finished => Ok(Value::None),
        _ => {
            let frame = &vm.heap.generators.get(id).frame;
            let (code, pc, globals) = (frame.code, frame.pc.saturating_sub(1), frame.globals);
            Ok(super::frame::new_frame(vm, code, pc, globals, Value::None, Value::None))
        }
    }
}

fn proto_text(vm: &mut Vm, value: Value, pick: fn(&sesf_bytecode::CodeProto) -> &str) -> Res {
    let id = expect(vm, value)?;
    let code = std::sync::Arc::clone(vm.code(vm.heap.generators.get(id).frame.code));
    Ok(vm.heap.new_str(pick(&code.proto)))
}

fn name(vm: &mut Vm, args: &[Value]) -> Res {
    proto_text(vm, args[0], |proto| &proto.name)
}

fn qualname(vm: &mut Vm, args: &[Value]) -> Res {
    proto_text(vm, args[0], |proto| &proto.qualname)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Res {
    let name = qualname(vm, args)?;
    let name = vm.str(name)?;
    let address = vm.address_text(args[0]);
    Ok(vm.heap.new_string(format!("<generator object {name} at {address}>")))
}
