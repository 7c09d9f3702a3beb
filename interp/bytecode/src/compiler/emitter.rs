//! The instructions of one code while they are written: labels, spans, protected ranges.
//!
//! A jump names a [`Label`]; labels become positions when the code is finished. The emitter also knows whether the
//! next instruction can be reached, and which locals are surely bound there.

use sesf_syntax::Span;

use crate::code::{Handler, Handling};
use crate::compiler::definite::{Bound, LocalIndex};
use crate::instruction::{CacheIndex, Instruction, Reg, Target};

/// A position that is perhaps not known yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Label(u32);

impl Label {
    /// The label as the operand of a jump; the emitter replaces it by the position.
    pub fn target(self) -> Target {
        Target(self.0)
    }
}

#[derive(Clone, Copy, Default)]
struct LabelState {
    position: Option<u32>,
    /// What is bound at every jump to the label so far; nothing if there is none.
    bound: Option<Bound>,
}

/// Writes the instructions of one code.
pub(crate) struct Emitter {
    instructions: Vec<Instruction>,
    spans: Vec<(u32, Span)>,
    labels: Vec<LabelState>,
    handlers: Vec<Handler>,
    handlings: Vec<Handling>,
    n_caches: u16,
    /// What is bound here; nothing if the place cannot be reached.
    flow: Option<Bound>,
    /// The locals unbound so far, in order.
    unbound: Vec<LocalIndex>,
}

/// What an emitter has written.
pub(crate) struct Written {
    pub instructions: Vec<Instruction>,
    pub spans: Vec<(u32, Span)>,
    pub handlers: Vec<Handler>,
    pub handlings: Vec<Handling>,
    pub n_caches: u16,
}

impl Emitter {
    /// Starts a code in which `bound` has values from the start.
    pub fn new(bound: Bound) -> Self {
        Self {
            instructions: Vec::new(),
            spans: Vec::new(),
            labels: Vec::new(),
            handlers: Vec::new(),
            handlings: Vec::new(),
            n_caches: 0,
            flow: Some(bound),
            unbound: Vec::new(),
        }
    }

    /// The position of the next instruction.
    pub fn pc(&self) -> u32 {
        self.instructions.len() as u32
    }

    /// Tells whether the next instruction can be reached.
    pub fn is_reachable(&self) -> bool {
        self.flow.is_some()
    }

    /// Writes an instruction that stands for the text at `span`.
    pub fn emit(&mut self, span: Span, instruction: Instruction) {
        if self.spans.last().is_none_or(|(_, last)| *last != span) {
            self.spans.push((self.pc(), span));
        }
        self.instructions.push(instruction);
        if let Some(label) = instruction.target() {
            self.join_at(label);
        }
        if instruction.is_terminator() {
            self.flow = None;
        }
    }

    fn join_at(&mut self, label: Target) {
        let Some(flow) = self.flow else { return };
        let bound = &mut self.labels[label.0 as usize].bound;
        *bound = Some(bound.map_or(flow, |bound| bound.meet(flow)));
    }

    /// Makes a label whose position comes later.
    pub fn label(&mut self) -> Label {
        self.labels.push(LabelState::default());
        Label(self.labels.len() as u32 - 1)
    }

    /// Puts a label here that jumps written so far name.
    pub fn bind(&mut self, label: Label) {
        let pc = self.pc();
        let state = &mut self.labels[label.0 as usize];
        state.position = Some(pc);
        self.flow = match (self.flow, state.bound) {
            (Some(here), Some(there)) => Some(here.meet(there)),
            (here, there) => here.or(there),
        };
    }

    /// Puts the top of a loop here; `unbound` are the locals that the loop may unbind.
    pub fn bind_loop(&mut self, unbound: &[LocalIndex]) -> Label {
        let label = self.label();
        self.bind(label);
        unbound.iter().for_each(|local| self.note_maybe_unbound(*local));
        label
    }

    /// Puts the start of a handler here: what was bound at the start of the protected range, `before`, and was not
    /// unbound inside it.
    pub fn bind_handler(&mut self, before: &Protection) -> Label {
        let label = self.label();
        self.labels[label.0 as usize].position = Some(self.pc());
        self.flow = before.flow;
        for idx in before.n_unbound..self.unbound.len() {
            self.note_maybe_unbound(self.unbound[idx]);
        }
        label
    }

    /// What [`bind_handler`](Self::bind_handler) has to know about the start of a protected range.
    pub fn protection(&self) -> Protection {
        Protection { flow: self.flow, n_unbound: self.unbound.len() }
    }

    /// Tells whether the local surely has a value here.
    pub fn is_bound(&self, local: LocalIndex) -> bool {
        self.flow.is_none_or(|flow| flow.contains(local))
    }

    /// Notes that the local has a value from here on.
    pub fn note_bound(&mut self, local: LocalIndex) {
        if let Some(flow) = &mut self.flow {
            flow.insert(local);
        }
    }

    /// Notes that the local has no value from here on.
    pub fn note_unbound(&mut self, local: LocalIndex) {
        self.note_maybe_unbound(local);
        self.unbound.push(local);
    }

    fn note_maybe_unbound(&mut self, local: LocalIndex) {
        if let Some(flow) = &mut self.flow {
            flow.remove(local);
        }
    }

    /// The number of a new inline cache; the last one is shared and means none.
    pub fn cache(&mut self) -> CacheIndex {
        let cache = CacheIndex(self.n_caches);
        self.n_caches = self.n_caches.saturating_add(1);
        cache
    }

    /// Sends exceptions of `ranges` to `handler`.
    pub fn protect(&mut self, ranges: &[(u32, u32)], handler: Label, exc: Reg) {
        self.handlers.extend(ranges.iter().map(|&(start, end)| Handler {
            start: Target(start),
            end: Target(end),
            handler: handler.target(),
            exc,
        }));
    }

    /// Notes that the exception in `exc` is being handled in `ranges`.
    pub fn handle(&mut self, ranges: &[(u32, u32)], exc: Reg) {
        self.handlings.extend(ranges.iter().map(|&(start, end)| Handling {
            start: Target(start),
            end: Target(end),
            exc,
        }));
    }

    /// Turns labels into positions.
    pub fn finish(mut self) -> Written {
        for instruction in &mut self.instructions {
            if let Some(target) = instruction.target_mut() {
                *target = position(&self.labels, *target);
            }
        }
        for handler in &mut self.handlers {
            handler.handler = position(&self.labels, handler.handler);
        }
        Written {
            instructions: self.instructions,
            spans: self.spans,
            handlers: self.handlers,
            handlings: self.handlings,
            n_caches: self.n_caches,
        }
    }
}

/// The state at the start of a protected range.
#[derive(Clone, Copy)]
pub(crate) struct Protection {
    flow: Option<Bound>,
    n_unbound: usize,
}

fn position(labels: &[LabelState], label: Target) -> Target {
    Target(labels[label.0 as usize].position.expect("every label that is named is bound"))
}
