@decorator
class C(B, metaclass=M):
    """doc"""
    x: int = 1

    def method(self):
        return super().method()
