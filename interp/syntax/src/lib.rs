//! sesf-syntax.
