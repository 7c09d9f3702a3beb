def io_readall(stream):
    data = bytearray()
    while True:
        piece = stream.read(8192)
        if piece is None and not data:
            return None
        if not piece:
            return bytes(data)
        if not isinstance(piece, bytes):
            raise TypeError("read() should return bytes")
        data += piece
