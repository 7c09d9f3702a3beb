//! sesf-text.
