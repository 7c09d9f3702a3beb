def dict_add_pairs(target, pairs, keywords):
    number = 0
    for pair in pairs:
        _dict_add_pair(target, pair, number)
        number += 1
    if keywords is not None:
        target.update(keywords)
