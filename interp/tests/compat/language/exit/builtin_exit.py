"""exit() and quit() raise SystemExit as well."""

for function in (exit, quit):
    try:
        function(3)
    except SystemExit as error:
        print(error.code)
    try:
        function()
    except SystemExit as error:
        print(error.code)
exit(6)
