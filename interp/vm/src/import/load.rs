//! Loading one module, in steps between which its body runs.

use sesf_bytecode::{CompileMode, Namespace};
use sesf_heap::{CodeId, DictId, Function, ModuleId, Value, classes, names};

use super::find::Found;
use super::spec::{Origin, library_file};
use crate::error::{Interrupt, Res};
use crate::native::NativeDef;
use crate::vm::{LibraryModule, Root, Vm};

const HELPERS: &[NativeDef] = &[
    NativeDef {
        signature: "_import_parts(name, /)",
        function: |vm, args| {
            let name = vm.text(args[0])?;
            let ends = name.match_indices('.').map(|(at, _)| at).chain(Some(name.len()));
            let parts = ends.map(|end| vm.heap.new_str(&name[..end])).collect();
            Ok(vm.heap.new_tuple_from(parts))
        },
        doc: "The names of a module and its packages, outermost first.",
    },
    NativeDef {
        signature: "_import_begin(name, /)",
        function: |vm, args| {
            let name = vm.text(args[0])?;
            vm.begin_import(&name)
        },
        doc: "Make a module unless it is there; gives the function that runs its body, or None.",
    },
    NativeDef {
        signature: "_import_end(name, /)",
        function: |vm, args| {
            let name = vm.text(args[0])?;
            vm.end_import(&name)?;
            Ok(Value::None)
        },
        doc: "Note that the body of a module ran.",
    },
    NativeDef {
        signature: "_import_failed(name, /)",
        function: |vm, args| {
            let name = vm.expect_name(args[0])?;
            vm.dict_remove_name(vm.modules(), name);
            Ok(Value::None)
        },
        doc: "Forget a module whose body failed.",
    },
    NativeDef {
        signature: "_import_loaded(name, /)",
        function: |vm, args| {
            let name = vm.text(args[0])?;
            match vm.loaded_module(&name) {
                Some(module) => Ok(module),
                None => {
                    let message = format!("{name} not in sys.modules as expected");
                    let name = vm.heap.new_str(&message);
                    Err(vm.error_with(classes::KEY_ERROR, &[name]))
                }
            }
        },
        doc: "The module of this name.",
    },
    NativeDef {
        signature: "_import_missing(module, fromlist, /)",
        function: |vm, args| {
            let wanted = vm.tuple_items(args[1]);
            let missing = if wanted.is_empty() { Vec::new() } else { vm.missing_submodules(args[0], &wanted)? };
            Ok(vm.heap.new_tuple_from(missing))
        },
        doc: "The submodules to be tried for `from module import ...`.",
    },
    NativeDef {
        signature: "_import_is_about(error, name, /)",
        function: |vm, args| match vm.field(args[0], names::NAME_WORD) {
            Some(name) => vm.eq(name, args[1]).map(Value::Bool),
            None => Ok(Value::Bool(false)),
        },
        doc: "Whether a ModuleNotFoundError is about this module.",
    },
];

/// Defines the helpers of `import_name` and `import_load`.
pub(super) fn install(vm: &mut Vm) {
    let prelude = vm.root_dict(Root::Prelude);
    vm.install_functions(prelude, "builtins", HELPERS);
}

impl Vm {
    /// Makes a module unless it is there, and gives the function that runs its body, or None.
    fn begin_import(&mut self, name: &str) -> Res {
        match self.loaded_module(name) {
            Some(Value::None) => {
                let message = format!("import of {name} halted; None in sys.modules");
                return Err(self.module_not_found(name, &message));
            }
            Some(_) => return Ok(Value::None),
            None => {}
        }
        let folders = self.folders_for(name)?;
        let Some(found) = self.find_module(name, &folders) else { return Err(self.no_module(name)) };
        let module = self.make_module(name, &found)?;
        if name == "sys" {
            self.heap.roots[Root::Sys as usize] = Value::Module(module);
        }
        let key = self.heap.intern(name);
        let modules = self.modules();
        self.dict_set_name(modules, key, Value::Module(module));
        let started = self.start_module(name, module, &found);
        if started.is_err() {
            self.dict_remove_name(modules, key);
        }
        started
    }

    /// Where to search a module: `sys.path`, or the `__path__` of its package.
    fn folders_for(&mut self, name: &str) -> Res<Vec<String>> {
        let Some((package, _)) = name.rsplit_once('.') else { return Ok(self.search_path()) };
        let parent = self.loaded_module(package).unwrap_or(Value::None);
        match self.find_attr(parent, names::PATH)? {
            Some(path) => {
                let items = self.collect(path)?;
                Ok(self.texts_of(&items))
            }
            None if self.library.modules.contains_key(name) => Ok(Vec::new()),
            None => {
                let message = format!("No module named '{name}'; '{package}' is not a package");
                Err(self.module_not_found(name, &message))
            }
        }
    }

    fn make_module(&mut self, name: &str, found: &Found) -> Res<ModuleId> {
        let module = self.heap.new_module(classes::MODULE);
        if name == "builtins" {
            self.heap.modules.get_mut(module).dict = self.builtins();
        }
        let dict = self.heap.modules.get(module).dict;
        let origin = Origin::of(name, found);
        self.fill_module(dict, name, &origin)?;
        Ok(module)
    }

    /// The function that runs the body; a native module is filled at once.
    fn start_module(&mut self, name: &str, module: ModuleId, found: &Found) -> Res {
        let dict = self.heap.modules.get(module).dict;
        if let Found::Library(_, LibraryModule::Native(fill)) = found {
            fill(self, dict)?;
        }
        let Some(code) = self.body_code(name, found)? else {
            self.end_import(name)?;
            return Ok(Value::None);
        };
        let builtins = Value::Dict(self.builtins());
        self.dict_set_name(dict, names::BUILTINS, builtins);
        Ok(self.function_of(code, dict))
    }

    /// The code of a module's body, if it has one.
    fn body_code(&mut self, name: &str, found: &Found) -> Res<Option<CodeId>> {
        match found {
            Found::Library(_, LibraryModule::Native(_)) | Found::Namespace(_) => Ok(None),
            Found::Library(name, LibraryModule::Source { text, is_package, is_carried }) => {
                let file = library_file(name, *is_package, *is_carried);
                self.compile_source(text, &file, CompileMode::Module, Namespace::Globals).map(Some)
            }
            Found::File { path, .. } => self.compile_file(name, path).map(Some),
        }
    }

    fn compile_file(&mut self, name: &str, path: &str) -> Res<CodeId> {
        match self.host.read_file(path) {
            Ok(bytes) => self.compile_bytes(&bytes, path),
            Err(error) => {
                let message = format!("cannot read module '{name}' ({path}): {error}");
                let (name, path) = (self.heap.new_str(name), self.heap.new_str(path));
                Err(self.import_error(&message, name, path))
            }
        }
    }

    /// A function without parameters over a code.
    pub fn function_of(&mut self, code: CodeId, globals: DictId) -> Value {
        let function = Function { code, globals, ..Function::default() };
        Value::Function(self.heap.add(|h| &mut h.functions, function))
    }

    /// Notes that a module is complete: its package gets it as an attribute.
    fn end_import(&mut self, name: &str) -> Res<()> {
        let Some(module) = self.loaded_module(name) else {
            let message = self.heap.new_str(name);
            return Err(self.error_with(classes::KEY_ERROR, &[message]));
        };
        self.set_initializing(module, false);
        let Some((package, child)) = name.rsplit_once('.') else { return Ok(()) };
        if let Some(parent) = self.loaded_module(package).filter(|parent| !parent.is_none()) {
            let child = self.heap.intern(child);
            match self.set_attr(parent, child, module) {
                Err(Interrupt::Raise(id)) if !self.is_attribute_error(id) => return Err(Interrupt::Raise(id)),
                _ => {}
            }
        }
        Ok(())
    }

    fn is_attribute_error(&self, id: sesf_heap::ExceptionId) -> bool {
        self.is_subclass(self.heap.exceptions.get(id).class, classes::ATTRIBUTE_ERROR)
    }

    /// A module with this name and these globals' beginnings, entered into `sys.modules`: for `__main__`.
    ///
    /// # Errors
    /// What making its attributes raises.
    pub fn new_main_module(&mut self, file: Option<&str>) -> Res<ModuleId> {
        let module = self.heap.new_module(classes::MODULE);
        let dict = self.heap.modules.get(module).dict;
        let name = Value::Str(names::MAIN);
        let builtins = match self.loaded_module("builtins") {
            Some(module) => module,
            None => Value::Dict(self.builtins()),
        };
        let entries = [
            (names::NAME, name),
            (names::DOC, Value::None),
            (names::PACKAGE, Value::None),
            (names::LOADER, Value::None),
            (names::SPEC, Value::None),
            (names::BUILTINS, builtins),
        ];
        for (key, value) in entries {
            self.dict_set_name(dict, key, value);
        }
        if let Some(file) = file {
            let file = self.heap.new_str(file);
            self.dict_set_name(dict, names::FILE, file);
        }
        let modules = self.modules();
        self.dict_set_name(modules, names::MAIN, Value::Module(module));
        Ok(module)
    }

    /// Makes `main` the globals of a module that is to be run as `__main__`, as `-m name` does; the module's code. A package
    /// stands for its module `__main__`.
    ///
    /// # Errors
    /// `ImportError` if there is no such module, and what the bodies of its packages raise.
    pub fn find_main_code(&mut self, name: &str, main: DictId) -> Res<CodeId> {
        if let Some((package, _)) = name.rsplit_once('.') {
            self.import_module(package)?;
        }
        let folders = self.folders_for(name)?;
        let Some(found) = self.find_module(name, &folders) else { return Err(self.no_module(name)) };
        if let Origin { folders: Some(_), .. } = Origin::of(name, &found)
            && !name.ends_with(".__main__")
        {
            self.import_module(name)?;
            return self.find_main_code(&format!("{name}.__main__"), main);
        }
        let origin = Origin::of(name, &found);
        self.fill_module(main, name, &origin)?;
        self.dict_set_name(main, names::NAME, Value::Str(names::MAIN));
        match self.body_code(name, &found)? {
            Some(code) => Ok(code),
            None => {
                let message = format!("No code object available for {name}");
                Err(self.import_error(&message, Value::None, Value::None))
            }
        }
    }
}
