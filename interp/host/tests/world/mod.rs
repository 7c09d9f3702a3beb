//! A world in memory: nothing to read, and what is written is kept.

#![allow(dead_code)]

use std::io;
use std::sync::{Arc, Mutex};

use sesf::{Interpreter, Settings};
use sesf_bytecode::{CompileMode, Namespace};
use sesf_heap::{Value, names};
use sesf_vm::host::{Host, HostFile, OpenOptions, PathKind, Stream};
use sesf_vm::{Outcome, Res};

/// What was written to the standard streams.
pub type Output = Arc<Mutex<Vec<u8>>>;

#[derive(Debug, Default)]
pub struct MemoryHost {
    output: Output,
}

#[derive(Debug)]
struct MemoryStream(Stream, Output);

impl HostFile for MemoryStream {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Ok(0)
    }
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.1.lock().expect("no panic while writing").extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn seek(&mut self, _: io::SeekFrom) -> io::Result<u64> {
        Err(io::Error::from_raw_os_error(29))
    }
    fn truncate(&mut self, _: u64) -> io::Result<()> {
        Err(io::Error::from_raw_os_error(22))
    }
    fn is_terminal(&self) -> bool {
        false
    }
    fn number(&self) -> Option<i32> {
        Some(self.0 as i32)
    }
}

impl Host for MemoryHost {
    fn fork(&self) -> Box<dyn Host> {
        Box::new(MemoryHost { output: Arc::clone(&self.output) })
    }
    fn open(&mut self, _: &str, _: OpenOptions) -> io::Result<Box<dyn HostFile>> {
        Err(io::Error::from_raw_os_error(2))
    }
    fn stream(&mut self, stream: Stream) -> Box<dyn HostFile> {
        Box::new(MemoryStream(stream, Arc::clone(&self.output)))
    }
    fn read_file(&mut self, _: &str) -> io::Result<Vec<u8>> {
        Err(io::Error::from_raw_os_error(2))
    }
    fn path_kind(&mut self, _: &str) -> Option<PathKind> {
        None
    }
    fn list_directory(&mut self, _: &str) -> io::Result<Vec<String>> {
        Err(io::Error::from_raw_os_error(2))
    }
    fn environment(&mut self, _: &str) -> Option<String> {
        None
    }
    fn current_directory(&mut self) -> io::Result<String> {
        Ok("/".into())
    }
    fn remove_file(&mut self, _: &str) -> io::Result<()> {
        Err(io::Error::from_raw_os_error(2))
    }
}

/// A program that was started.
pub struct World {
    pub interpreter: Interpreter,
    pub output: Output,
}

impl World {
    /// Starts a program without running it.
    pub fn start(text: &str, settings: Settings) -> World {
        let output = Output::default();
        let host = MemoryHost { output: Arc::clone(&output) };
        let mut interpreter = Interpreter::with_host(settings, Box::new(host));
        let mut vm = interpreter.vm();
        let code = vm.compile_source(text, "<test>", CompileMode::Module, Namespace::Globals).expect("it compiles");
        vm.import_module("sys").expect("the module sys");
        let globals = vm.heap.new_dict_id();
        vm.dict_set_name(globals, names::NAME, Value::Str(names::MAIN));
        vm.start(code, globals, Value::Unbound).expect("there is room");
        drop(vm);
        World { interpreter, output }
    }

    pub fn run_for(&mut self, ticks: u64) -> Res<Outcome> {
        self.interpreter.vm().run_for(ticks)
    }

    /// Runs to the end, which must come without an exception.
    #[track_caller]
    pub fn finish(&mut self) {
        match self.run_for(u64::MAX) {
            Ok(Outcome::Done(_)) => {}
            Ok(Outcome::Suspended) => panic!("suspended with endless fuel"),
            Err(sesf_vm::Interrupt::Raise(exception)) => {
                panic!("{}", self.interpreter.vm().print_exception(exception));
            }
            Err(sesf_vm::Interrupt::Call) => panic!("a call was lost"),
        }
    }

    /// Takes what was printed since the last time; the streams are flushed first.
    pub fn take_output(&mut self) -> String {
        let mut vm = self.interpreter.vm();
        let sys = vm.import_module("sys").expect("the module sys");
        let stdout = vm.get_attr(sys, names::STDOUT).expect("a stream");
        vm.call_method(stdout, names::FLUSH, &[]).expect("it can be flushed");
        let bytes = std::mem::take(&mut *self.output.lock().expect("no panic while writing"));
        String::from_utf8(bytes).expect("text")
    }

    pub fn state_hash(&mut self) -> u128 {
        self.interpreter.vm().state_hash()
    }
}
