"""Other de-identifiers on a file of texts, each ended by a zero byte; prints JSON. Run by bench_phi.py.

    python3 peers.py presidio|philter TEXTS BYTES_MAX

Presidio runs with its recognisers of patterns only: spaCy's blank pipeline (a tokeniser) stands where a model would, and
the recogniser that asks the model is left out.
"""

import contextlib
import json
import pathlib
import sys
import time


def presidio():
    import logging

    logging.disable(logging.WARNING)
    import spacy
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

    class Blank(NlpEngine):
        """Tokens, and no opinion about them."""

        def __init__(self):
            self.pipeline = spacy.blank("en")

        def load(self):
            pass

        def is_loaded(self):
            return True

        def process_text(self, text, language):
            tokens = self.pipeline(text)
            return NlpArtifacts([], tokens, [token.idx for token in tokens], [token.lower_ for token in tokens], self, language)

        def process_batch(self, texts, language, batch_size=1, n_process=1, **_):
            for text in texts:
                yield text, self.process_text(text, language)

        def is_stopword(self, word, language):
            return self.pipeline.vocab[word].is_stop

        def is_punct(self, word, language):
            return self.pipeline.vocab[word].is_punct

        def get_supported_entities(self):
            return []

        def get_supported_languages(self):
            return ["en"]

    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    registry.remove_recognizer("SpacyRecognizer")
    engine = AnalyzerEngine(registry=registry, nlp_engine=Blank(), supported_languages=["en"])
    return lambda text: len(engine.analyze(text, language="en"))


def philter():
    import os
    import tempfile

    import philter_ucsf
    from philter_ucsf import Philter

    home = pathlib.Path(philter_ucsf.__file__).parent
    config = next(home.rglob("philter_delta.json"))
    os.chdir(config.parents[1])
    folder = pathlib.Path(tempfile.mkdtemp())
    engine = Philter({"verbose": False, "run_eval": False, "finpath": str(folder), "foutpath": str(folder),
                      "outformat": "asterisk", "filters": str(config), "cachepos": None})

    def find(text):
        path = folder / "text.txt"
        path.write_text(text)
        engine.map_coordinates()
        path.unlink()
        return 0

    return find


def main():
    name, path, bytes_max = sys.argv[1], sys.argv[2], int(sys.argv[3])
    texts = [text.decode() for text in pathlib.Path(path).read_bytes().split(b"\0") if text]
    with contextlib.redirect_stdout(sys.stderr):
        find = {"presidio": presidio, "philter": philter}[name]()
        find("Jane Roe, 555-12-3456")
        rows, total = [], 0
        for text in texts:
            if total and total + len(text.encode()) > bytes_max:
                break
            total += len(text.encode())
            start = time.thread_time()
            find(text)
            rows.append((len(text.encode()), time.thread_time() - start))
    print(json.dumps({"bytes": total, "kb_s": total / 1e3 / sum(r[1] for r in rows), "texts": len(rows),
                      "slowest_kb_s": min(r[0] / 1e3 / max(r[1], 1e-9) for r in rows)}))


if __name__ == "__main__":
    main()
