"""Reads frames: rules of which each line is one way to write something.

    name:                     a rule; the indented lines after it are its alternatives
      a line with {slot}      a slot is another rule or a method of `Writer`
      a [red|green|] line     one of the choices, which may hold slots and choices; `\\|` is a bar, `\\n` a line's end
    name: one line            a rule with one alternative
"""
import glob, os

ESCAPES = {"n": "\n", "t": "\t"}


class Choice(list):
    """Sequences of which one is taken."""


class Slot(str):
    """The name of a rule or of a method."""


def parsed(text):
    """A sequence of strings, slots and choices."""
    sequence, at = sequence_at(text, 0, isChoice=False)
    assert at == len(text), text
    return sequence


def sequence_at(text, at, isChoice):
    parts, plain = [], []

    def close():
        if plain:
            parts.append("".join(plain))
            plain.clear()

    while at < len(text):
        letter = text[at]
        if isChoice and letter in "|]":
            break
        if letter == "\\" and at + 1 < len(text):
            plain.append(ESCAPES.get(text[at + 1], text[at + 1]))
            at += 2
        elif letter == "[":
            end = choice_end(text, at)
            if end is None:
                plain.append(letter)
                at += 1
                continue
            close()
            choice = Choice()
            while text[at] != "]":
                option, at = sequence_at(text, at + 1, isChoice=True)
                choice.append(option)
            parts.append(choice)
            at += 1
        elif letter == "{" and (name := slot_name(text, at)):
            close()
            parts.append(Slot(name))
            at += len(name) + 2
        else:
            plain.append(letter)
            at += 1
    close()
    return parts, at


def choice_end(text, at):
    """Where the choice that opens here ends; None when its bracket is not closed."""
    depth = 0
    for place in range(at, len(text)):
        if text[place - 1] == "\\":
            continue
        depth += {"[": 1, "]": -1}.get(text[place], 0)
        if depth == 0:
            return place
    return None


def slot_name(text, at):
    end = text.find("}", at)
    name = text[at + 1:end]
    return name if end > 0 and name.isidentifier() else None


def read(folder):
    """All rules of the folder's files: name to alternatives."""
    rules = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.txt"))):
        name = None
        for number, line in enumerate(open(path, encoding="utf-8"), 1):
            line = line.rstrip("\n")
            if not line.strip() or line.startswith("#"):
                continue
            if line.startswith("  "):
                rules[name].append(parsed(line[2:]))
                continue
            name, colon, rest = line.partition(":")
            assert colon and name.isidentifier() and name not in rules, f"{path}:{number}: {line}"
            rules[name] = Choice([parsed(rest.strip())] if rest.strip() else [])
    return rules
