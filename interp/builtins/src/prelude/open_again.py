def open_again(arguments):
    # The collector comes between two rounds.
    for _ in range(2):
        pass
    return _open_now(*arguments)
