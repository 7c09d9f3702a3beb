//! sesf-heap.
