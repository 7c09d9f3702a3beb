"""The iterators of itertools that run user code at each step, as generators.

They get iterators, not iterables.  An exception that leaves one of them does not end it: it stands again
where it stood before that step.
"""


def itertools_chain(iterables):
    for iterable in iterables:
        for item in iterable:
            yield item


def itertools_cycle(iterator):
    saved = []
    for item in iterator:
        saved.append(item)
        yield item
    while saved:
        for item in saved:
            yield item


def itertools_sums(iterator, total, has_total):
    if not has_total:
        for total in iterator:
            break
        else:
            return
    yield total
    for item in iterator:
        total = total + item
        yield total


def itertools_accumulate(iterator, function, total, has_total):
    if not has_total:
        for total in iterator:
            break
        else:
            return
    yield total
    for item in iterator:
        total = function(total, item)
        yield total


def itertools_compress(data, selectors):
    for item in data:
        for selector in selectors:
            break
        else:
            return
        if selector:
            yield item


def itertools_dropwhile(predicate, iterator):
    for item in iterator:
        drops = predicate(item)
        if not drops:
            yield item
            break
    for item in iterator:
        yield item


def itertools_takewhile(predicate, iterator):
    for item in iterator:
        takes = predicate(item)
        if not takes:
            return
        yield item


def itertools_filterfalse(predicate, iterator):
    for item in iterator:
        holds = predicate(item)
        if not holds:
            yield item


def itertools_filter_untrue(iterator):
    for item in iterator:
        if not item:
            yield item


def itertools_starmap(function, iterator):
    for items in iterator:
        if _itertools_type(items) is not _itertools_tuple:
            items = _itertools_tuple(items)
        yield function(*items)


def itertools_pairwise(iterator):
    for a in iterator:
        for b in iterator:
            yield a, b
            a = b


def itertools_islice_every(iterator, start, stop):
    if start:
        for _ in iterator:
            start -= 1
            if stop is not None:
                stop -= 1
            if not start:
                break
        else:
            return
    if stop is None:
        for item in iterator:
            yield item
    elif stop > 0:
        for item in iterator:
            yield item
            stop -= 1
            if not stop:
                return


def itertools_islice(iterator, following, stop, step):
    count = 0
    while True:
        if count < following:
            for _ in iterator:
                count += 1
                if count == following:
                    break
            else:
                return
        if stop is not None and count >= stop:
            return
        for item in iterator:
            break
        else:
            return
        count += 1
        following += step
        if stop is not None and following > stop:
            following = stop
        yield item


def itertools_tee(iterator, link):
    # A link holds an item and the next link; the last one is empty until someone needs it.
    while True:
        if not link:
            for item in iterator:
                break
            else:
                return
            link.append(item)
            link.append([])
        item = link[0]
        link = link[1]
        yield item


def itertools_groupby(iterator, key):
    turn = 0
    has_item = has_target = False
    item = target = current = None

    def members(wanted, mine):
        nonlocal item, current, has_item
        while mine == turn:
            if not has_item:
                for item in iterator:
                    break
                else:
                    return
                current = item if key is None else key(item)
                has_item = True
            if not (wanted is current or wanted == current):
                return
            has_item = False
            yield item

    while True:
        turn += 1
        while not has_item or has_target and (target is current or target == current):
            for item in iterator:
                break
            else:
                return
            current = item if key is None else key(item)
            has_item = True
        target = current
        has_target = True
        yield current, _itertools_group(members(current, turn))


def itertools_zip_longest(iterators, fill):
    n_active = 0
    sources = []
    for iterator in iterators:
        sources.append(iterator)
        n_active += 1
    while n_active:
        row = []
        index = 0
        for source in sources:
            if source is None:
                row.append(fill)
            else:
                for item in source:
                    row.append(item)
                    break
                else:
                    n_active -= 1
                    if not n_active:
                        return
                    sources[index] = None
                    row.append(fill)
            index += 1
        yield (*row,)


def itertools_pools(make, cls, iterables, more):
    pools = []
    for iterable in iterables:
        pool = []
        for item in iterable:
            pool.append(item)
        pools.append(pool)
    return make(cls, pools, more)
