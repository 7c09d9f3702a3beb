# compat: module
count = 0
items = []
name = "counter's name"


def bump():
    global count
    count += 1
    items.append(count)
    return count


def helper():
    return "original helper"


def call_helper():
    return helper()


def get_name():
    return name


class Base:
    def describe(self):
        return f"base {name}"


class CustomError(Exception):
    pass
