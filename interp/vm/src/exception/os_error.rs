//! `OSError`: its class follows the error number, and its text shows the number and the files.

use sesf_heap::{ClassId, Value, classes, names};

use super::construct::InitCall;
use super::simple::{init, str};
use crate::error::{Interrupt, Res};
use crate::native::{Binding, NativeDef};
use crate::vm::Vm;

/// The class for an error number (those of Linux).
fn class_of_number(number: i64) -> Option<ClassId> {
    Some(match number {
        11 | 114 | 115 => classes::BLOCKING_IO_ERROR,
        32 | 108 => classes::BROKEN_PIPE_ERROR,
        10 => classes::CHILD_PROCESS_ERROR,
        103 => classes::CONNECTION_ABORTED_ERROR,
        111 => classes::CONNECTION_REFUSED_ERROR,
        104 => classes::CONNECTION_RESET_ERROR,
        17 => classes::FILE_EXISTS_ERROR,
        2 => classes::FILE_NOT_FOUND_ERROR,
        21 => classes::IS_A_DIRECTORY_ERROR,
        20 => classes::NOT_A_DIRECTORY_ERROR,
        4 => classes::INTERRUPTED_ERROR,
        1 | 13 => classes::PERMISSION_ERROR,
        3 => classes::PROCESS_LOOKUP_ERROR,
        110 => classes::TIMEOUT_ERROR,
        _ => return None,
    })
}

/// Defines the methods of `OSError`.
pub(super) fn install(vm: &mut Vm) {
    let new = NativeDef {
        signature: "__new__(*args, **kwargs)",
        function: os_error_new,
        doc: "Create and return a new object.  See help(type) for accurate signature.",
    };
    vm.install_methods(classes::OS_ERROR, Binding::StaticMethod, &[new]);
    vm.install_methods(classes::OS_ERROR, Binding::Slot, &[init(os_error_init), str(os_error_str)]);
    let written = |function| NativeDef { signature: "characters_written", function, doc: "" };
    vm.install_getset(classes::OS_ERROR, written(get_written), written(set_written));
    let reduce = NativeDef { signature: "__reduce__(self, /)", function: os_error_reduce, doc: "" };
    vm.install_methods(classes::OS_ERROR, Binding::Method, &[reduce]);
}

impl Vm {
    /// An `OSError` of the class that its number asks for, to be returned as `Err`.
    pub fn os_error(&mut self, number: i64, message: &str, filename: Value) -> Interrupt {
        // Rust repeats the number at the end.
        let message = message.split(" (os error ").next().unwrap_or(message);
        let message = self.heap.new_str(message);
        let class = class_of_number(number).unwrap_or(classes::OS_ERROR);
        let mut args = vec![Value::Int(number), message];
        if filename.is_bound() {
            args.push(filename);
        }
        match self.exception_new(class, &args, &[]) {
            Ok(Value::Exception(id)) => Interrupt::Raise(id),
            Ok(_) => self.error(classes::OS_ERROR, "no exception"),
            Err(error) => error,
        }
    }

    /// Whether arguments are taken by `__init__` alone: a program has defined it, and not `__new__`.
    fn os_error_uses_init(&self, class: ClassId) -> bool {
        !self.shares_method(class, classes::OS_ERROR, names::INIT)
            && self.shares_method(class, classes::OS_ERROR, names::NEW)
    }

    fn fill_os_error(&mut self, call: &mut InitCall) -> Res<()> {
        let class = self.heap.exceptions.get(call.exception).class;
        if (2..=5).contains(&call.args.len()) {
            for (name, value) in [names::ERRNO, names::STRERROR].into_iter().zip(call.args.clone()) {
                self.set_exception_field(call.exception, name, value);
            }
            self.fill_os_error_files(call, class)?;
        }
        self.set_args(call.exception, &call.args);
        Ok(())
    }

    fn fill_os_error_files(&mut self, call: &mut InitCall, class: ClassId) -> Res<()> {
        let Some(filename) = call.args.get(2).copied().filter(|f| !f.is_none()) else { return Ok(()) };
        if class == classes::BLOCKING_IO_ERROR
            && let Value::Int(_) = filename
        {
            let name = self.heap.intern("_characters_written");
            self.set_exception_field(call.exception, name, filename);
            return Ok(());
        }
        self.set_exception_field(call.exception, names::FILENAME, filename);
        if let Some(second) = call.args.get(4).copied().filter(|f| !f.is_none()) {
            self.set_exception_field(call.exception, names::FILENAME2, second);
        }
        call.args.truncate(2);
        Ok(())
    }
}

fn os_error_new(vm: &mut Vm, args: &[Value]) -> Res {
    let args = vm.new_call(args, "OSError")?;
    let mut class = vm.expect_exception_class(args[0])?;
    let given = args.get(2..).unwrap_or(&[]);
    let uses_init = vm.os_error_uses_init(class);
    if !uses_init {
        let kwargs = vm.named_arguments(args[1]);
        if !kwargs.is_empty() {
            let message = format!("{}() takes no keyword arguments", vm.class_name(class));
            return Err(vm.type_error(message));
        }
        if class == classes::OS_ERROR
            && (2..=5).contains(&given.len())
            && let Some(Value::Int(number)) = given.first()
        {
            class = class_of_number(*number).unwrap_or(class);
        }
    }
    let exception = Value::Exception(vm.new_exception(class, &[]));
    if let (false, Value::Exception(exception)) = (uses_init, exception) {
        vm.fill_os_error(&mut InitCall { exception, args: given.to_vec(), kwargs: vec![] })?;
    }
    Ok(exception)
}

fn os_error_init(vm: &mut Vm, args: &[Value]) -> Res {
    let mut call = vm.init_call(args)?;
    let class = vm.heap.exceptions.get(call.exception).class;
    if vm.os_error_uses_init(class) {
        vm.refuse_keywords(&call)?;
        vm.fill_os_error(&mut call)?;
    }
    Ok(Value::None)
}

fn os_error_str(vm: &mut Vm, args: &[Value]) -> Res {
    let field = |vm: &mut Vm, name| vm.exception_field(args[0], name);
    let (number, message) = (field(vm, names::ERRNO)?, field(vm, names::STRERROR)?);
    let (first, second) = (field(vm, names::FILENAME)?, field(vm, names::FILENAME2)?);
    if first.is_none() && (number.is_none() || message.is_none()) {
        return super::base::str(vm, args);
    }
    let mut text = format!("[Errno {}] {}", vm.str(number)?, vm.str(message)?);
    if !first.is_none() {
        text.push_str(&format!(": {}", vm.repr(first)?));
        if !second.is_none() {
            text.push_str(&format!(" -> {}", vm.repr(second)?));
        }
    }
    Ok(vm.heap.new_string(text))
}

fn os_error_reduce(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_exception(args[0])?;
    let class = Value::Class(vm.class_of(args[0]));
    let mut items = vm.tuple_items(vm.heap.exceptions.get(id).args);
    let first = vm.exception_field(args[0], names::FILENAME)?;
    if items.len() == 2 && !first.is_none() {
        items.push(first);
        let second = vm.exception_field(args[0], names::FILENAME2)?;
        if !second.is_none() {
            items.extend([Value::None, second]);
        }
    }
    let items = vm.heap.new_tuple_from(items);
    let mut parts = vec![class, items];
    let own = vm.own_attributes(args[0]);
    if !own.is_empty() {
        let state = vm.heap.new_dict_id();
        for (key, value) in own {
            vm.dict_set(state, key, value)?;
        }
        parts.push(Value::Dict(state));
    }
    Ok(vm.heap.new_tuple_from(parts))
}

fn get_written(vm: &mut Vm, args: &[Value]) -> Res {
    let name = vm.heap.intern("_characters_written");
    match vm.field(args[0], name) {
        Some(value) => Ok(value),
        None => Err(vm.attribute_error(args[0], "characters_written", "characters_written")),
    }
}

fn set_written(vm: &mut Vm, args: &[Value]) -> Res {
    let name = vm.heap.intern("_characters_written");
    if args[1].is_bound() {
        vm.set_field(args[0], name, args[1])?;
    } else if !vm.remove_field(args[0], name) {
        return Err(vm.attribute_error(args[0], "characters_written", "characters_written"));
    }
    Ok(Value::None)
}
