def dict_init(target, pairs, keywords):
    target.update(_collect([], pairs))
    if keywords is not None:
        target.update(keywords)
