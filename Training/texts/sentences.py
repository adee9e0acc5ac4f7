"""Sentences of everyday English with somebody put in for "he", "she" and "him": wording that no frame has.

The sentences are the examples of WordNet; those without a pronoun stay as they are and name nobody.
"""
import re

PRONOUN = re.compile(r"\b(he|she|him|his|the man|the woman|the boy|the girl|the doctor|the teacher|the child)\b")
SITE = re.compile(r"\b(at|in|to|near|from) the (hospital|clinic|school|university|factory|church|prison|college|office)\b")
TOWN = re.compile(r"\b(at|in|to|near|from|through|around|across) (?:the|this|a) (city|town|village|country|valley|island|area|neighborhood|region|district|mountains|woods|desert)\b")
NAMES = {"his": "{who}'s"}


def named(sentences):
    """A frame for each sentence that speaks of somebody or of a place, a first letter in capitals."""
    frames = []
    for sentence in sentences:
        if re.search(r"[\\{}\[\]|]", sentence):
            continue
        frame = TOWN.sub(r"\1 {town}", SITE.sub(r"\1 {inst}", sentence))
        pronouns = list(PRONOUN.finditer(frame))
        if pronouns:
            frame = with_name(frame, pronouns[0])
        if frame != sentence:
            frames.append(frame[0].upper() + frame[1:])
    return frames


def with_name(frame, pronoun):
    return frame[:pronoun.start()] + NAMES.get(pronoun.group(1), "{who}") + frame[pronoun.end():]
