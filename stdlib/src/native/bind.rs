//! Binding names in the dict of a native module.

use sesf_heap::{DictId, Value};
use sesf_vm::Vm;

/// Binds a name of the module.
pub(super) fn set(vm: &mut Vm, dict: DictId, name: &str, value: Value) {
    let name = vm.heap.intern(name);
    vm.dict_set_name(dict, name, value);
}

/// Binds a name to a text.
pub(super) fn set_text(vm: &mut Vm, dict: DictId, name: &str, text: &str) {
    let text = vm.heap.new_str(text);
    set(vm, dict, name, text);
}

/// Binds a name to a list of texts.
pub(super) fn set_texts(vm: &mut Vm, dict: DictId, name: &str, texts: &[String]) {
    let items = texts.iter().map(|text| vm.heap.new_str(text)).collect();
    let list = vm.heap.new_list(items);
    set(vm, dict, name, list);
}
