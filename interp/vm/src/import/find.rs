//! Where modules come from: the interpreter's own, then the folders of `sys.path`, then the rest of the library.

use sesf_heap::{DictId, Value, names};

use crate::host::PathKind;
use crate::vm::{LibraryModule, Root, Vm};

/// Library modules that a user's file of that name does not replace, as CPython has them built in or frozen.
const FIRST: &[&str] = &[
    "_collections",
    "_collections_abc",
    "_functools",
    "_io",
    "_operator",
    "_thread",
    "_weakref",
    "abc",
    "atexit",
    "builtins",
    "codecs",
    "errno",
    "gc",
    "io",
    "itertools",
    "marshal",
    "math",
    "os",
    "os.path",
    "stat",
    "sys",
    "time",
];

/// What a module is made of.
#[derive(Clone, Debug)]
pub(super) enum Found {
    /// A module of the library.
    Library(&'static str, LibraryModule),
    /// A file.
    File {
        /// Its path.
        path: String,
        /// The folder in which submodules are searched, for a package.
        folder: Option<String>,
    },
    /// Folders without `__init__` file.
    Namespace(Vec<String>),
}

impl Vm {
    /// Finds a module by its full name; `folders` are those of the package that it is in, or those of `sys.path`.
    pub(super) fn find_module(&mut self, name: &str, folders: &[String]) -> Option<Found> {
        let library = self.library.modules.get_key_value(name).map(|(name, module)| Found::Library(name, *module));
        if library.is_none() && name == "builtins" {
            // Its functions are there from the start.
            return Some(Found::Library("builtins", LibraryModule::Native(|_, _| Ok(()))));
        }
        if library.is_some() && (FIRST.contains(&name) || name.contains('.') && folders.is_empty()) {
            return library;
        }
        let tail = name.rsplit('.').next().unwrap_or(name);
        let mut portions = Vec::new();
        for folder in folders {
            if let Some(found) = self.find_in_folder(folder, tail, &mut portions) {
                return Some(found);
            }
        }
        match library {
            // The user's folder of a carried package's name comes first; what is not in it is found among the carried.
            Some(Found::Library(_, LibraryModule::Source { is_carried: true, is_package: true, .. }))
                if !portions.is_empty() =>
            {
                Some(Found::Namespace(portions))
            }
            Some(library) => Some(library),
            None if portions.is_empty() => None,
            None => Some(Found::Namespace(portions)),
        }
    }

    fn find_in_folder(&mut self, folder: &str, tail: &str, portions: &mut Vec<String>) -> Option<Found> {
        let base =
            if folder.is_empty() { tail.to_string() } else { format!("{}/{tail}", folder.trim_end_matches('/')) };
        let is_folder = self.host.path_kind(&base) == Some(PathKind::Directory);
        if is_folder {
            for file in ["__init__.py", "__init__.sesf"] {
                let path = format!("{base}/{file}");
                if self.host.path_kind(&path) == Some(PathKind::File) {
                    return Some(Found::File { path, folder: Some(base) });
                }
            }
        }
        for extension in ["py", "sesf"] {
            let path = format!("{base}.{extension}");
            if self.host.path_kind(&path) == Some(PathKind::File) {
                return Some(Found::File { path, folder: None });
            }
        }
        if is_folder {
            portions.push(base);
        }
        None
    }

    /// `sys.path`: the live list, or the one that the program started with.
    pub(super) fn search_path(&self) -> Vec<String> {
        if let Value::Module(sys) = self.heap.roots[Root::Sys as usize]
            && let Some(Value::List(list)) = self.dict_get_name(self.heap.modules.get(sys).dict, names::PATH_WORD)
        {
            return self.texts_of(&self.heap.lists.get(list).to_vec());
        }
        self.config.path.clone()
    }

    /// The texts among the values.
    pub(super) fn texts_of(&self, values: &[Value]) -> Vec<String> {
        let texts = values.iter().filter_map(|value| match self.builtin_value(*value) {
            Value::Str(id) => Some(self.heap.str(id).to_string()),
            _ => None,
        });
        texts.collect()
    }

    /// The names of modules in the folders of `sys.path`, for hints.
    pub(crate) fn user_module_names(&mut self) -> Vec<String> {
        let mut found = Vec::new();
        for folder in self.search_path() {
            let folder = if folder.is_empty() { ".".to_string() } else { folder };
            for entry in self.host.list_directory(&folder).unwrap_or_default() {
                if let Some(name) = entry.strip_suffix(".py").or_else(|| entry.strip_suffix(".sesf")) {
                    found.push(name.to_string());
                }
            }
        }
        found
    }

    /// `sys.modules`.
    pub(super) fn modules(&self) -> DictId {
        match self.heap.roots[Root::Sys as usize] {
            Value::Module(sys) => match self.dict_get_name(self.heap.modules.get(sys).dict, names::MODULES) {
                Some(Value::Dict(modules)) => modules,
                _ => self.root_dict(Root::Modules),
            },
            _ => self.root_dict(Root::Modules),
        }
    }

    /// The entry of `sys.modules`.
    pub(super) fn loaded_module(&mut self, name: &str) -> Option<Value> {
        let name = self.heap.intern(name);
        self.dict_get_name(self.modules(), name)
    }
}
