"""time: gmtime, strftime, asctime, struct_time of fixed stamps."""
import time

for stamp in (0, 1, 86399, 86400, 951782400, 1234567890, 1700000000, 4102444800, -1, -86400):
    moment = time.gmtime(stamp)
    print(stamp, tuple(moment), time.strftime("%Y-%m-%d %H:%M:%S", moment))

moment = time.gmtime(1234567890)
print(moment)
print(moment.tm_year, moment.tm_mon, moment.tm_mday)
print(moment.tm_hour, moment.tm_min, moment.tm_sec)
print(moment.tm_wday, moment.tm_yday, moment.tm_isdst)
print(moment[0], moment[-1], moment[:3], len(moment))
print(isinstance(moment, tuple), type(moment) is time.struct_time)

print("-- fractions are cut")
print(time.gmtime(1.999) == time.gmtime(1), time.gmtime(0.5)[5])

print("-- strftime directives")
for directive in "aAbBdHIjmMpSwyY%UWcxX":
    print("%" + directive, repr(time.strftime("%" + directive, moment)))
print(time.strftime("", moment) == "", time.strftime("plain text", moment))
print(time.strftime("%d/%m/%y at %I:%M %p", moment))
print(time.strftime("%F %T %D %R", moment))
print(time.strftime("week %V of %G, day %u", time.gmtime(1700000000)))

print("-- asctime")
print(time.asctime(moment))
print(time.asctime(time.gmtime(0)))
print(time.asctime((2024, 2, 29, 1, 2, 3, 3, 60, 0)))

print("-- built from tuples")
made = time.struct_time((2020, 12, 31, 23, 59, 58, 3, 366, 0))
print(made)
print(time.strftime("%A %j", made))
print(made == (2020, 12, 31, 23, 59, 58, 3, 366, 0), made < moment, made > moment)
print(sorted([made, moment])[0] is moment)
print(hash(made) == hash(tuple(made)))


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(time.struct_time, (1, 2, 3))
attempt(time.struct_time, 5)
attempt(time.gmtime, "now")
attempt(time.strftime, 5)
attempt(time.strftime, "%Y", "text")
attempt(time.asctime, 5)
attempt(time.strftime, "%Y", (2020, 13, 1, 0, 0, 0, 0, 0, 0))
attempt(time.strftime, "%Y", (2020, 1, 1, 25, 0, 0, 0, 0, 0))
try:
    made.tm_year = 3
except AttributeError as error:
    print("AttributeError:", error)
