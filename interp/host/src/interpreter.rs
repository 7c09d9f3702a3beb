//! The interpreter as a whole: a machine with the builtin types and the standard library.

use sesf_bytecode::{CompileMode, Namespace};
use sesf_heap::{DictId, Value, classes, names};
use sesf_vm::host::Host;
use sesf_vm::{Res, Root, Vm};

use crate::ending;
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
    /// `sys.executable`.
    pub executable: String,
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
            executable: own_executable(),
            memory_limit: sesf_heap::DEFAULT_LIMIT,
            optimize: false,
            collect_always: false,
        }
    }
}

/// The file of this process.
fn own_executable() -> String {
    std::env::current_exe().map_or(String::new(), |path| path.to_string_lossy().into_owned())
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
        vm.config.executable = settings.executable;
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
        ending::end(&mut self.vm, result)
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
        // The module is listed first: imports may collect garbage.
        let modules = vm.root_dict(Root::Modules);
        vm.dict_set_name(modules, names::MAIN, Value::Module(module));
        vm.dict_set_name(dict, names::NAME, Value::Str(names::MAIN));
        for name in [names::DOC, names::PACKAGE, names::LOADER, names::SPEC] {
            vm.dict_set_name(dict, name, Value::None);
        }
        let builtins = vm.import_module("builtins")?;
        vm.import_module("sys")?;
        vm.dict_set_name(dict, names::BUILTINS, builtins);
        Ok(dict)
    }
}
