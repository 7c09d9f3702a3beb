//! `module`, `cell`, `code` and `traceback`.

use std::sync::Arc;

use sesf_heap::{CodeId, Value, classes, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use crate::support::{def, getters, methods, slots, static_methods};

const MODULE_SLOTS: &[NativeDef] = &[
    def("__repr__(self, /)", module_repr, "Return repr(self)."),
    def("__init__(self, name, doc=None)", module_init, "Initialize self."),
    def("__dir__(self, /)", module_dir, "The names of the module."),
];
const MODULE_NEW: &[NativeDef] = &[def("__new__(type, *args, **kwargs)", module_new, "Create a module object.")];
const MODULE_GETTERS: &[NativeDef] = &[def("__dict__(self, /)", module_dict, "The globals.")];

const CELL_NEW: &[NativeDef] = &[def("__new__(type, contents=None, /)", cell_new, "A new cell.")];

const CODE_GETTERS: &[NativeDef] = &[
    def("co_name(self, /)", |vm, args| code_text(vm, args, |p| p.name.to_string()), "The name."),
    def("co_qualname(self, /)", |vm, args| code_text(vm, args, |p| p.qualname.to_string()), "The qualified name."),
    def("co_filename(self, /)", |vm, args| code_text(vm, args, |p| p.source.name().to_string()), "The file."),
    def("co_firstlineno(self, /)", |vm, args| code_int(vm, args, |p| p.first_line as i64), "The first line."),
    def(
        "co_argcount(self, /)",
        |vm, args| code_int(vm, args, |p| p.parameters.n_positional as i64),
        "Positional parameters.",
    ),
    def(
        "co_posonlyargcount(self, /)",
        |vm, args| code_int(vm, args, |p| p.parameters.n_positional_only as i64),
        "Positional-only ones.",
    ),
    def(
        "co_kwonlyargcount(self, /)",
        |vm, args| code_int(vm, args, |p| p.parameters.n_keyword_only as i64),
        "Keyword-only parameters.",
    ),
    def(
        "co_nlocals(self, /)",
        |vm, args| code_int(vm, args, |p| p.variables.iter().filter(|v| !v.is_free).count() as i64),
        "The number of local variables.",
    ),
    def("co_stacksize(self, /)", |vm, args| code_int(vm, args, |p| p.n_registers as i64), "The number of registers."),
    def("co_flags(self, /)", |vm, args| code_int(vm, args, flags), "What kind of code this is, in CPython's bits."),
    def("co_varnames(self, /)", var_names, "The parameters, then the other local variables."),
    def("co_freevars(self, /)", free_names, "The variables of enclosing functions."),
    def("co_cellvars(self, /)", cell_names, "The local variables that inner functions use."),
    def("co_names(self, /)", other_names, "The other names."),
    def("co_consts(self, /)", constants, "The constants."),
];
const CODE_SLOTS: &[NativeDef] = &[def("__repr__(self, /)", code_repr, "Return repr(self).")];
const CODE_METHODS: &[NativeDef] =
    &[def("co_lines(self, /)", code_lines, "An iterator of (start, end, line) of the instructions.")];

const TRACEBACK_GETTERS: &[NativeDef] = &[
    def("tb_lineno(self, /)", tb_line, "The line."),
    def("tb_lasti(self, /)", tb_last, "The instruction."),
    def("tb_frame(self, /)", tb_frame, "The frame, as far as it is kept: its code and globals."),
];

/// Installs the types.
pub(super) fn install(vm: &mut Vm) {
    slots(vm, classes::MODULE, MODULE_SLOTS);
    static_methods(vm, classes::MODULE, MODULE_NEW);
    getters(vm, classes::MODULE, MODULE_GETTERS);
    static_methods(vm, classes::CELL, CELL_NEW);
    vm.install_getset(
        classes::CELL,
        def("cell_contents(self, /)", cell_contents, "What the cell holds."),
        def("cell_contents(self, value, /)", set_cell_contents, ""),
    );
    getters(vm, classes::CODE, CODE_GETTERS);
    slots(vm, classes::CODE, CODE_SLOTS);
    methods(vm, classes::CODE, CODE_METHODS);
    getters(vm, classes::TRACEBACK, TRACEBACK_GETTERS);
    vm.install_getset(
        classes::TRACEBACK,
        def("tb_next(self, /)", tb_next, "The entry of the frame called from this one."),
        def("tb_next(self, value, /)", set_tb_next, ""),
    );
}

// ---- modules

fn module_id(vm: &mut Vm, value: Value) -> Res<sesf_heap::ModuleId> {
    match value {
        Value::Module(id) => Ok(id),
        other => {
            let message = format!("a module is required, not '{}'", vm.type_name(other));
            Err(vm.type_error(message))
        }
    }
}

fn module_new(vm: &mut Vm, args: &[Value]) -> Res {
    let class = match args[0] {
        Value::Class(class) => class,
        _ => classes::MODULE,
    };
    Ok(Value::Module(vm.heap.new_module(class)))
}

fn module_init(vm: &mut Vm, args: &[Value]) -> Res {
    if !matches!(vm.builtin_value(args[1]), Value::Str(_)) {
        let message = format!("module() argument 'name' must be str, not {}", vm.type_name(args[1]));
        return Err(vm.type_error(message));
    }
    let id = module_id(vm, args[0])?;
    if !matches!(vm.builtin_value(args[1]), Value::Str(_)) {
        let message = format!("module() argument 'name' must be str, not {}", vm.type_name(args[1]));
        return Err(vm.type_error(message));
    }
    let dict = vm.heap.modules.get(id).dict;
    vm.dict_set_name(dict, names::NAME, args[1]);
    vm.dict_set_name(dict, names::DOC, args[2].or(Value::None));
    for name in [names::PACKAGE, names::LOADER, names::SPEC] {
        vm.dict_set_name(dict, name, Value::None);
    }
    Ok(Value::None)
}

fn module_dict(vm: &mut Vm, args: &[Value]) -> Res {
    let id = module_id(vm, args[0])?;
    Ok(Value::Dict(vm.heap.modules.get(id).dict))
}

fn module_dir(vm: &mut Vm, args: &[Value]) -> Res {
    let id = module_id(vm, args[0])?;
    let dict = vm.heap.modules.get(id).dict;
    if let Some(function) = vm.dict_get_name(dict, names::DIR) {
        return vm.tail_call(function, Vec::new(), Vec::new());
    }
    let keys: Vec<Value> = vm.heap.dicts.get(dict).iter().map(|e| e.key).collect();
    Ok(vm.heap.new_list(keys))
}

fn module_repr(vm: &mut Vm, args: &[Value]) -> Res {
    module_id(vm, args[0])?;
    let text = vm.module_repr(args[0])?;
    Ok(vm.heap.new_string(text))
}

// ---- cells

fn cell_new(vm: &mut Vm, args: &[Value]) -> Res {
    Ok(vm.heap.new_cell(args[1]))
}

fn cell_contents(vm: &mut Vm, args: &[Value]) -> Res {
    match args[0] {
        Value::Cell(id) => match vm.heap.cells.get(id).bound() {
            Some(value) => Ok(value),
            None => Err(vm.value_error("Cell is empty")),
        },
        _ => Err(vm.type_error("a cell is required")),
    }
}

fn set_cell_contents(vm: &mut Vm, args: &[Value]) -> Res {
    if let Value::Cell(id) = args[0] {
        *vm.heap.cells.get_mut(id) = args[1];
    }
    Ok(Value::None)
}

// ---- codes

fn code_id(vm: &mut Vm, value: Value) -> Res<CodeId> {
    match value {
        Value::Code(id) => Ok(id),
        _ => Err(vm.type_error("a code object is required")),
    }
}

fn proto(vm: &mut Vm, value: Value) -> Res<Arc<sesf_bytecode::CodeProto>> {
    let id = code_id(vm, value)?;
    Ok(Arc::clone(&vm.code(id).proto))
}

fn code_text(vm: &mut Vm, args: &[Value], pick: fn(&sesf_bytecode::CodeProto) -> String) -> Res {
    let proto = proto(vm, args[0])?;
    Ok(vm.heap.new_string(pick(&proto)))
}

fn code_int(vm: &mut Vm, args: &[Value], pick: fn(&sesf_bytecode::CodeProto) -> i64) -> Res {
    let proto = proto(vm, args[0])?;
    Ok(Value::Int(pick(&proto)))
}

/// `CO_OPTIMIZED | CO_NEWLOCALS` for functions, `CO_VARARGS`, `CO_VARKEYWORDS`, `CO_NESTED`, `CO_GENERATOR`.
fn flags(proto: &sesf_bytecode::CodeProto) -> i64 {
    use sesf_bytecode::CodeKind;
    let bit = |on: bool, bit: i64| if on { bit } else { 0 };
    bit(!matches!(proto.kind, CodeKind::Module | CodeKind::Class), 3)
        | bit(proto.parameters.has_varargs, 4)
        | bit(proto.parameters.has_varkw, 8)
        | bit(!proto.free_names.is_empty(), 16)
        | bit(proto.is_generator, 32)
}

fn text_tuple(vm: &mut Vm, names: Vec<sesf_syntax::ast::Name>) -> Res {
    let names: Vec<Value> = names.iter().map(|name| Value::Str(vm.heap.intern(name))).collect();
    Ok(vm.heap.new_tuple_from(names))
}

fn var_names(vm: &mut Vm, args: &[Value]) -> Res {
    let proto = proto(vm, args[0])?;
    let mut names = proto.parameters.names.clone();
    for variable in proto.variables.iter().filter(|v| !v.is_free) {
        if !names.contains(&variable.name) && !variable.is_cell {
            names.push(Arc::clone(&variable.name));
        }
    }
    text_tuple(vm, names)
}

fn free_names(vm: &mut Vm, args: &[Value]) -> Res {
    let proto = proto(vm, args[0])?;
    text_tuple(vm, proto.free_names.clone())
}

fn cell_names(vm: &mut Vm, args: &[Value]) -> Res {
    let proto = proto(vm, args[0])?;
    let cells = proto.variables.iter().filter(|v| v.is_cell && !v.is_free);
    text_tuple(vm, cells.map(|v| Arc::clone(&v.name)).collect())
}

fn other_names(vm: &mut Vm, args: &[Value]) -> Res {
    let proto = proto(vm, args[0])?;
    text_tuple(vm, proto.names.clone())
}

fn constants(vm: &mut Vm, args: &[Value]) -> Res {
    let id = code_id(vm, args[0])?;
    let constants = vm.code(id).constants.to_vec();
    Ok(vm.heap.new_tuple_from(constants))
}

fn code_repr(vm: &mut Vm, args: &[Value]) -> Res {
    let proto = proto(vm, args[0])?;
    let text = format!(
        "<code object {} at {}, file \"{}\", line {}>",
        proto.name,
        vm.address_text(args[0]),
        proto.source.name(),
        proto.first_line
    );
    Ok(vm.heap.new_string(text))
}

fn code_lines(vm: &mut Vm, args: &[Value]) -> Res {
    let proto = proto(vm, args[0])?;
    let mut rows = Vec::new();
    for (i, (start, span)) in proto.spans.iter().enumerate() {
        let end = proto.spans.get(i + 1).map_or(proto.instructions.len() as u32, |(next, _)| *next);
        let line = proto.source.line(span.start);
        rows.push(vm.heap.new_tuple(&[Value::Int(*start as i64), Value::Int(end as i64), Value::Int(line as i64)]));
    }
    let rows = vm.heap.new_list(rows);
    vm.iter(rows)
}

// ---- tracebacks

fn entry(vm: &mut Vm, value: Value) -> Res<sesf_heap::TracebackId> {
    match value {
        Value::Traceback(id) => Ok(id),
        _ => Err(vm.type_error("a traceback is required")),
    }
}

fn tb_next(vm: &mut Vm, args: &[Value]) -> Res {
    let id = entry(vm, args[0])?;
    Ok(vm.heap.tracebacks.get(id).next)
}

fn set_tb_next(vm: &mut Vm, args: &[Value]) -> Res {
    let id = entry(vm, args[0])?;
    let mut at = args[1];
    while let Value::Traceback(next) = at {
        if next == id {
            return Err(vm.value_error("traceback loop detected"));
        }
        at = vm.heap.tracebacks.get(next).next;
    }
    if !at.is_none() {
        let message = format!("expected traceback object, got '{}'", vm.type_name(args[1]));
        return Err(vm.type_error(message));
    }
    vm.heap.tracebacks.get_mut(id).next = args[1];
    Ok(Value::None)
}

fn tb_line(vm: &mut Vm, args: &[Value]) -> Res {
    let id = entry(vm, args[0])?;
    let (code, pc) = {
        let entry = vm.heap.tracebacks.get(id);
        (entry.code, entry.pc)
    };
    let proto = Arc::clone(&vm.code(code).proto);
    Ok(Value::Int(proto.source.line(proto.span_at(pc as usize).start) as i64))
}

fn tb_last(vm: &mut Vm, args: &[Value]) -> Res {
    let id = entry(vm, args[0])?;
    Ok(Value::Int(vm.heap.tracebacks.get(id).pc as i64))
}

fn tb_frame(vm: &mut Vm, args: &[Value]) -> Res {
    let id = entry(vm, args[0])?;
    let (code, pc, globals) = {
        let entry = vm.heap.tracebacks.get(id);
        (entry.code, entry.pc, entry.globals)
    };
    Ok(super::frame::new_frame(vm, code, pc, globals, Value::None, Value::None))
}
