"""super(): zero arguments, explicit ones, in class and static methods, in nested functions, errors."""


class A:
    attr = "A.attr"

    def m(self, *args):
        return ("A.m", args)

    @classmethod
    def cm(cls):
        return f"A.cm for {cls.__name__}"

    @staticmethod
    def sm():
        return "A.sm"

    @property
    def prop(self):
        return "A.prop"

    def __getitem__(self, k):
        return f"A[{k}]"

    def __len__(self):
        return 1

    def __str__(self):
        return "A.str"

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)


class B(A):
    attr = "B.attr"

    def m(self, *args):
        return ("B.m", super().m(*args))

    @classmethod
    def cm(cls):
        return "B+" + super().cm()

    @staticmethod
    def sm():
        return "B+" + super(B, B).sm()

    @property
    def prop(self):
        return "B+" + super().prop

    def attrs(self):
        return super().attr, self.attr, super(B, self).attr

    def __getitem__(self, k):
        return "B+" + super().__getitem__(k)

    def __len__(self):
        return super().__len__() + 10

    def __str__(self):
        return "B+" + super().__str__()

    def in_nested(self):
        def inner():
            return super(B, self).m("nested")
        return inner()

    def in_nested_zero(self):
        def inner(obj):
            return super().m("zero nested")
        return inner(self)

    def in_lambda(self):
        return (lambda s: super().m("lambda"))(self)

    def in_comprehension(self):
        s = super()
        return [s.m(i) for i in range(2)]

    def in_generator(self):
        yield super().m("gen")

    def uses_class_cell(self):
        return __class__.__name__

    def rebinds_self(self):
        try:
            self = 5
            return super().m()
        except TypeError as error:
            return str(error)

    def deleted_self(self):
        del self
        try:
            super().m()
        except RuntimeError as error:
            return str(error)

    def subscript(self):
        try:
            return super()["k"]
        except TypeError as error:
            return str(error)

    def missing(self):
        try:
            super().nothing
        except AttributeError as error:
            return str(error)

    def assigns(self):
        try:
            super().attr = 1
        except AttributeError as error:
            return str(error)

    def no_args():
        return super().m()

    def star(*args):
        return super().m("star")


class C(B):
    pass


b = B()
print(b.m(1), B.cm(), C.cm(), B.sm(), b.prop, b.attrs(), b["k"], len(b), str(b))
print(b.in_nested(), b.in_nested_zero(), b.in_lambda(), b.in_comprehension(), list(b.in_generator()))
print(b.uses_class_cell(), C().uses_class_cell(), b.rebinds_self(), b.deleted_self(), b.subscript(), b.missing(), b.assigns())
try:
    B.no_args()
except RuntimeError as error:
    print(error)
try:
    print(b.star())
except RuntimeError as error:
    print(error)
print(super(B, b).m(), super(B, B).m(b), super(B, C).cm(), super(A, b).__str__().startswith("<__main__.B object"))
s = super(B, b)
print(s.attr, s.__self__ is b, s.__self_class__.__name__, s.__thisclass__.__name__, type(s).__name__, repr(s).startswith("<super: <class 'B'>, <B object>>"))
for source in ("super()", "super(B)", "super(B, 5)", "super(5, b)", "super(B, A())", "super(A, B).m()", "super(B, b, 1)", "super(C, b)", "super(int, 5).bit_length()", "super(B, None)", "len(super(B, b))", "super(B, b)['k']", "str(super(B, b)) != str(b)"):
    try:
        print(source, "=", str(eval(source)).split(" object at")[0])
    except (TypeError, RuntimeError, AttributeError) as error:
        print(source, "->", type(error).__name__, error)


class Cooperative:
    def __init__(self, *args, **kw):
        super().__init__()
        print("Cooperative", args, kw)


class Other:
    def __init__(self):
        print("Other")


class Joined(Cooperative, Other):
    pass


Joined(1, k=2)


def outside(self):
    return super().m()


B.outside = outside
try:
    b.outside()
except RuntimeError as error:
    print(error)


class D(A):
    def m(self):
        class Inner(A):
            def m(inner):
                return ("Inner", super().m(), super(D, self).m())
        return Inner().m()


print(D().m())
try:
    exec("class E(A):\n    x = super().attr")
except RuntimeError as error:
    print(error)


class F(A):
    m2 = lambda self: super().m("lambda attribute")
    attr = "F.attr"

    def getter(self):
        return getattr(super(), "attr"), super().__getattribute__("attr")


print(F().m2(), F().getter())
