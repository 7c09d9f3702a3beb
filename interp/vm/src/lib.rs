//! sesf-vm.
