def print_values(values, separator, end, file, flush):
    is_first = True
    for value in values:
        if is_first:
            is_first = False
        else:
            file.write(separator)
        file.write(str(value))
    file.write(end)
    if flush:
        file.flush()
