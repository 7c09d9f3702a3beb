//! `frame`: a frame as it was when it was asked for.

use std::any::Any;
use std::sync::Arc;

use sesf_heap::{CodeId, DictId, NativeObject, Tracer, Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use crate::support::{def, getters, methods};

#[derive(Clone, Copy, Debug)]
struct FrameObject {
    code: CodeId,
    pc: u32,
    globals: DictId,
    locals: Value,
    back: Value,
}

impl NativeObject for FrameObject {
    fn trace(&self, tracer: &mut dyn Tracer) {
        [Value::Dict(self.globals), self.locals, self.back].iter().for_each(|v| tracer.visit(*v));
    }
    fn clone_object(&self) -> Box<dyn NativeObject> {
        Box::new(*self)
    }
    fn owned_bytes(&self) -> usize {
        size_of::<Self>()
    }
    fn write_state(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.code.0.to_le_bytes());
        out.extend_from_slice(&self.pc.to_le_bytes());
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
}

const GETTERS: &[NativeDef] = &[
    def("f_code(self, /)", |vm, args| Ok(Value::Code(parts(vm, args)?.code)), "The code."),
    def("f_globals(self, /)", |vm, args| Ok(Value::Dict(parts(vm, args)?.globals)), "The globals."),
    def("f_locals(self, /)", |vm, args| Ok(parts(vm, args)?.locals), "A dict of the local variables."),
    def("f_back(self, /)", |vm, args| Ok(parts(vm, args)?.back), "The calling frame, or None."),
    def("f_lineno(self, /)", line, "The line."),
    def("f_lasti(self, /)", |vm, args| Ok(Value::Int(parts(vm, args)?.pc as i64)), "The instruction."),
    def("f_builtins(self, /)", |vm, _| Ok(Value::Dict(vm.builtins())), "The builtins."),
];

const METHODS: &[NativeDef] = &[def("clear(self, /)", |_, _| Ok(Value::None), "Clear the frame: nothing to do.")];

/// Installs the type.
pub(super) fn install(vm: &mut Vm) {
    getters(vm, classes::FRAME, GETTERS);
    methods(vm, classes::FRAME, METHODS);
}

/// A frame object.
pub(crate) fn new_frame(vm: &mut Vm, code: CodeId, pc: u32, globals: DictId, locals: Value, back: Value) -> Value {
    let locals = if locals.is_none() { vm.heap.new_dict() } else { locals };
    vm.heap.new_object(classes::FRAME, FrameObject { code, pc, globals, locals, back })
}

/// The frame `depth` calls below the newest one, with those below it.
pub fn running_frame(vm: &mut Vm, depth: usize) -> Option<Value> {
    let n_frames = vm.fiber.frames.len();
    let top = n_frames.checked_sub(depth + 1)?;
    let mut back = Value::None;
    for index in 0..=top {
        let (code, pc, globals) = {
            let frame = vm.fiber.frames.get(index)?;
            (frame.code, frame.pc.saturating_sub(1), frame.globals)
        };
        if vm.code(code).proto.is_hidden {
            continue;
        }
        let locals = crate::functions::frame_locals(vm, index);
        back = new_frame(vm, code, pc, globals, locals, back);
    }
    Some(back)
}

fn parts(vm: &mut Vm, args: &[Value]) -> Res<FrameObject> {
    if let Value::Object(id) = args[0]
        && let Some(content) = &vm.heap.objects.get(id).content
        && let Some(frame) = content.as_any().downcast_ref::<FrameObject>()
    {
        return Ok(*frame);
    }
    Err(vm.type_error("a frame is required"))
}

fn line(vm: &mut Vm, args: &[Value]) -> Res {
    let frame = parts(vm, args)?;
    let proto = Arc::clone(&vm.code(frame.code).proto);
    Ok(Value::Int(proto.source.line(proto.span_at(frame.pc as usize).start) as i64))
}
