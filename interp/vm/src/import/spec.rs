//! The attributes of modules that say where they come from: `__spec__`, `__loader__`, `__file__`, `__path__`.

use sesf_heap::{ClassId, DictId, Value, classes, names};

use super::find::Found;
use crate::error::Res;
use crate::native::{Binding, NativeDef};
use crate::traceback::{CARRIED, LIBRARY};
use crate::vm::{LibraryModule, Root, Vm};

/// Where a module comes from.
#[derive(Clone, Debug)]
pub(super) struct Origin {
    file: Option<String>,
    /// Where submodules are searched, for a package.
    pub folders: Option<Vec<String>>,
    loader: &'static str,
}

/// The name of the file of a library module in the language.
pub(super) fn library_file(name: &str, is_package: bool, is_carried: bool) -> String {
    let path = name.replace('.', "/");
    match (is_carried, is_package) {
        (true, true) => format!("{CARRIED}{path}/__init__.sesf"),
        (true, false) => format!("{CARRIED}{path}.sesf"),
        (false, true) => format!("{LIBRARY}{path}/__init__.py"),
        (false, false) => format!("{LIBRARY}{path}.py"),
    }
}

impl Origin {
    pub fn of(name: &str, found: &Found) -> Origin {
        match found {
            Found::Library(_, LibraryModule::Native(_)) => {
                Origin { file: None, folders: None, loader: "BuiltinImporter" }
            }
            Found::Library(_, LibraryModule::Source { is_package, is_carried, .. }) => Origin {
                file: Some(library_file(name, *is_package, *is_carried)),
                folders: is_package.then(|| vec![format!("{LIBRARY}{}", name.replace('.', "/"))]),
                loader: "SourceFileLoader",
            },
            Found::File { path, folder } => Origin {
                file: Some(path.clone()),
                folders: folder.clone().map(|folder| vec![folder]),
                loader: "SourceFileLoader",
            },
            Found::Namespace(folders) => {
                Origin { file: None, folders: Some(folders.clone()), loader: "NamespaceLoader" }
            }
        }
    }
}

const SPEC_REPR: NativeDef =
    NativeDef { signature: "__repr__(self, /)", function: spec_repr, doc: "Return repr(self)." };

fn spec_repr(vm: &mut Vm, args: &[Value]) -> Res {
    let mut parts = Vec::new();
    for (name, is_shown) in [("name", true), ("loader", true), ("origin", false), ("submodule_search_locations", false)]
    {
        let key = vm.heap.intern(name);
        let value = vm.get_attr(args[0], key)?;
        if is_shown || !value.is_none() {
            parts.push(format!("{name}={}", vm.repr(value)?));
        }
    }
    let text = format!("ModuleSpec({})", parts.join(", "));
    Ok(vm.heap.new_string(text))
}

impl Vm {
    /// Gives the globals of a new module the attributes that every module has.
    pub(super) fn fill_module(&mut self, dict: DictId, name: &str, origin: &Origin) -> Res<()> {
        let package = match origin.folders {
            Some(_) => name,
            None => name.rsplit_once('.').map_or("", |(package, _)| package),
        };
        let (name, package) = (self.heap.new_str(name), self.heap.new_str(package));
        let loader = self.new_loader(origin.loader)?;
        let spec = self.new_spec(name, package, loader, origin)?;
        let entries = [
            (names::NAME, name),
            (names::DOC, Value::None),
            (names::PACKAGE, package),
            (names::LOADER, loader),
            (names::SPEC, spec),
        ];
        for (key, value) in entries {
            self.dict_set_name(dict, key, value);
        }
        if let Some(folders) = &origin.folders {
            let list = self.text_list(folders);
            self.dict_set_name(dict, names::PATH, list);
        }
        match (&origin.file, &origin.folders) {
            (Some(file), _) => {
                self.add_language_names(dict, file)?;
                let file = self.heap.new_str(file);
                self.dict_set_name(dict, names::FILE, file);
            }
            (None, Some(_)) => self.dict_set_name(dict, names::FILE, Value::None),
            (None, None) => {}
        }
        Ok(())
    }

    /// Gives the globals of a `.sesf` file the language's own names, which the module `sesf` lists.
    ///
    /// # Errors
    /// None in a released interpreter.
    pub fn add_language_names(&mut self, dict: DictId, file: &str) -> Res<()> {
        if !file.ends_with(".sesf") {
            return Ok(());
        }
        let module = self.import_module("sesf")?;
        let all = self.get_attr(module, names::ALL)?;
        for name in self.collect(all)? {
            if let Value::Str(name) = name {
                let name = self.heap.intern_id(name);
                let value = self.get_attr(module, name)?;
                self.dict_set_name(dict, name, value);
            }
        }
        Ok(())
    }

    fn text_list(&mut self, texts: &[String]) -> Value {
        let items = texts.iter().map(|text| self.heap.new_str(text)).collect();
        self.heap.new_list(items)
    }

    fn new_loader(&mut self, name: &'static str) -> Res {
        let module = if name == "BuiltinImporter" { "_frozen_importlib" } else { "_frozen_importlib_external" };
        let class = self.import_class(name, module, &[])?;
        Ok(match name {
            "BuiltinImporter" => Value::Class(class),
            _ => self.heap.new_instance(class, None),
        })
    }

    fn new_spec(&mut self, name: Value, package: Value, loader: Value, origin: &Origin) -> Res {
        let class = self.import_class("ModuleSpec", "_frozen_importlib", &[SPEC_REPR])?;
        let spec = self.heap.new_instance(class, None);
        let folders = match &origin.folders {
            Some(folders) => self.text_list(folders),
            None => Value::None,
        };
        let place = match (&origin.file, &origin.folders) {
            (Some(file), _) => self.heap.new_str(file),
            (None, Some(_)) => Value::None,
            (None, None) => self.heap.new_str("built-in"),
        };
        let fields = [
            ("name", name),
            ("loader", loader),
            ("origin", place),
            ("loader_state", Value::None),
            ("submodule_search_locations", folders),
            ("has_location", Value::Bool(origin.file.is_some())),
            ("cached", Value::None),
            ("parent", package),
            ("_initializing", Value::Bool(true)),
        ];
        for (field, value) in fields {
            let field = self.heap.intern(field);
            self.set_field(spec, field, value)?;
        }
        Ok(spec)
    }

    /// A class of the import system, made at its first use.
    fn import_class(&mut self, name: &str, module: &str, methods: &[NativeDef]) -> Res<ClassId> {
        let prelude = self.root_dict(Root::Prelude);
        let key = self.heap.intern(name);
        if let Some(Value::Class(class)) = self.dict_get_name(prelude, key) {
            return Ok(class);
        }
        let namespace = self.heap.new_dict_id();
        let module = self.heap.new_str(module);
        self.dict_set_name(namespace, names::MODULE, module);
        let made = self.new_class(key, &[], namespace, classes::TYPE, &[])?;
        let Value::Class(class) = made else { return Err(self.type_error("no class was made")) };
        self.install_methods(class, Binding::Slot, methods);
        self.class_changed();
        self.dict_set_name(prelude, key, made);
        Ok(class)
    }

    /// Whether the body of a module is still running.
    pub fn is_initializing(&mut self, module: Value) -> bool {
        let Some(spec) = self.field(module, names::SPEC) else { return false };
        let name = self.heap.intern("_initializing");
        self.field(spec, name) == Some(Value::Bool(true))
    }

    pub(super) fn set_initializing(&mut self, module: Value, initializing: bool) {
        if let Some(spec @ Value::Instance(_)) = self.field(module, names::SPEC) {
            let name = self.heap.intern("_initializing");
            // invariant: instances of ModuleSpec take attributes.
            let _ = self.set_field(spec, name, Value::Bool(initializing));
        }
    }

    /// `<module 'name' from 'file'>`.
    ///
    /// # Errors
    /// What the `__repr__` of its name or loader raises.
    pub fn module_repr(&mut self, module: Value) -> Res<String> {
        let name = self.field(module, names::NAME);
        let name = match name {
            Some(name) => self.repr(name)?,
            None => "'?'".to_string(),
        };
        if let Some(file) = self.field(module, names::FILE).filter(|file| !file.is_none()) {
            return Ok(format!("<module {name} from {}>", self.repr(file)?));
        }
        let spec = self.field(module, names::SPEC).filter(|spec| !spec.is_none());
        let loader = self.field(module, names::LOADER).filter(|loader| !loader.is_none());
        match (spec, loader) {
            (Some(_), Some(Value::Class(_))) => Ok(format!("<module {name} (built-in)>")),
            (Some(_), Some(loader)) => Ok(format!("<module {name} ({})>", self.repr(loader)?)),
            _ => Ok(format!("<module {name}>")),
        }
    }
}
