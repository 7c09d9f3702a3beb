"""A traceback through several functions, methods and a lambda."""
# compat: traceback


class Machine:
    def __init__(self, parts):
        self.parts = parts

    def run(self):
        return [self.step(p) for p in self.parts]

    def step(self, part):
        return compute(part, lambda x: 100 / x)


def compute(value, function):
    result = function(value)
    return result


def main():
    machine = Machine([1, 5, 0])
    print("running")
    machine.run()


if __name__ == "__main__":
    main()
