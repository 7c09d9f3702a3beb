"""Indentation: any consistent width, tabs, nested dedents, comments that do not count, and the errors."""

if True:
 print("one space")
if True:
        print("eight spaces")
if True:
	print("a tab")
	if True:
		print("two tabs")
		if True:
		    print("tabs then spaces")
	print("back to one tab")


def outer():
  # two spaces here
  def inner():
         # nine spaces here
         return "inner"
  return inner()


print(outer())

if True:
    print("before")
        # an over-indented comment
# a comment at the margin

  # an under-indented comment
    print("after")


class A:
    x = 1

    def f(self):

        # blank lines above and below

        return self.x



    y = 2
print(A().f(), A.y)

for i in range(2):
    for j in range(2):
        if i == j:
            if i:
                print("deep", i, j)
print("straight back")

if False:
    pass
elif True:
      print("elif suite with its own width")
else:
  pass

sources = {
    "missing block": "if True:\nprint(1)",
    "unexpected indent": "x = 1\n    y = 2",
    "bad dedent": "if True:\n        x = 1\n    y = 2",
    "tabs and spaces": "if True:\n        x = 1\n\ty = 2",
    "deeper line": "if True:\n  x = 1\n    y = 2",
    "empty def": "def f():\n",
    "empty class": "class A:\n\n\nx = 1",
    "comment only": "def f():\n    # nothing\nx = 1",
    "else without if": "else:\n    pass",
    "fine": "if True:\n  x = 1\nelse:\n     y = 2",
    "fine blank": "if True:\n\n\n    x = 1\n\n\n\n",
    "fine form feed": "if True:\n\f    x = 1\n",
    "leading space": " x = 1",
    "trailing spaces": "x = 1   \n   \n",
    "no final newline": "if True:\n    x = 1",
}
for what, source in sources.items():
    try:
        compile(source, "<test>", "exec")
        print(what, "-> fine")
    except TabError:
        print(what, "-> TabError")
    except IndentationError:
        print(what, "-> IndentationError")
    except SyntaxError:
        print(what, "-> SyntaxError")
print(issubclass(TabError, IndentationError), issubclass(IndentationError, SyntaxError))
