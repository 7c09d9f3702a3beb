def text_of(value):
    return f"{value!s}"
