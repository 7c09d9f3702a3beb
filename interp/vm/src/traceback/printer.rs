//! Writing an exception with everything attached to it: causes, contexts, groups, notes.

use sesf_heap::{ExceptionId, Value, names};

use super::entries::TracebackEntry;
use crate::vm::Vm;

/// Entries beyond this many, from the outermost on, are left out.
const MAX_ENTRIES: usize = 1000;
/// Equal entries in a row beyond this many are counted only.
const MAX_REPEATED: usize = 3;
/// Exceptions of a group beyond this many are counted only.
const MAX_GROUP_WIDTH: usize = 15;
/// Groups nested deeper than this are left out.
const MAX_GROUP_DEPTH: usize = 10;
/// Chains of causes and contexts longer than this are cut.
const MAX_CHAIN: usize = 1000;

const CAUSE: &str = "The above exception was the direct cause of the following exception:";
const CONTEXT: &str = "During handling of the above exception, another exception occurred:";

impl Vm {
    /// What CPython 3.11 writes to standard error for an unhandled exception, with a line end at the end.
    pub fn print_exception(&mut self, exception: ExceptionId) -> String {
        let mut printer = Printer { vm: self, out: String::new(), depth: 0, need_close: false, seen: Vec::new() };
        printer.chain(exception);
        printer.out
    }

    /// The entries of a traceback as text, without heading: `traceback.format_tb`.
    pub fn format_traceback(&mut self, traceback: Value) -> Vec<String> {
        let entries = self.traceback_entries(traceback);
        let chunk = |entry: &TracebackEntry| entry.lines().iter().map(|line| format!("{line}\n")).collect();
        entries.iter().map(chunk).collect()
    }
}

struct Printer<'a> {
    vm: &'a mut Vm,
    out: String,
    /// How deep in groups.
    depth: usize,
    /// Whether the innermost group still needs its closing line.
    need_close: bool,
    /// The exceptions written already.
    seen: Vec<ExceptionId>,
}

impl Printer<'_> {
    /// Writes an exception after those that led to it.
    fn chain(&mut self, exception: ExceptionId) {
        let mut links = vec![(exception, "")];
        self.seen.push(exception);
        while let Some((previous, sentence)) = self.previous(links[links.len() - 1].0)
            && links.len() < MAX_CHAIN
        {
            self.seen.push(previous);
            links.push((previous, sentence));
        }
        // Each link carries the sentence between itself and the next one.
        while let Some((id, sentence)) = links.pop() {
            let need_close = self.need_close;
            match self.vm.is_group(Value::Exception(id)) {
                true => self.group(id),
                false => self.single(id),
            }
            if !sentence.is_empty() {
                self.need_close = need_close;
                for line in ["", sentence, ""] {
                    self.line(line);
                }
            }
        }
    }

    /// What led to an exception, unless it was written already, with the sentence that says how.
    fn previous(&mut self, id: ExceptionId) -> Option<(ExceptionId, &'static str)> {
        let record = self.vm.heap.exceptions.get(id);
        let (previous, sentence) = match (record.cause, record.context) {
            (Value::Exception(cause), _) => (cause, CAUSE),
            (_, Value::Exception(context)) if !record.suppress_context => (context, CONTEXT),
            _ => return None,
        };
        (!self.seen.contains(&previous)).then_some((previous, sentence))
    }

    fn margin(&mut self) {
        self.out.push_str(&"  ".repeat(self.depth));
        if self.depth > 0 {
            self.out.push_str("| ");
        }
    }

    fn line(&mut self, text: &str) {
        self.margin();
        self.out.push_str(text);
        self.out.push('\n');
    }

    // ---- one exception

    fn single(&mut self, id: ExceptionId) {
        self.traceback(id);
        let exception = Value::Exception(id);
        let place = self.vm.syntax_place(exception);
        let mut shown = exception;
        if let Some(place) = place {
            self.margin();
            self.out.push_str(&place.heading());
            self.out.push_str(&place.excerpt());
            shown = place.message;
        }
        self.message(id, shown);
        self.notes(exception);
    }

    fn traceback(&mut self, id: ExceptionId) {
        let entries = self.vm.traceback_entries(self.vm.heap.exceptions.get(id).traceback);
        if entries.is_empty() {
            return;
        }
        if self.vm.is_group(Value::Exception(id)) {
            match self.depth {
                1 => self.out.push_str("  + "),
                _ => self.margin(),
            }
            self.out.push_str("Exception Group Traceback (most recent call last):\n");
        } else {
            self.line("Traceback (most recent call last):");
        }
        self.entries(&entries[entries.len().saturating_sub(MAX_ENTRIES)..]);
    }

    fn entries(&mut self, entries: &[TracebackEntry]) {
        let mut n_equal = 0;
        for (i, entry) in entries.iter().enumerate() {
            if i == 0 || !entry.repeats(&entries[i - 1]) {
                self.repeated(n_equal);
                n_equal = 0;
            }
            n_equal += 1;
            if n_equal <= MAX_REPEATED {
                for line in entry.lines() {
                    self.line(&line);
                }
            }
        }
        self.repeated(n_equal);
    }

    fn repeated(&mut self, n_equal: usize) {
        if n_equal > MAX_REPEATED {
            let n = n_equal - MAX_REPEATED;
            let plural = if n == 1 { "" } else { "s" };
            self.out.push_str(&format!("  [Previous line repeated {n} more time{plural}]\n"));
        }
    }

    fn message(&mut self, id: ExceptionId, shown: Value) {
        self.margin();
        let name = self.class_name(id);
        self.out.push_str(&name);
        match self.vm.str(shown) {
            Ok(text) if text.is_empty() => {}
            Ok(text) => self.out.push_str(&format!(": {text}")),
            Err(_) => self.out.push_str(": <exception str() failed>"),
        }
        if let Some(name) = self.vm.suggestion(id) {
            self.out.push_str(&format!(". Did you mean: '{name}'?"));
        }
        self.out.push('\n');
    }

    /// The class with its module, unless that goes without saying.
    fn class_name(&mut self, id: ExceptionId) -> String {
        let class = self.vm.heap.exceptions.get(id).class;
        let info = self.vm.heap.classes.get(class);
        let qualname = self.vm.heap.str(info.qualname);
        let module = match self.vm.class_module(class) {
            Value::Unbound if info.is_builtin => "builtins",
            Value::Str(module) => self.vm.heap.str(module),
            _ => "<unknown>",
        };
        match module {
            "builtins" | "__main__" => qualname.to_string(),
            _ => format!("{module}.{qualname}"),
        }
    }

    fn notes(&mut self, exception: Value) {
        let Ok(Some(notes)) = self.vm.find_attr(exception, names::NOTES) else { return };
        let is_sequence = match self.vm.builtin_value(notes) {
            Value::List(_) | Value::Tuple(_) | Value::Str(_) | Value::Range(_) | Value::Bytes(_) => true,
            Value::Dict(_) => false,
            _ => self.vm.special_of(notes, names::GETITEM).is_some(),
        };
        if !is_sequence {
            self.margin();
            let text = self.vm.repr(notes).unwrap_or_else(|_| "<__notes__ repr() failed>".to_string());
            self.out.push_str(&text);
            return;
        }
        for note in self.vm.collect(notes).unwrap_or_default() {
            self.note(note);
        }
    }

    fn note(&mut self, note: Value) {
        match self.vm.str(note) {
            Ok(text) => {
                for line in text.split_inclusive('\n') {
                    self.margin();
                    self.out.push_str(line);
                }
            }
            Err(_) => {
                self.margin();
                self.out.push_str("<note str() failed>");
            }
        }
        self.out.push('\n');
    }

    // ---- groups

    fn group(&mut self, id: ExceptionId) {
        if self.depth > MAX_GROUP_DEPTH {
            self.line(&format!("... (max_group_depth is {MAX_GROUP_DEPTH})"));
            return;
        }
        if self.depth == 0 {
            self.depth = 1;
        }
        self.single(id);
        let members = self.vm.group_exceptions(Value::Exception(id));
        self.need_close = false;
        self.members(&members);
        if self.depth == 1 {
            self.depth = 0;
        }
    }

    fn members(&mut self, members: &[Value]) {
        let n_rows = members.len().min(MAX_GROUP_WIDTH + 1);
        for (i, member) in members.iter().take(n_rows).enumerate() {
            let is_last = i + 1 == n_rows;
            self.need_close |= is_last;
            let is_cut = i >= MAX_GROUP_WIDTH;
            self.row_heading(i, is_cut);
            self.depth += 1;
            if is_cut {
                let n = members.len() - MAX_GROUP_WIDTH;
                self.line(&format!("and {n} more exception{}", if n == 1 { "" } else { "s" }));
            } else if let Value::Exception(id) = member {
                self.chain(*id);
            }
            if is_last && self.need_close {
                self.out.push_str(&"  ".repeat(self.depth));
                self.out.push_str("+------------------------------------\n");
                self.need_close = false;
            }
            self.depth -= 1;
        }
    }

    fn row_heading(&mut self, i: usize, is_cut: bool) {
        let label = if is_cut { "...".to_string() } else { (i + 1).to_string() };
        let corner = if i == 0 { "+-" } else { "  " };
        self.out.push_str(&"  ".repeat(self.depth));
        self.out.push_str(&format!("{corner}+---------------- {label} ----------------\n"));
    }
}
