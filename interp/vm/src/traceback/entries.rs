//! The entries of a traceback.

use std::sync::Arc;

use sesf_bytecode::CodeProto;
use sesf_heap::{DictId, Frame, ThreadId, Value};
use sesf_syntax::{Source, Span};

use crate::access::CodePlace;
use crate::runtime::Place;
use crate::vm::Vm;

/// What the names of the library's files begin with.
pub(crate) const LIBRARY: &str = "<library>/";
/// What the names of the files begin with that make up the engine of services: its frames say nothing to a user.
pub(crate) const ENGINE: &str = "<library>/_services/";
/// What the names of carried programs' files begin with.
pub(crate) const CARRIED: &str = "<sesf>/";

/// One frame that an exception passed through.
#[derive(Clone, Debug)]
pub struct TracebackEntry {
    /// The code of the frame.
    pub proto: Arc<CodeProto>,
    /// The instruction.
    pub pc: u32,
    /// The globals of the frame.
    pub globals: DictId,
}

impl TracebackEntry {
    /// The text.
    pub fn source(&self) -> &Source {
        &self.proto.source
    }

    /// The place in the text.
    pub fn span(&self) -> Span {
        self.proto.span_at(self.pc as usize)
    }

    /// The line, from 1.
    pub fn line(&self) -> u32 {
        self.source().line(self.span().start)
    }

    /// The name of the file.
    pub fn file(&self) -> &str {
        self.source().name()
    }

    /// Whether the text can be shown: what was typed or computed is not in a file.
    pub fn has_text(&self) -> bool {
        let file = self.file();
        !(file.starts_with('<') && file.ends_with('>'))
    }

    /// Whether this is code of the program: not of the library, nor of the interpreter.
    pub fn is_of_program(&self) -> bool {
        !self.proto.is_hidden && !self.file().starts_with(LIBRARY)
    }

    /// Whether two entries look the same.
    pub(super) fn repeats(&self, other: &TracebackEntry) -> bool {
        self.line() == other.line() && self.file() == other.file() && self.proto.name == other.proto.name
    }
}

impl Vm {
    /// The entries from a traceback object on, outermost first; those of the interpreter's own code are left out.
    pub fn traceback_entries(&self, traceback: Value) -> Vec<TracebackEntry> {
        let mut entries = Vec::new();
        let mut next = traceback;
        while let Value::Traceback(id) = next {
            let entry = self.heap.tracebacks.get(id);
            let proto = &self.heap.codes[entry.code.0 as usize].proto;
            if !proto.is_hidden {
                entries.push(TracebackEntry { proto: Arc::clone(proto), pc: entry.pc, globals: entry.globals });
            }
            next = entry.next;
        }
        entries
    }

    /// Where a thread stands: in the innermost frame that runs code of the program.
    pub fn place_in_program(&self, thread: ThreadId) -> Option<Place> {
        let is_of_program = |frame: &&Frame| {
            let proto = &self.code(frame.code).proto;
            !proto.is_hidden && !proto.source.name().starts_with(LIBRARY)
        };
        let frame = self.thread_frames(thread).iter().rev().find(is_of_program)?;
        Some(self.source_place((frame.code, frame.pc.saturating_sub(1))))
    }

    /// The line in which an instruction is written.
    pub fn source_place(&self, (code, pc): CodePlace) -> Place {
        let proto = &self.code(code).proto;
        let line = proto.source.line(proto.span_at(pc as usize).start);
        let text = proto.source.line_text(line).trim().to_string();
        Place { file: proto.source.name().to_string(), line, text }
    }

    /// Where a thread stands in the program: the entries of its frames outside the library, outermost first.
    pub fn thread_entries(&self, thread: ThreadId) -> Vec<TracebackEntry> {
        let frames = self.thread_frames(thread).iter();
        let entry = |frame: &Frame| TracebackEntry {
            proto: Arc::clone(&self.code(frame.code).proto),
            pc: frame.pc.saturating_sub(1),
            globals: frame.globals,
        };
        frames.map(entry).filter(|entry| entry.is_of_program()).collect()
    }
}
