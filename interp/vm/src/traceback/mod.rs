//! Tracebacks.
