"""Counts that no index holds, and lengths that no memory holds."""


class Index:
    def __index__(self):
        return 2**70


sequences = ["x", "xy", "", "é€", b"x", b"xyz", b"", [1], [], (1,), (), (1, 2), bytearray(b"xyz")]
for sequence in sequences:
    for count in (2**63, 2**62, -(2**70), Index()):
        for action in (lambda: sequence * count, lambda: count * sequence):
            try:
                print(type(sequence).__name__, len(sequence), action())
            except (OverflowError, MemoryError, TypeError) as error:
                print(type(sequence).__name__, len(sequence), type(error).__name__, error)

for source in ("'' * 2**63", "2**63 * 'x'", "() * 2**70", "'x' * -2**70", "'' * 'a'", "() * 1.5"):
    try:
        print(source, eval(source))
    except (OverflowError, TypeError) as error:
        print(source, type(error).__name__, error)

for text in ("a\nb", b"a\nb", bytearray(b"a\nb")):
    for keep in (2**31 - 1, 2**31, -(2**31) - 1, 2**63, True, 1.5, "a"):
        try:
            print(text.splitlines(keep))
        except (OverflowError, TypeError) as error:
            print(type(error).__name__, error)
