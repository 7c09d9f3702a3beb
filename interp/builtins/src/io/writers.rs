//! The files that are being written, by path: opening one again must see what was written to it and then forgotten.

use std::sync::{Arc, Weak};

use sesf_heap::{NativeObject, Tracer, Value};
use sesf_vm::{Root, Vm};

use super::buffered::Buffered;
use super::output::{SharedOutput, WeakOutput, lock_output};
use super::stream::{downcasting, peek};
use super::text::TextIo;

/// Every output that lives, with the path it was opened by.
#[derive(Clone, Debug, Default)]
struct Writers(Vec<(Arc<str>, WeakOutput)>);

impl NativeObject for Writers {
    fn trace(&self, _: &mut dyn Tracer) {}
    fn clone_object(&self) -> Box<dyn NativeObject> {
        Box::new(self.clone())
    }
    fn owned_bytes(&self) -> usize {
        size_of::<Self>() + self.0.capacity() * size_of::<(Arc<str>, WeakOutput)>()
    }
    fn write_state(&self, _: &mut Vec<u8>) {}
    downcasting!();
}

/// The list, to be kept with the classes.
pub(super) fn new(vm: &mut Vm) -> Value {
    let class = super::classes::io_class(vm, super::IoClass::FileIo);
    vm.heap.new_object(class, Writers::default())
}

fn list(vm: &mut Vm) -> Option<sesf_heap::ObjectId> {
    match vm.heap.roots[Root::Io as usize] {
        Value::Tuple(id) => match vm.heap.tuple(id).last() {
            Some(Value::Object(list)) => Some(*list),
            _ => None,
        },
        _ => None,
    }
}

fn edit<R>(vm: &mut Vm, change: impl FnOnce(&mut Writers) -> R) -> Option<R> {
    let id = list(vm)?;
    vm.heap.edit(
        |h| &mut h.objects,
        id,
        |object| {
            let writers = object.content.as_mut()?.as_any_mut().downcast_mut::<Writers>()?;
            Some(change(writers))
        },
    )
}

/// The path of a file, if it was opened by a text.
fn path_of(vm: &Vm, file: Value) -> Option<Arc<str>> {
    match vm.builtin_value(file) {
        Value::Str(id) => Some(Arc::from(vm.heap.str(id))),
        _ => None,
    }
}

/// Notes that a buffer writes to a file.
pub(crate) fn note_writer(vm: &mut Vm, file: Value, buffer: Value) {
    let Some(path) = path_of(vm, file) else { return };
    let Some(output) = peek::<Buffered>(vm, buffer).filter(|b| b.writable).map(Buffered::shared_output) else { return };
    edit(vm, |writers| {
        writers.0.retain(|(_, output)| output.strong_count() > 0);
        writers.0.push((path, Arc::downgrade(&output)));
    });
}

/// Whether something waits to be written to a file, perhaps for a stream that nothing refers to.
pub(crate) fn has_unwritten(vm: &mut Vm, file: Value) -> bool {
    let Some(path) = path_of(vm, file) else { return false };
    let outputs = edit(vm, |writers| {
        let same = writers.0.iter().filter(|(other, _)| *other == path);
        same.filter_map(|(_, output)| Weak::upgrade(output)).collect::<Vec<_>>()
    });
    outputs.unwrap_or_default().iter().any(|output| !lock_output(output).bytes.is_empty() || has_text_above(vm, output))
}

/// Whether a text stream keeps text for an output.
fn has_text_above(vm: &Vm, output: &SharedOutput) -> bool {
    vm.heap.objects.handles().any(|id| peek::<TextIo>(vm, Value::Object(id)).is_some_and(|text| text.waits_for(output)))
}
