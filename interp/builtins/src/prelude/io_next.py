def io_next(stream):
    line = stream.readline()
    if not line:
        raise StopIteration
    return line
