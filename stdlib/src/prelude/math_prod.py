def math_prod(iterable, product):
    for item in iterable:
        product = product * item
    return product
