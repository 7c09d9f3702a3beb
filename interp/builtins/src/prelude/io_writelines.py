def io_writelines(stream, lines):
    for line in lines:
        stream.write(line)
