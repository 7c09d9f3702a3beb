//! The interpreter as a whole: a machine with the builtin types and the standard library.

use sesf_heap::{DictId, Value, classes, names};
use sesf_vm::host::Host;
use sesf_bytecode::{CompileMode, Namespace};
use sesf_vm::{Interrupt, Res, Root, Vm};

use crate::os::OsHost;

/// The stack that running programs may need: native code of the interpreter recurses to a bounded depth.
pub const STACK_BYTES: usize = 256 << 20;

/// What a program is started from.
#[derive(Clone, Debug)]
pub enum Program {
    /// A file.
    File(String),
    /// A text, with the name that tracebacks show.
    Text {
        /// The text.
        text: String,
        /// The name, e.g. `<string>`.
        name: String,
    },
    /// A module, found on the path.
    Module(String),
}

/// Settings of an interpreter.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `sys.argv`.
    pub argv: Vec<String>,
    /// `sys.path` after the program's own folder.
    pub path: Vec<String>,
    /// The most bytes that a heap may hold.
    pub memory_limit: usize,
    /// Leaves assertions out.
    pub optimize: bool,
    /// Collects garbage at every opportunity: for tests.
    pub collect_always: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            argv: vec![String::new()],
            path: Vec::new(),
            memory_limit: sesf_heap::DEFAULT_LIMIT,
            optimize: false,
            collect_always: false,
        }
    }
}

/// An interpreter.
pub struct Interpreter {
    vm: Vm,
}

impl Interpreter {
    /// An interpreter in the world of this process.
    pub fn new(settings: Settings) -> Interpreter {
        Interpreter::with_host(settings, Box::new(OsHost::default()))
    }

    /// An interpreter in a world of the host's making.
    pub fn with_host(settings: Settings, host: Box<dyn Host>) -> Interpreter {
        let mut vm = Vm::new(host);
        vm.heap.set_limit(settings.memory_limit);
        vm.collect_always = settings.collect_always;
        vm.config.argv = settings.argv;
        vm.config.path = settings.path;
        vm.config.optimize = settings.optimize;
        sesf_builtins::install(&mut vm);
        sesf_stdlib::install(&mut vm);
        Interpreter { vm }
    }

    /// The machine inside.
    pub fn vm(&mut self) -> &mut Vm {
        &mut self.vm
    }

    /// A flag that, once set, has `KeyboardInterrupt` raised in the running program.
    pub fn interrupter(&self) -> std::sync::Arc<std::sync::atomic::AtomicBool> {
        std::sync::Arc::clone(&self.vm.interrupted)
    }

    /// Runs a program as `__main__` to its end, reports what leaves it on standard error, and gives the exit code as
    /// CPython would.
    pub fn run_program(&mut self, program: &Program) -> u8 {
        let result = self.start_program(program);
        let code = self.exit_code(result);
        match self.flush_streams() {
            Ok(()) => code,
            Err(_) if code == 0 => 120,
            Err(_) => code,
        }
    }

    fn start_program(&mut self, program: &Program) -> Res {
        let main = self.new_main()?;
        match program {
            Program::Module(name) => self.vm.run_module_as_main(name, main),
            Program::Text { text, name } => {
                let code = self.vm.compile_source(text, name, CompileMode::Module, Namespace::Globals)?;
                self.vm.run_code(code, main, Value::Unbound)
            }
            Program::File(path) => {
                let bytes = self.read(path)?;
                let file = self.vm.heap.new_str(path);
                self.vm.dict_set_name(main, names::FILE, file);
                let code = self.vm.compile_bytes(&bytes, path)?;
                self.vm.run_code(code, main, Value::Unbound)
            }
        }
    }

    /// The content of a program's file.
    fn read(&mut self, path: &str) -> Res<Vec<u8>> {
        let read = self.vm.host.read_file(path);
        read.map_err(|error| {
            let name = self.vm.heap.new_str(path);
            let number = error.raw_os_error().unwrap_or(0) as i64;
            self.vm.os_error(number, &error.to_string(), name)
        })
    }

    /// The names of the standard library's modules, sorted.
    pub fn module_names(&self) -> Vec<&'static str> {
        self.vm.library.modules.keys().copied().collect()
    }

    /// The dict of a fresh module `__main__`.
    fn new_main(&mut self) -> Res<DictId> {
        let vm = &mut self.vm;
        let module = vm.heap.new_module(classes::MODULE);
        let dict = vm.heap.modules.get(module).dict;
        vm.dict_set_name(dict, names::NAME, Value::Str(names::MAIN));
        for name in [names::DOC, names::PACKAGE, names::LOADER, names::SPEC] {
            vm.dict_set_name(dict, name, Value::None);
        }
        let builtins = vm.import_module("builtins")?;
        vm.dict_set_name(dict, names::BUILTINS, builtins);
        let modules = vm.root_dict(Root::Modules);
        vm.dict_set_name(modules, names::MAIN, Value::Module(module));
        Ok(dict)
    }

    /// Reports an uncaught exception and gives the exit code.
    fn exit_code(&mut self, result: Res) -> u8 {
        let exception = match result {
            Ok(_) => return 0,
            Err(Interrupt::Call) => return 1,
            Err(Interrupt::Raise(exception)) => exception,
        };
        let value = Value::Exception(exception);
        if self.vm.is_instance(value, classes::SYSTEM_EXIT) {
            return self.system_exit(value);
        }
        // Standard output first: a terminal shows what was printed before the traceback.
        let _ = self.flush_streams();
        let text = self.vm.print_exception(exception);
        self.write_error(&text);
        if self.vm.is_instance(value, classes::KEYBOARD_INTERRUPT) { 130 } else { 1 }
    }

    /// The exit code of `SystemExit`: None is 0, an int itself, anything else is printed and means 1.
    fn system_exit(&mut self, exception: Value) -> u8 {
        let code = self.vm.get_attr(exception, names::CODE_WORD).unwrap_or(Value::None);
        match self.vm.builtin_value(code) {
            Value::None => 0,
            Value::Int(code) => code as u8,
            Value::Bool(code) => code as u8,
            Value::BigInt(_) => 255,
            _ => {
                let _ = self.flush_streams();
                let text = self.vm.str(code).unwrap_or_default();
                self.write_error(&format!("{text}\n"));
                1
            }
        }
    }

    fn flush_streams(&mut self) -> Res<()> {
        let sys = self.vm.heap.roots[Root::Sys as usize];
        let mut result = Ok(());
        for name in [names::STDOUT, names::STDERR] {
            let stream = match self.vm.find_attr(sys, name) {
                Ok(Some(stream)) if !stream.is_none() => stream,
                _ => continue,
            };
            if let Err(error) = self.vm.call_method(stream, names::FLUSH, &[]) {
                result = Err(error);
            }
        }
        result
    }

    fn write_error(&mut self, text: &str) {
        let sys = self.vm.heap.roots[Root::Sys as usize];
        let text_value = self.vm.heap.new_str(text);
        let written = match self.vm.find_attr(sys, names::STDERR) {
            Ok(Some(stream)) if !stream.is_none() => self.vm.call_method(stream, names::WRITE, &[text_value]).is_ok(),
            _ => false,
        };
        if !written {
            let mut stream = self.vm.host.stream(sesf_vm::host::Stream::Stderr);
            let _ = stream.write(text.as_bytes());
        }
        let _ = self.flush_streams();
    }
}
