//! Tracebacks: what CPython 3.11 writes to its standard error for an exception that nothing handled.
//!
//! Start at [`Vm::print_exception`](crate::Vm::print_exception). The layout follows CPython's `print_exception` in
//! `Python/pythonrun.c` and `tb_displayline` in `Python/traceback.c`, including what they get wrong: some lines inside
//! exception groups have no margin.

mod anchors;
mod entries;
mod hint;
mod line;
mod printer;
mod syntax;

pub(crate) use entries::{CARRIED, ENGINE, LIBRARY};
