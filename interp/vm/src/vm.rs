//! The machine: one process's heap, its running fiber, and what native code needs to work on them.

use std::sync::Arc;

use sesf_heap::{ClassId, DictId, Fiber, Heap, NativeId, ProcessId, Thread, ThreadId, Value, classes};

use crate::host::Host;
use crate::native::{AtHand, Binding, Native, NativeDef, Natives};
use crate::runtime::{Runtime, Still};

/// The default of `sys.setrecursionlimit`.
pub const DEFAULT_RECURSION_LIMIT: usize = 1000;
/// How deep native code may call back into the machine's loop, and how deep native algorithms may recurse, before
/// `RecursionError`: bounds the Rust stack.
pub const MAX_NATIVE_DEPTH: usize = 200;

/// A call that a native function hands over instead of a value.
#[derive(Clone, Debug)]
pub struct PendingCall {
    /// What is called.
    pub function: Value,
    /// The positional arguments.
    pub args: Vec<Value>,
    /// The keyword arguments.
    pub kwargs: Vec<(sesf_heap::StrId, Value)>,
}

/// A frame that a native function asks for in place of a value.
#[derive(Clone, Debug)]
pub enum PendingFrame {
    /// A code without parameters: a class body, `exec`, a module.
    Code {
        /// The code.
        code: sesf_heap::CodeId,
        /// Its globals.
        globals: DictId,
        /// Its namespace, or unbound.
        namespace: Value,
        /// The cells of its free variables.
        closure: Box<[sesf_heap::CellId]>,
    },
    /// A frame that stands for what a thread waits for: see [`Vm::operate`].
    Wait,
    /// A generator to be continued.
    Resume {
        /// The generator.
        generator: sesf_heap::GeneratorId,
        /// The value of the `yield` at which it stands.
        sent: Value,
    },
    /// A generator to be gone through: see [`Vm::tail_consume`].
    Consume {
        /// The generator.
        generator: sesf_heap::GeneratorId,
        /// What goes through it.
        consumer: sesf_heap::OnReturn,
        /// Its state.
        state: Value,
    },
    /// An exception to be raised where a generator stands.
    Throw {
        /// The generator.
        generator: sesf_heap::GeneratorId,
        /// The exception.
        exception: sesf_heap::ExceptionId,
    },
}

/// Fixed places among the heap's roots.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
pub enum Root {
    /// The dict of the module `builtins`.
    Builtins,
    /// `sys.modules`.
    Modules,
    /// The module `sys`.
    Sys,
    /// The globals of the prelude: library code of the interpreter's own, by lazily filled name.
    Prelude,
    /// A tuple of the classes of files and streams.
    Io,
    /// The function whose frame is the newest of a thread that waits, or None as long as no thread has waited.
    Wait,
    /// How many there are.
    Count,
}

/// A machine.
pub struct Vm {
    /// The number of the process.
    pub process: ProcessId,
    /// How people call the process.
    pub name: String,
    /// The objects.
    pub heap: Heap,
    /// The thread that runs.
    pub current: ThreadId,
    /// Its fiber.
    pub fiber: Fiber,
    /// The native functions.
    pub natives: Natives,
    /// The world outside: streams and files.
    pub host: Box<dyn Host>,
    /// Time, chance, and the order of what threads do.
    pub runtime: Box<dyn Runtime>,
    /// The call that [`crate::Interrupt::Call`] stands for.
    pub pending: Option<PendingCall>,
    /// As `pending`, for a frame.
    pub pending_frame: Option<PendingFrame>,
    /// `object.__new__`, which instantiation need not call.
    pub object_new: Value,
    /// A value that leaves the machine's loop although no frame returned it.
    pub(crate) exit_value: Option<Value>,
    /// The next exception to be unwound was raised in a frame of its own, not by the instruction there.
    pub(crate) thrown: bool,
    /// A generator entered from Rust has ended: its `StopIteration` leaves the loop without unwinding.
    pub(crate) stopped: bool,
    /// Counts down to the next look at signals, fuel and the collector.
    pub(crate) ticks: u32,
    /// What `ticks` counts down from.
    pub(crate) granted: u32,
    /// The ticks that the program may still take, besides those granted.
    pub(crate) fuel: u64,
    /// The fuel is used up, or the thread waits or gives way: the machine's loop has been left between two instructions.
    pub(crate) suspended: bool,
    /// The machine runs a thread that can be left: [`Vm::run_thread`].
    pub(crate) is_leavable: bool,
    /// How many guarded parts the running thread is in: while it is in one, no other thread runs.
    pub(crate) n_atomic: u32,
    /// The running thread has so far only looked at the condition of its guarded part again.
    pub(crate) looks_again: bool,
    /// The blocks that were reached, as code and instruction: see [`crate::Block`].
    pub(crate) reached: std::collections::BTreeSet<(sesf_heap::CodeId, u32)>,
    /// What threads wait for outside.
    pub(crate) outside: std::collections::BTreeMap<ThreadId, crate::outside::Outside>,
    /// How threads go on that wait for something in the network.
    pub(crate) resumptions: std::collections::BTreeMap<ThreadId, crate::network::Resumption>,
    /// The last such wait that was refused.
    pub(crate) refused: Option<crate::outside::Refused>,
    /// The deadline of the wait after which a native function goes on just now.
    pub(crate) resumed_deadline: Option<Option<sesf_heap::Nanoseconds>>,
    /// Set from outside to have the running thread give way soon.
    pub give_way: Arc<std::sync::atomic::AtomicBool>,
    /// The containers whose representation is being made: for `[...]`.
    pub(crate) active_reprs: Vec<Value>,
    /// Where texts are written before they become values: see [`Vm::build_text`].
    pub(crate) scratch: String,
    /// What f-strings are formatted with.
    pub(crate) formatter: crate::ops::Formatter,
    /// `sys.get_int_max_str_digits()`.
    pub max_str_digits: usize,
    /// What attribute lookups found lately, for instructions that see receivers of several kinds.
    pub(crate) lookups: crate::lookup_cache::Lookups,
    /// What the library's texts were compiled to.
    pub(crate) compiled: crate::import::Compiled,
    /// The most frames a fiber may have.
    pub recursion_limit: usize,
    /// The nesting of the machine's loop and of native recursion.
    pub native_depth: usize,
    /// The nesting of the machine's loop alone: collections wait while native code holds values (depth over 1).
    pub loop_depth: usize,
    /// Set from outside to have `KeyboardInterrupt` raised soon.
    pub interrupted: Arc<std::sync::atomic::AtomicBool>,
    /// Collect at every opportunity: for tests.
    pub collect_always: bool,
    /// What the program was given.
    pub config: Config,
    /// The standard library: modules by name.
    pub library: Arc<Library>,
}

/// The settings of a machine that programs can see.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// `sys.argv`.
    pub argv: Vec<String>,
    /// `sys.path`.
    pub path: Vec<String>,
    /// `sys.executable`.
    pub executable: String,
    /// Whether assertions are left out (`-O`).
    pub optimize: bool,
    /// Whether threads may be interrupted before each access to what they may share.
    pub access_points: bool,
    /// Whether it is noted which blocks of the program are reached.
    pub coverage: bool,
}

/// How a module of the standard library comes to be.
#[derive(Clone, Copy, Debug)]
pub enum LibraryModule {
    /// Native: a function fills the new module's dict.
    Native(fn(&mut Vm, DictId) -> crate::Res<()>),
    /// Written in the language.
    Source {
        /// The text.
        text: &'static str,
        /// Whether it is a package (its submodules are `name.sub`).
        is_package: bool,
        /// Whether it is a program of the language's own that is carried along, as services are: its file ends in `.sesf`.
        is_carried: bool,
    },
}

/// The standard library's modules by name.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// Sorted by name.
    pub modules: std::collections::BTreeMap<&'static str, LibraryModule>,
    /// Names of modules that CPython has and this library leaves out, with the reason or the alternative.
    pub absent: std::collections::BTreeMap<&'static str, &'static str>,
    /// Prelude functions by name: source texts that define a function of that name each.
    pub prelude: std::collections::BTreeMap<&'static str, &'static str>,
}

impl Vm {
    /// A machine with empty builtin types. The crates above install the types' methods and the modules.
    pub fn new(host: Box<dyn Host>) -> Vm {
        let mut heap = Heap::new();
        heap.roots = vec![Value::None; Root::Count as usize];
        for root in [Root::Builtins, Root::Modules, Root::Prelude] {
            heap.roots[root as usize] = heap.new_dict();
        }
        heap.threads.add(Thread::default());
        let mut vm = Vm::bare(heap, host);
        crate::class::install(&mut vm);
        crate::exception::install(&mut vm);
        crate::import::install(&mut vm);
        vm
    }

    /// A machine over a heap, without natives.
    pub(crate) fn bare(heap: Heap, host: Box<dyn Host>) -> Vm {
        Vm {
            process: ProcessId::FIRST,
            name: String::from("main"),
            heap,
            current: ThreadId::MAIN,
            fiber: Fiber::default(),
            natives: Natives::default(),
            host,
            runtime: Box::new(Still),
            pending: None,
            pending_frame: None,
            object_new: Value::Unbound,
            lookups: Default::default(),
            compiled: Default::default(),
            exit_value: None,
            thrown: false,
            stopped: false,
            ticks: 1,
            granted: 1,
            fuel: u64::MAX,
            suspended: false,
            is_leavable: false,
            n_atomic: 0,
            looks_again: false,
            reached: Default::default(),
            outside: Default::default(),
            resumptions: Default::default(),
            refused: None,
            resumed_deadline: None,
            give_way: Arc::default(),
            active_reprs: Vec::new(),
            scratch: String::new(),
            formatter: Default::default(),
            max_str_digits: sesf_text::int::DEFAULT_MAX_STR_DIGITS,
            recursion_limit: DEFAULT_RECURSION_LIMIT,
            native_depth: 0,
            loop_depth: 0,
            interrupted: Arc::default(),
            collect_always: false,
            config: Config::default(),
            library: Arc::default(),
        }
    }

    /// The dict at a root that holds one.
    pub fn root_dict(&self, root: Root) -> DictId {
        match self.heap.roots[root as usize] {
            Value::Dict(id) => id,
            other => unreachable!("root {root:?} holds {other:?}, not a dict"),
        }
    }

    /// The dict of the module `builtins`.
    #[inline]
    pub fn builtins(&self) -> DictId {
        self.root_dict(Root::Builtins)
    }

    /// Registers a native function.
    pub fn register(
        &mut self,
        def: NativeDef,
        binding: Binding,
        owner: Option<ClassId>,
        module: &'static str,
    ) -> NativeId {
        self.natives.register(Native::new(def, binding, owner, module))
    }

    /// Defines methods of a builtin class.
    pub fn install_methods(&mut self, class: ClassId, binding: Binding, defs: &[NativeDef]) {
        let dict = self.heap.classes.get(class).dict;
        for def in defs {
            let id = self.register(*def, binding, Some(class), "");
            let name = self.heap.intern(self.natives.get(id).name());
            let value = match binding {
                Binding::Getter => {
                    self.heap.new_descriptor(sesf_heap::Descriptor::GetSet { class, name, get: id, set: None })
                }
                Binding::ClassMethod => self.heap.new_descriptor(sesf_heap::Descriptor::Class(Value::Native(id), None)),
                Binding::StaticMethod => {
                    self.heap.new_descriptor(sesf_heap::Descriptor::Static(Value::Native(id), None))
                }
                _ => Value::Native(id),
            };
            self.dict_set_name(dict, name, value);
        }
    }

    /// Gives methods of a builtin class what the machine's loop asks before their bodies.
    pub fn set_at_hand(&mut self, class: ClassId, methods: &[(&str, AtHand)]) {
        let dict = self.heap.classes.get(class).dict;
        for (name, at_hand) in methods {
            let name = self.heap.intern(name);
            if let Some(Value::Native(id)) = self.dict_get_name(dict, name) {
                self.natives.set_at_hand(id, *at_hand);
            }
        }
    }

    /// Defines an attribute of a builtin class that has a getter and a setter.
    pub fn install_getset(&mut self, class: ClassId, get: NativeDef, set: NativeDef) {
        let dict = self.heap.classes.get(class).dict;
        let getter = self.register(get, Binding::Getter, Some(class), "");
        let setter = self.register(set, Binding::Getter, Some(class), "");
        let name = self.heap.intern(self.natives.get(getter).name());
        let descriptor = sesf_heap::Descriptor::GetSet { class, name, get: getter, set: Some(setter) };
        let value = self.heap.new_descriptor(descriptor);
        self.dict_set_name(dict, name, value);
    }

    /// Defines functions of a native module in its dict.
    pub fn install_functions(&mut self, dict: DictId, module: &'static str, defs: &[NativeDef]) {
        for def in defs {
            let id = self.register(*def, Binding::Function, None, module);
            let name = self.heap.intern(self.natives.get(id).name());
            self.dict_set_name(dict, name, Value::Native(id));
        }
    }

    /// A new library class whose instances are [`Value::Object`]s.
    pub fn new_library_class(&mut self, name: &str, module: &str, base: ClassId) -> ClassId {
        let class = self.make_class(name, base, sesf_heap::Layout::Object);
        self.set_class_module(class, module);
        class
    }

    fn make_class(&mut self, name: &str, base: ClassId, layout: sesf_heap::Layout) -> ClassId {
        let name = self.heap.intern(name);
        let dict = self.heap.new_dict_id();
        let base_class = self.heap.classes.get(base);
        let (mut mro, has_dict) = (base_class.mro.clone(), base_class.has_dict);
        let layout = if layout == sesf_heap::Layout::Plain { base_class.layout } else { layout };
        let class = sesf_heap::Class {
            name,
            qualname: name,
            metaclass: classes::TYPE,
            bases: vec![base],
            dict,
            layout,
            has_dict,
            is_builtin: true,
            ..Default::default()
        };
        let id = self.heap.add(|h| &mut h.classes, class);
        mro.insert(0, id);
        self.heap.edit(|h| &mut h.classes, id, |c| c.mro = mro);
        let shape = self.heap.new_root_shape(id);
        self.heap.classes.get_mut(id).root_shape = shape;
        self.inherit_slots(id, base);
        self.heap.edit(|h| &mut h.classes, base, |c| c.subclasses.push(id));
        id
    }

    /// A new exception class of a native module.
    pub fn new_exception_class(&mut self, name: &str, module: &str, base: ClassId) -> ClassId {
        let class = self.make_class(name, base, sesf_heap::Layout::Exception);
        self.set_class_module(class, module);
        class
    }

    fn set_class_module(&mut self, class: ClassId, module: &str) {
        let dict = self.heap.classes.get(class).dict;
        let module = self.heap.new_str(module);
        self.dict_set_name(dict, sesf_heap::names::MODULE, module);
    }

    /// Hands the rest of a native function over to a frame, whose result becomes its own.
    ///
    /// # Errors
    /// Always [`crate::Interrupt::Call`].
    pub fn tail_frame(&mut self, frame: PendingFrame) -> crate::Res {
        self.pending_frame = Some(frame);
        Err(crate::Interrupt::Call)
    }

    /// Runs the body of a class, with its function's closure, in a namespace: see [`Vm::tail_frame`].
    ///
    /// # Errors
    /// [`crate::Interrupt::Call`]; `TypeError` if `function` is none.
    pub fn tail_body(&mut self, function: Value, namespace: Value) -> crate::Res {
        let Value::Function(id) = function else {
            return Err(self.type_error("__build_class__: func must be a function"));
        };
        let function = self.heap.functions.get(id);
        let (code, globals, closure) = (function.code, function.globals, function.closure.clone());
        self.tail_frame(PendingFrame::Code { code, globals, namespace, closure })
    }

    /// Counts one level of native recursion.
    ///
    /// # Errors
    /// `RecursionError` beyond the limit; `doing` completes its message, e.g. `" in comparison"`.
    pub fn enter_native(&mut self, doing: &str) -> crate::Res<()> {
        if self.native_depth >= MAX_NATIVE_DEPTH {
            return Err(self.recursion_error(doing));
        }
        self.native_depth += 1;
        Ok(())
    }

    /// Leaves a level counted by [`Vm::enter_native`].
    pub fn leave_native(&mut self) {
        self.native_depth -= 1;
        // A call that was answered natively may have taken the last tick: the next one counts down to zero again.
        self.ticks = self.ticks.max(1);
    }
}
