//! sesf-builtins.
