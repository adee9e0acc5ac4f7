"""Fills frames and remembers where names and places came to stand."""
import functools, os
import grammar
from people import People
from places import Places
from things import Things

RULES = grammar.read(os.path.join(os.path.dirname(os.path.abspath(__file__)), "frames"))
parsed = functools.lru_cache(maxsize=None)(grammar.parsed)


class Writer(People, Places, Things):
    """One text. A value is a string, or a list of (string, kind) parts."""
    def __init__(self, vocabulary, r):
        self.v, self.r = vocabulary, r
        self.pieces, self.length, self.spans = [], 0, []
        self.new_patient()

    # MARK: Text

    def put(self, text, kind=None):
        if kind and text:
            self.spans.append({"start": self.length, "end": self.length + len(text), "kind": kind})
        self.pieces.append(text)
        self.length += len(text)

    def fill(self, template): self.write(parsed(template))

    def rule(self, name): self.write(self.pick(RULES[name]))

    def write(self, sequence):
        for part in sequence:
            if isinstance(part, grammar.Choice):
                self.write(self.pick(part))
            elif not isinstance(part, grammar.Slot):
                self.put(part)
            elif part in RULES:
                self.rule(part)
            else:
                self.value(getattr(self, part)())

    def value(self, value):
        for text, kind in [(value, None)] if isinstance(value, str) else value:
            self.put(text, kind)

    def text(self):
        return "".join(self.pieces)

    # MARK: Chance

    def pick(self, items): return items[int(self.r.random() * len(items))]

    def by_frequency(self, items, scale): return items[min(int(self.r.expovariate(1 / scale)), len(items) - 1)]
