"""A dialogue: prompts, answers from standard input, retries, and an unexpected end of input."""
import random


def ask_number(prompt, low, high):
    while True:
        answer = input(prompt)
        try:
            number = int(answer)
        except ValueError:
            print(f"{answer!r} is not a number.")
            continue
        if not low <= number <= high:
            print(f"{number} is not between {low} and {high}.")
            continue
        return number


def play(generator, high):
    secret = generator.randint(1, high)
    tries = 0
    while True:
        guess = ask_number(f"Guess (1-{high}): ", 1, high)
        tries += 1
        if guess == secret:
            print(f"Right after {tries}!")
            return tries
        print("Higher." if guess < secret else "Lower.")


def main():
    name = input("Name? ").strip() or "stranger"
    print(f"Hello, {name.title()}.")
    generator = random.Random(name)
    results = []
    rounds = ask_number("Rounds? ", 1, 5)
    for number in range(1, rounds + 1):
        print(f"Round {number}")
        try:
            results.append(play(generator, 5))
        except KeyboardInterrupt:
            print("stopped")
            break
        except EOFError:
            print()
            print("No more answers.")
            raise
        finally:
            print("results so far:", results)
    return results


try:
    main()
except EOFError as error:
    print("caught:", repr(error))
print(input.__name__)
print("now without handling:")
try:
    while True:
        print(ask_number("Last? ", 0, 9))
finally:
    print("finally, before the error is shown")
