"""String literals: quotes, prefixes, triple quotes, raw strings, bytes literals."""

print('single', "double")
print('it''s', "say ""hi""")
print("it's", 'say "hi"')
print('it\'s', "say \"hi\"")
print('''triple 'single' quotes''')
print("""triple "double" quotes""")
print("""line one
line two
  line three""")
print('''first\
 joined''')
print("continued \
here")
print(repr("""
"""))
print(repr('''a''b'c'''))
print(repr("""ends with quote\""""))
print(r"raw \n \t \\", R'raw \x41')
print(repr(r"\'"), repr(r'\"'), len(r"\""))
print(repr(r'''\
'''))
print(u"unicode prefix", U'UPPER')
print(b"bytes", B'BYTES', b"""triple
bytes""")
print(rb"raw \x00 bytes", bR'\n', Rb'\t', BR'\\')
print(b"\x00\xff\n\t\\\'\"")
print(b"a" b'b' rb"\c")
print(len(""), len(''), len(""""""), len(''''''))
print("" == '' == """""" == '''''')
print("tab\there", 'nul\0end'.replace("\0", "<NUL>"))
print(repr("mixed ' and \""), repr('only "'), repr("only '"), repr('both \' "'))
print(repr(b"it's"), repr(b'"'), repr(b"'\""))
print("é ü ß 漢字 😀", len("é ü ß 漢字 😀"))
print(f"f-string", F"F-string", fr"raw \n {1 + 1}", Rf'{2}\t', rF"{3}", FR'{4}')
print("#not a comment")  # a comment
print('a' 'b'
      'c'
      "d")
print(["a" "b", "c" 'd'])
print("%s" "-%s" % (1, 2))
print("a" "b".upper())
print("x" * 3 + 'y' * 2)
print("""a
	tab b
 space""".split("\n"))
