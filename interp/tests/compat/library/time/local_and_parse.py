"""time: strptime, mktime and localtime used in ways that do not depend on the time zone."""
import time

# Going through local time and back.
for stamp in (0, 1234567890, 1700000000):
    local = time.localtime(stamp)
    print(stamp, int(time.mktime(local)) == stamp, type(time.mktime(local)), local.tm_min in range(60))

print(type(time.timezone), type(time.daylight), len(time.tzname), isinstance(time.tzname, tuple))

print("-- strptime")
for text, form in [
    ("2024-02-29", "%Y-%m-%d"),
    ("31/12/99 23:59", "%d/%m/%y %H:%M"),
    ("Mon Jan  1 00:00:00 2001", "%a %b %d %H:%M:%S %Y"),
    ("March 5, 2010", "%B %d, %Y"),
    ("07:08:09 PM", "%I:%M:%S %p"),
    ("12 AM", "%I %p"),
    ("2020 366", "%Y %j"),
    ("100% 2000", "100%% %Y"),
]:
    parsed = time.strptime(text, form)
    print(text, "->", tuple(parsed)[:8])

print(time.strptime("Thu Jan  1 00:00:00 1970") == time.strptime("1970-01-01", "%Y-%m-%d"))


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(time.strptime, "2024-13-01", "%Y-%m-%d")
attempt(time.strptime, "2024-02-30", "%Y-%m-%d")
attempt(time.strptime, "2024", "%Y-%m")
attempt(time.strptime, "2024-01 extra", "%Y-%m")
attempt(time.strptime, "x", "%Q")
attempt(time.strptime, 5, "%Y")


def days_between(a, b):
    def ordinal(text):
        moment = time.strptime(text, "%Y-%m-%d")
        year = moment.tm_year - 1
        return year * 365 + year // 4 - year // 100 + year // 400 + moment.tm_yday

    return ordinal(b) - ordinal(a)


print(days_between("2024-01-01", "2024-12-31"))
print(days_between("1999-12-31", "2000-03-01"))
print(days_between("1970-01-01", "2001-09-09"))

# Round trips over many days.
bad = 0
for day in range(0, 20000, 97):
    moment = time.gmtime(day * 86400)
    text = time.strftime("%Y-%m-%d", moment)
    again = time.strptime(text, "%Y-%m-%d")
    if again[:3] != moment[:3] or again.tm_wday != moment.tm_wday or again.tm_yday != moment.tm_yday:
        bad += 1
print("bad", bad)
