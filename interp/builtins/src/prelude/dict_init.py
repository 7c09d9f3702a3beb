def dict_init(target, pairs, keywords):
    target.update([pair for pair in pairs])
    if keywords is not None:
        target.update(keywords)
