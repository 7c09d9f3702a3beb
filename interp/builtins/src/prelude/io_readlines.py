def io_readlines(stream, hint):
    if hint <= 0:
        return [line for line in stream]
    lines = []
    length = 0
    for line in stream:
        lines.append(line)
        length += len(line)
        if length >= hint:
            break
    return lines
