//! `translate` and `maketrans`.

use sesf_heap::{DictId, StrId, Value, classes};
use sesf_text::chars;
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, OrRaise, Res, Vm};

use crate::support::{self, def};
use crate::types::arguments::text_argument;

const METHODS: &[NativeDef] = &[def(
    "translate(self, table, /)",
    translate,
    "Replace each character in the string using the given translation table.",
)];

const STATIC: &[NativeDef] =
    &[def("maketrans(x, y=None, z=None, /)", make_table, "Return a translation table usable for str.translate().")];

pub(super) fn install(vm: &mut Vm) {
    support::methods(vm, classes::STR, METHODS);
    support::static_methods(vm, classes::STR, STATIC);
}

fn translate(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_str(args[0])?;
    let mut out = String::with_capacity(vm.heap.str(id).len());
    let mut offset = 0;
    // The table may be an object of the language, so nothing of the text is held while it is asked.
    while let Some(c) = vm.heap.str(id).get(offset..).and_then(|rest| rest.chars().next()) {
        offset += c.len_utf8();
        translate_char(vm, &mut out, c, args[1])?;
    }
    if vm.heap.str(id) == out {
        return Ok(Value::Str(id));
    }
    Ok(vm.heap.new_string(out))
}

fn translate_char(vm: &mut Vm, out: &mut String, c: char, table: Value) -> Res<()> {
    let Some(mapped) = look_up(vm, table, c)? else {
        out.push(c);
        return Ok(());
    };
    match vm.builtin_value(mapped) {
        Value::None => {}
        Value::Str(text) => {
            let text = vm.heap.str(text).to_string();
            if text.len() > c.len_utf8() {
                vm.heap.check_room(out.len().saturating_add(text.len())).or_raise(vm)?;
            }
            out.push_str(&text);
        }
        code @ (Value::Int(_) | Value::BigInt(_) | Value::Bool(_)) => out.push(mapped_char(vm, code)?),
        _ => return Err(vm.type_error("character mapping must return integer, None or str")),
    }
    Ok(())
}

/// What the table maps a character to, `None` where it raises `LookupError`.
fn look_up(vm: &mut Vm, table: Value, c: char) -> Res<Option<Value>> {
    let key = Value::Int(c as i64);
    if let Value::Dict(dict) = table {
        return vm.dict_get(dict, key);
    }
    match vm.get_item(table, key) {
        Ok(mapped) => Ok(Some(mapped)),
        Err(Interrupt::Raise(error)) if vm.is_instance(Value::Exception(error), classes::LOOKUP_ERROR) => Ok(None),
        Err(error) => Err(error),
    }
}

fn mapped_char(vm: &mut Vm, code: Value) -> Res<char> {
    let code = match code {
        Value::Bool(b) => Some(b as u32),
        Value::Int(i) => u32::try_from(i).ok(),
        _ => None,
    };
    match code.and_then(chars::from_code_point) {
        Some(c) => c.or_raise(vm),
        None => Err(vm.value_error("character mapping must be in range(0x110000)")),
    }
}

fn make_table(vm: &mut Vm, args: &[Value]) -> Res {
    let (from, to, delete) = (args[0], args[1], args[2]);
    let table = vm.heap.new_dict_id();
    if !to.is_bound() {
        copy_table(vm, from, table)?;
        return Ok(Value::Dict(table));
    }
    let to = text_argument(vm, to, "maketrans() argument 2")?;
    let delete = match delete.is_bound() {
        true => Some(text_argument(vm, delete, "maketrans() argument 3")?),
        false => None,
    };
    let Value::Str(from) = vm.builtin_value(from) else {
        return Err(vm.type_error("first maketrans argument must be a string if there is a second argument"));
    };
    fill_table(vm, table, from, to)?;
    if let Some(delete) = delete {
        for c in char_codes(vm, delete) {
            vm.dict_set(table, c, Value::None)?;
        }
    }
    Ok(Value::Dict(table))
}

fn char_codes(vm: &Vm, text: StrId) -> Vec<Value> {
    vm.heap.str(text).chars().map(|c| Value::Int(c as i64)).collect()
}

fn fill_table(vm: &mut Vm, table: DictId, from: StrId, to: StrId) -> Res<()> {
    let (from, to) = (char_codes(vm, from), char_codes(vm, to));
    if from.len() != to.len() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    for (from, to) in from.into_iter().zip(to) {
        vm.dict_set(table, from, to)?;
    }
    Ok(())
}

/// Copies a dict whose keys are integers or characters.
fn copy_table(vm: &mut Vm, from: Value, table: DictId) -> Res<()> {
    let Value::Dict(dict) = vm.builtin_value(from) else {
        return Err(vm.type_error("if you give only one argument to maketrans it must be a dict"));
    };
    for (key, value) in vm.dict_items(dict) {
        let key = match vm.builtin_value(key) {
            Value::Str(id) => single_code(vm, id)?,
            Value::Int(_) | Value::BigInt(_) | Value::Bool(_) => key,
            _ => return Err(vm.type_error("keys in translate table must be strings or integers")),
        };
        vm.dict_set(table, key, value)?;
    }
    Ok(())
}

fn single_code(vm: &mut Vm, id: StrId) -> Res {
    match char_codes(vm, id)[..] {
        [code] => Ok(code),
        _ => Err(vm.value_error("string keys in translate table must be of length 1")),
    }
}
