def wait():
    # Never runs: see `Vm::operate`.
    while True:
        pass
