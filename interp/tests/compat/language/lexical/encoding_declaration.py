#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""A shebang line, an encoding declaration and text outside ASCII."""

print("naïve café", "Ελληνικά", "Русский", "日本語", "العربية")
print("emoji: 😀🎉", len("😀🎉"))
print("zażółć gęślą jaźń".upper())
print([ord(c) for c in "é€😀"])
print("é".encode(), "€".encode("utf-8"), "😀".encode("utf-8"))
print("é".encode("latin-1"), "€".encode("utf-16-le"), "😀".encode("utf-32-be"))
größe = 3
print(größe * 2)
# a comment with ünïcödé → ok
print({"ключ": "значение"}["ключ"])
print("¬∀x∃y" + "½²³")
print(b"caf\xc3\xa9".decode())
print(repr("ÿ"), repr("\xff"), "ÿ" == "\xff")
print(__doc__)
