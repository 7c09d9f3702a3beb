# compat: module
import state_counter


def use():
    state_counter.bump()
    state_counter.items.append("used")


def look():
    return state_counter.count


def make():
    return state_counter.Base()
