//! sesf.
