//! The registers of one frame: variables at the bottom, temporaries above them as a stack.

use crate::instruction::Reg;

/// The number of registers a frame may have.
const LIMIT: u16 = 256;

/// Hands out temporaries.
pub(crate) struct Registers {
    first_temporary: u16,
    next: u16,
    highest: u16,
}

/// A height of the stack of temporaries, to go back to.
#[derive(Clone, Copy)]
pub(crate) struct Mark(u16);

impl Registers {
    /// Starts above the `n_variables` registers of the variables.
    pub fn new(n_variables: u16) -> Self {
        Self { first_temporary: n_variables, next: n_variables, highest: n_variables }
    }

    /// The current height.
    pub fn mark(&self) -> Mark {
        Mark(self.next)
    }

    /// Gives back the temporaries taken since `mark`.
    pub fn release(&mut self, mark: Mark) {
        debug_assert!(self.first_temporary <= mark.0 && mark.0 <= self.next, "temporaries are a stack");
        self.next = mark.0;
    }

    /// Takes `count` consecutive temporaries, if there are as many.
    pub fn take(&mut self, count: u16) -> Option<Reg> {
        let base = self.next;
        if base + count.max(1) > LIMIT {
            return None;
        }
        self.next += count;
        self.highest = self.highest.max(base + count.max(1));
        Some(Reg(base as u8))
    }

    /// The number of temporaries left.
    pub fn n_available(&self) -> u16 {
        LIMIT - self.next
    }

    /// Tells whether `reg` is a temporary, which nobody but the expression being evaluated sees.
    pub fn is_temporary(&self, reg: Reg) -> bool {
        u16::from(reg.0) >= self.first_temporary
    }

    /// Tells whether `reg` is the topmost temporary.
    pub fn is_top(&self, reg: Reg) -> bool {
        self.is_temporary(reg) && u16::from(reg.0) + 1 == self.next
    }

    /// The number of registers that the frame needs.
    pub fn n_used(&self) -> u16 {
        self.highest
    }
}
