//! sesf-stdlib.
