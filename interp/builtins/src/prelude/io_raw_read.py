def io_raw_read(stream, size):
    if size < 0:
        return stream.readall()
    target = bytearray(size)
    count = stream.readinto(target)
    if count is None:
        return None
    return bytes(target[:count])
