//! The interpreter as a whole: a machine with the builtin types and the standard library.

use std::ops::DerefMut;

use sesf_bytecode::{CompileMode, Namespace};
use sesf_explore::{Quiet, Ready};
use sesf_heap::{DictId, Value, classes, names};
use sesf_runtime::{Interrupter, Process, Stop};
use sesf_vm::host::Host;
use sesf_vm::{Interrupt, Res, Root, Vm};

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
    /// What stands for the services that the program uses, as the command line says: JSON for `_services.command.bind`.
    pub bindings: Option<String>,
    /// Leaves assertions out.
    pub optimize: bool,
    /// Lets a controlled runtime interrupt threads before each access to what they may share.
    pub access_points: bool,
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
            bindings: None,
            optimize: false,
            access_points: false,
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
    process: Process,
    bindings: Option<String>,
}

impl Interpreter {
    /// An interpreter in the world of this process.
    pub fn new(settings: Settings) -> Interpreter {
        Interpreter::with_host(settings, Box::new(OsHost))
    }

    /// An interpreter in a world of the host's making.
    pub fn with_host(settings: Settings, host: Box<dyn Host>) -> Interpreter {
        let bindings = settings.bindings.clone();
        Interpreter { process: Process::new(machine(settings, host)), bindings }
    }

    /// The machine inside, which no thread runs meanwhile.
    pub fn vm(&mut self) -> impl DerefMut<Target = Vm> {
        self.process.vm()
    }

    /// What has `KeyboardInterrupt` raised in the running program.
    pub fn interrupter(&self) -> Interrupter {
        self.process.interrupter()
    }

    /// Runs a program as `__main__` to its end, reports what leaves it on standard error, and gives the exit code as
    /// CPython would.
    pub fn run_program(&mut self, program: &Program) -> u8 {
        match self.start_and_run(program) {
            Ok(result) => ending::end(&self.process, result),
            Err(stop) => ending::report_stop(&self.process, &stop),
        }
    }

    fn start_and_run(&mut self, program: &Program) -> Result<Res, Stop> {
        let started = start_bound(&mut self.process.vm(), program, self.bindings.as_deref());
        match started {
            Ok(()) => self.process.run_main(),
            Err(error) => Ok(Err(error)),
        }
    }

    /// The names of the standard library's modules, sorted.
    pub fn module_names(&self) -> Vec<&'static str> {
        self.process.vm().library.modules.keys().copied().collect()
    }
}

/// A machine with the builtin types and the standard library.
fn machine(settings: Settings, host: Box<dyn Host>) -> Vm {
    let mut vm = Vm::new(host);
    vm.heap.set_limit(settings.memory_limit);
    vm.collect_always = settings.collect_always;
    vm.config.argv = settings.argv;
    vm.config.path = settings.path;
    vm.config.optimize = settings.optimize;
    vm.config.access_points = settings.access_points;
    vm.config.executable = settings.executable;
    sesf_builtins::install(&mut vm);
    sesf_stdlib::install(&mut vm);
    sesf_spec::install(&mut vm);
    vm
}

/// A program that is ready to be run under control, as often as wanted, in a world of its own: what it prints is kept, its
/// standard input is empty.
///
/// # Errors
/// The report, if the program cannot be read or compiled.
pub fn ready(settings: Settings, program: &Program) -> Result<Ready, String> {
    let (host, watched) = Quiet::new(Box::new(OsHost));
    let bindings = settings.bindings.clone();
    let mut vm = machine(settings, Box::new(host));
    vm.config.coverage = true;
    match start_bound(&mut vm, program, bindings.as_deref()) {
        Ok(()) => Ok(Ready { vm, watched }),
        Err(Interrupt::Raise(exception)) => Err(vm.print_exception(exception)),
        Err(Interrupt::Call) => Err(String::from("the program cannot be started\n")),
    }
}

/// Makes a program ready that uses services, and binds those.
fn start_bound(vm: &mut Vm, program: &Program, bindings: Option<&str>) -> Res<()> {
    if let Some(bindings) = bindings {
        let module = vm.import_module("_services.command")?;
        let (name, text) = (vm.heap.intern("bind"), vm.heap.new_str(bindings));
        vm.call_method(module, name, &[text])?;
    }
    start_program(vm, program)
}

/// Makes a program ready to be run by the main thread.
fn start_program(vm: &mut Vm, program: &Program) -> Res<()> {
    let main = new_main(vm)?;
    let code = match program {
        Program::Module(name) => vm.find_main_code(name, main)?,
        Program::Text { text, name } => vm.compile_source(text, name, CompileMode::Module, Namespace::Globals)?,
        Program::File(path) => {
            let bytes = read(vm, path)?;
            vm.add_language_names(main, path)?;
            let file = vm.heap.new_str(path);
            vm.dict_set_name(main, names::FILE, file);
            vm.compile_bytes(&bytes, path)?
        }
    };
    vm.start(code, main, Value::Unbound)
}

/// The content of a program's file.
fn read(vm: &mut Vm, path: &str) -> Res<Vec<u8>> {
    let read = vm.host.read_file(path);
    read.map_err(|error| {
        let name = vm.heap.new_str(path);
        let number = error.raw_os_error().unwrap_or(0) as i64;
        vm.os_error(number, &error.to_string(), name)
    })
}

/// The dict of a fresh module `__main__`.
fn new_main(vm: &mut Vm) -> Res<DictId> {
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
