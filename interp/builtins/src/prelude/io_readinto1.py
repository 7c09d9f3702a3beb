def io_readinto1(stream, buffer):
    data = stream.read1(len(buffer))
    if not isinstance(data, bytes):
        raise TypeError("read1() should return bytes")
    if len(data) > len(buffer):
        raise ValueError(f"read1() returned too much data: {len(buffer)} bytes requested, {len(data)} returned")
    buffer[:len(data)] = data
    return len(data)
