def dict_update_in_place(result, target, source, update):
    update(target, source, None)
    return result
