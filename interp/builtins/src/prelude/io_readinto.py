def io_readinto(stream, buffer):
    data = stream.read(len(buffer))
    if not isinstance(data, bytes):
        raise TypeError("read() should return bytes")
    if len(data) > len(buffer):
        raise ValueError(f"read() returned too much data: {len(buffer)} bytes requested, {len(data)} returned")
    buffer[:len(data)] = data
    return len(data)
