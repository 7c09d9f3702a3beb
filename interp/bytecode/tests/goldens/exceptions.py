def f(x):
    try:
        x()
    except (KeyError, ValueError) as e:
        print(e)
    except TypeError:
        raise
    else:
        return 1
    finally:
        x = None
    return x
