//! `eval`, `exec`, `compile`, `__import__`.

use std::sync::Arc;

use sesf_bytecode::{CompileMode, Namespace};
use sesf_heap::{CodeId, DictId, Value, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{PendingFrame, Res, Vm};

use crate::support::def;

/// The functions of this group.
pub(super) const FUNCTIONS: &[NativeDef] = &[
    def(
        "eval(source, globals=None, locals=None, /)",
        eval,
        "Evaluate the given source in the context of globals and locals.",
    ),
    def(
        "exec(source, globals=None, locals=None, /, *, closure=None)",
        exec,
        "Execute the given source in the context of globals and locals.",
    ),
    def(
        "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
        compile,
        "Compile source into a code object that can be executed by exec() or eval().",
    ),
    def("__import__(name, globals=None, locals=None, fromlist=(), level=0)", import, "Import a module."),
];

/// What an interactive session offers for its end; programs use them too.
pub(super) const EXITS: &[NativeDef] = &[
    def("exit(code=None)", exit, "Use exit() or Ctrl-D (i.e. EOF) to exit"),
    def("quit(code=None)", exit, "Use quit() or Ctrl-D (i.e. EOF) to exit"),
];

fn exit(vm: &mut Vm, args: &[Value]) -> Res {
    let code = args[0].or(Value::None);
    let arguments: &[Value] = if args[0].is_bound() { &[code] } else { &[Value::None] };
    let exception = vm.exception_new(sesf_heap::classes::SYSTEM_EXIT, arguments, &[])?;
    match exception {
        Value::Exception(id) => Err(sesf_vm::Interrupt::Raise(id)),
        other => Ok(other),
    }
}

/// Where a text is evaluated.
struct Context {
    globals: DictId,
    /// Unbound if the globals are the namespace.
    namespace: Value,
}

fn eval(vm: &mut Vm, args: &[Value]) -> Res {
    let context = context(vm, args[1], args[2], "eval")?;
    run(vm, args[0], context, CompileMode::Eval, "eval")
}

fn exec(vm: &mut Vm, args: &[Value]) -> Res {
    let context = context(vm, args[1], args[2], "exec")?;
    run(vm, args[0], context, CompileMode::Module, "exec")
}

fn context(vm: &mut Vm, globals: Value, locals: Value, function: &str) -> Res<Context> {
    let globals = match vm.builtin_value(globals) {
        Value::Dict(dict) => Some(dict),
        Value::Unbound | Value::None => None,
        other => {
            let message = match function {
                "eval" => "globals must be a dict".to_string(),
                _ => format!("exec() globals must be a dict, not {}", vm.type_name(other)),
            };
            return Err(vm.type_error(message));
        }
    };
    let namespace = match (locals, globals) {
        (Value::Unbound | Value::None, Some(_)) => Value::Unbound,
        (Value::Unbound | Value::None, None) => match vm.fiber.frames.len().checked_sub(1) {
            Some(top) => super::frame_locals(vm, top),
            None => Value::Unbound,
        },
        (locals, _) => locals,
    };
    let globals = globals.unwrap_or_else(|| vm.frame_globals());
    let is_same = matches!(vm.builtin_value(namespace), Value::Dict(dict) if dict == globals);
    let has_items =
        matches!(namespace, Value::Unbound | Value::Dict(_)) || vm.special_of(namespace, names::GETITEM).is_some();
    if !has_items {
        let message = match function {
            "eval" => "locals must be a mapping".to_string(),
            _ => format!("locals must be a mapping or None, not {}", vm.type_name(namespace)),
        };
        return Err(vm.type_error(message));
    }
    if vm.dict_get_name(globals, names::BUILTINS).is_none() {
        let builtins = vm.import_module("builtins")?;
        vm.dict_set_name(globals, names::BUILTINS, builtins);
    }
    Ok(Context { globals, namespace: if is_same { Value::Unbound } else { namespace } })
}

/// Compiles a text if need be, and runs it in a frame that replaces this call.
fn run(vm: &mut Vm, source: Value, context: Context, mode: CompileMode, function: &str) -> Res {
    let namespace = match context.namespace.is_bound() {
        true => Namespace::SeparateLocals,
        false => Namespace::Globals,
    };
    let code = match source {
        Value::Code(code) => fitting_code(vm, code, namespace)?,
        source => {
            let text = source_text(vm, source, function)?;
            let text = if mode == CompileMode::Eval { text.trim_start_matches([' ', '\t']).to_string() } else { text };
            vm.compile_source(&text, "<string>", mode, namespace)?
        }
    };
    vm.tail_frame(PendingFrame::Code {
        code,
        globals: context.globals,
        namespace: context.namespace,
        closure: Box::default(),
    })
}

/// A code compiled for the globals alone is compiled again where the locals are separate.
fn fitting_code(vm: &mut Vm, code: CodeId, namespace: Namespace) -> Res<CodeId> {
    let proto = Arc::clone(&vm.code(code).proto);
    if !proto.free_names.is_empty() {
        let message = "code object passed to exec() may not contain free variables";
        return Err(vm.type_error(message));
    }
    if namespace == Namespace::Globals || proto.kind != sesf_bytecode::CodeKind::Module {
        return Ok(code);
    }
    match vm.recompile(code, CompileMode::Eval, namespace) {
        Ok(code) => Ok(code),
        Err(_) => vm.recompile(code, CompileMode::Module, namespace),
    }
}

fn source_text(vm: &mut Vm, source: Value, function: &str) -> Res<String> {
    match vm.builtin_value(source) {
        Value::Str(id) => Ok(vm.heap.str(id).to_string()),
        bytes @ (Value::Bytes(_) | Value::ByteArray(_)) => {
            let bytes = vm.expect_bytes_like(bytes)?;
            match sesf_syntax::decode_source(&bytes) {
                Ok(text) => Ok(text),
                Err(error) => {
                    let source = sesf_syntax::Source::new("<string>", String::from_utf8_lossy(&bytes));
                    Err(vm.syntax_exception(&error, &source))
                }
            }
        }
        _ => {
            let kind = if function == "compile" { "AST" } else { "code" };
            let message = format!("{function}() arg 1 must be a string, bytes or {kind} object");
            Err(vm.type_error(message))
        }
    }
}

fn compile(vm: &mut Vm, args: &[Value]) -> Res {
    let text = source_text(vm, args[0], "compile")?;
    let filename = match vm.builtin_value(args[1]) {
        Value::Str(id) => vm.heap.str(id).to_string(),
        value @ Value::Bytes(_) => String::from_utf8_lossy(&vm.expect_bytes_like(value)?).into_owned(),
        other => {
            let message = format!("expected str, bytes or os.PathLike object, not {}", vm.type_name(other));
            return Err(vm.type_error(message));
        }
    };
    let mode = match vm.builtin_value(args[2]) {
        Value::Str(id) => vm.heap.str(id).to_string(),
        other => {
            let message = format!("compile() argument 'mode' must be str, not {}", vm.type_name(other));
            return Err(vm.type_error(message));
        }
    };
    let mode = match mode.as_str() {
        "exec" => CompileMode::Module,
        "eval" => CompileMode::Eval,
        "single" => CompileMode::Interactive,
        _ => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    vm.compile_source(&text, &filename, mode, Namespace::Globals).map(Value::Code)
}

fn import(vm: &mut Vm, args: &[Value]) -> Res {
    let Value::Str(name) = vm.builtin_value(args[0]) else {
        return Err(vm.type_error("module name must be a string"));
    };
    let globals = match vm.builtin_value(args[1]) {
        Value::Dict(dict) => dict,
        _ => vm.frame_globals(),
    };
    let level = match args[4] {
        Value::Unbound => 0,
        value => vm.as_index(value, "level must be an integer")?,
    };
    let Ok(level) = u32::try_from(level) else {
        return Err(vm.value_error("level must be >= 0"));
    };
    vm.import_name(name, globals, args[3].or(Value::None), level)
}
