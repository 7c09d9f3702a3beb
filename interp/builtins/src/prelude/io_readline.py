def io_readline(stream, size):
    line = bytearray()
    peek = getattr(stream, "peek", None)
    while size < 0 or len(line) < size:
        count = 1
        if peek is not None:
            ahead = peek(1)
            if ahead:
                end = ahead.find(b"\n") + 1
                count = end if end > 0 else len(ahead)
                if size >= 0:
                    count = min(count, size - len(line))
        piece = stream.read(count)
        if not isinstance(piece, bytes):
            raise OSError(f"read() should have returned a bytes object, not '{type(piece).__name__}'")
        if not piece:
            break
        line += piece
        if line.endswith(b"\n"):
            break
    return bytes(line)
