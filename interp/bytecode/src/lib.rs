//! sesf-bytecode.
