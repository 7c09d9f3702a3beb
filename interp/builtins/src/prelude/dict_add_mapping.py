def dict_add_mapping(target, mapping, keywords):
    for key in mapping.keys():
        target[key] = mapping[key]
    if keywords is not None:
        target.update(keywords)
