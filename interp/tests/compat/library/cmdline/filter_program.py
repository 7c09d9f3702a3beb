"""A filter: reads records from standard input, arguments choose what is shown, totals at the end."""
import sys
from collections import defaultdict


def parse(line, number):
    parts = line.rstrip("\n").split(";")
    if len(parts) != 4:
        raise ValueError(f"line {number}: {len(parts)} fields instead of 4")
    date, place, amount, note = (part.strip() for part in parts)
    year, month, day = map(int, date.split("-"))
    return {"date": (year, month, day), "place": place, "amount": round(float(amount) * 100), "note": note}


def main(arguments):
    wanted = dict(argument.split("=", 1) for argument in arguments if "=" in argument)
    flags = {argument for argument in arguments if argument.startswith("-")}
    records, problems = [], []
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            records.append(parse(line, number))
        except ValueError as error:
            problems.append(str(error))

    def matches(record):
        return all(record["date"][0] == int(value) if key == "year" else record[key] == value for key, value in wanted.items())

    chosen = list(filter(matches, records))
    if "--sort" in flags:
        chosen.sort(key=lambda r: (r["amount"], r["date"]))
    for record in chosen:
        print("{0[0]:04}-{0[1]:02}-{0[2]:02} {1:<10} {2:>9} {3}".format(record["date"], record["place"], money(record["amount"]), record["note"]).rstrip())
    totals = defaultdict(int)
    for record in chosen:
        totals[record["place"]] += record["amount"]
    print("-" * 31)
    for place, total in sorted(totals.items()):
        print(f"{place:<21} {money(total):>9}")
    print(f"{'total':<21} {money(sum(totals.values())):>9}")
    for problem in problems:
        print("problem:", problem)
    return len(problems)


def money(cents):
    sign = "-" if cents < 0 else ""
    units, cents = divmod(abs(cents), 100)
    return f"{sign}{units:,}.{cents:02d}"


if __name__ == "__main__":
    code = main(sys.argv[1:])
    print(f"{code} problems", file=sys.stderr)
    sys.exit(10 + code)
