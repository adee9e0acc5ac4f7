"""How fast identifying text is found, beside other open de-identifiers, in one run.

    python3 Benchmarks/PHI/bench_phi.py [--json FILE] [--patients N] [--no-peers]
    python3 Benchmarks/PHI/bench_phi.py --search SECONDS      # only looks for slower texts, by changing those known to be slow

Builds Benchmarks/PHI as a release. Texts: clinical-notes-aci.jsonl beside the repository, or generated notes where it is
not there; and repeated pieces of text, one for each class of bytes and each word or mark that a recogniser starts from.
Presidio (PyPI, patterns only) is put into a Python environment of its own, Philter is measured where it is installed.
Times are processor time of one thread, the best of five rounds; a peer gets one round and less text, being slower.
"""

import argparse
import base64
import gzip
import itertools
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NOTES = ROOT.parent / "shared/data/phi/clinical-notes-aci.jsonl"
PEERS = HERE / ".peers"
PRESIDIO = "presidio-analyzer==2.2.366"
REPEATED_BYTES = 256 << 10
PEER_NOTES_BYTES = 120_000
PEER_REPEATED_BYTES = 2_000
SEED = 11

# What recognisers start from, and every class of bytes. Each is also repeated after a space, a digit, a letter and a line end.
TRIGGERS = [
    "a", "A", "1", "é", "中", "🙂", "\u0301", "\u200b", "Ａ", "１", "\t", "\x01", " ",
    *"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
    "12/", "1-", "1.", "555-", "(555)", "+1", "123-45-6789", "04/12/2023", "April 12", "2023-04-12T10:00:00Z", "10:30",
    "a@", "@a.b", "a.b@c.org", "http://", "www.", "x.org/", "::", "ab:cd:", "1fc0", "A1B2-", "MRN", "MRN:", "MRN-1A2B3C4-",
    "ID", "SSN", "DOB", "fax", "ext.", "age", "92-year-old", "ICD", "Dr.", "Mr. X", "MD", "John", "Maria Garcia",
    "Smith, J.", "O'", "van der", "I.", "A.", "Xq", "Zzyzx", "zzyzx", "May", "Rose", "pt", "patient", "named", "daughter",
    "Hospital", "St. Mary's", "Clinic of", "Boston", "New York", "Boston, MA", "in", "12 Elm St.", "Elm", "PO Box 1",
    "Room 12", "zip", "five", "twenty", "March", "Monday", "last", "Parkinson", "NAME-", "NAME-K7Q2M9XDR4", "\"family\":",
    "^", "|^~\\&", "PID|1||", "{\"a\":[", "&#65;", "&amp;", "%41", "\\u0041", "\\n", "TWFyaWEgR2FyY2lh",
    "VFdGeWFXRWdSMkZ5WTJsaA==", "4d61726961204761726369612c20", "H4sIAAAAAAAA", "SELECT", "C:\\", "/home/",
]


def adversarial():
    """Lines made to be slow: compressed and nested in base64, backwards and in rot13, many veils at once."""
    telling = b"Maria Garcia was seen by Dr. Smith on 04/12/2023 in Boston, MRN 12345678. "
    encoded = lambda data: base64.b64encode(data).decode()
    packed = lambda data: encoded(gzip.compress(data, mtime=0)) + "\n"
    yield packed(telling * 40)
    yield packed((packed(telling * 40) * 40).encode())
    yield packed(b"A.1" * 700)
    yield "eht gur A.1 I.1 "
    yield "eht gur New York\nO'1 "
    yield "eht gur VFdGeWFXRWdSMkZ5WTJsaA==\n"
    yield "=3D Garc=C3=ADa eht gur J o h n S m i t h 4a 6f 68 6e 20 41 "
    yield "eht " + telling.decode()[::-1] + "gur " + telling.decode()


def repeated():
    joined = ("".join(parts) for parts in itertools.product(TRIGGERS, ["", " ", "1", "a", "\n"]))
    for unit in itertools.chain(joined, adversarial()):
        yield unit, unit * (REPEATED_BYTES // len(unit.encode()))


def generated_notes():
    """Notes of everyday sentences with a name, a date and a number now and then; for a machine without the data."""
    chance = random.Random(SEED)
    plain = ("The patient came in with a cough and some pain in the left knee.|Blood pressure is 128/76, pulse 72.|"
             "He denies fever, chills and night sweats.|She takes metformin 500 mg twice daily.|"
             "Exam shows clear lungs, no wheezes, a soft abdomen.|Assessment: stable type 2 diabetes.|"
             "We will repeat the A1c in three months.|Plan: physical therapy and ibuprofen as needed.").split("|")
    telling = ("Maria Garcia was seen by Dr. Smith on 04/12/2023.|MRN: 998877, phone (555) 201-4467.|"
               "Her daughter Karen Quispe lives in Boston, MA 02115.|Referred to St. Mary's Hospital.").split("|")
    for _ in range(200):
        yield "\n".join(chance.choice(telling if chance.random() < 0.08 else plain) for _ in range(60))


def notes():
    if NOTES.exists():
        return [json.loads(line)["text"] for line in NOTES.read_text().splitlines()], NOTES.name
    return list(generated_notes()), "generated notes"


def built():
    """The folder of the release programs."""
    scratch = pathlib.Path(os.environ.get("BENCH_SCRATCH", HERE / ".build"))
    subprocess.run(["swift", "build", "-c", "release", "--package-path", HERE, "--scratch-path", scratch],
                   check=True, stdout=sys.stderr)
    return scratch / "release"


def own(folder, patients):
    programs = built()
    counter = folder / "count_allocations.so"
    # The system's own compiler driver; swift's clang does as well.
    compiler = next(c for c in ("cc", "clang", "gcc") if shutil.which(c))
    subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", counter, HERE.parent / "Policy/count_allocations.c"], check=True)

    def run(patients, **environment):
        out = subprocess.run([programs / "PHIBench", folder / "notes", folder / "repeated", str(patients)],
                             check=True, capture_output=True, text=True, env=os.environ | environment)
        return json.loads(out.stdout)

    figures = run(patients)
    counted = run(0, LD_PRELOAD=str(counter))
    return figures | {key: value for key, value in counted.items() if key.startswith("allocations")}


def python_with_presidio():
    python = PEERS / "bin/python"
    if not python.exists():
        print(f"==> {PRESIDIO} into {PEERS} (about 200 MB, a minute)", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", PEERS], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PRESIDIO], check=True)
    return python


def peer(name, python, texts, bytes_max):
    try:
        out = subprocess.run([python, HERE / "peers.py", name, texts, str(bytes_max)], capture_output=True, text=True,
                             timeout=900)
        return json.loads(out.stdout.splitlines()[-1]) if out.returncode == 0 else {"error": out.stderr.splitlines()[-1]}
    except (subprocess.TimeoutExpired, IndexError) as error:
        return {"error": type(error).__name__}


def peers(folder):
    try:
        python = python_with_presidio()
    except (subprocess.CalledProcessError, OSError):
        shutil.rmtree(PEERS, ignore_errors=True)
        return {"presidio": {"notes": {"error": "could not be installed"}}}
    found = {}
    for name in ("presidio", "philter"):
        found[name] = {"notes": peer(name, python, folder / "notes", PEER_NOTES_BYTES)}
        if "error" not in found[name]["notes"]:
            found[name]["repeated"] = peer(name, python, folder / "short", 1 << 30)
    return found


def report(figures, units, source):
    speeds = sorted((figures[f"pathological_{place}"], unit) for place, unit in enumerate(units))
    print(f"{'':42}{'MB/s':>8}")
    for label, key in [("notes, one text", "notes_mb_s"), ("notes, one call each", "notes_one_call_each_mb_s"),
                       ("notes, streamed in pieces of 64 bytes", "notes_streamed_64_mb_s"),
                       ("notes, streamed byte by byte", "notes_streamed_1_mb_s"),
                       (f"notes, {figures.get('patients', 0):,.0f} known patients", "notes_patients_mb_s")]:
        if key in figures:
            print(f"{label:42}{figures[key]:8.1f}")
    if "patients_mapped_mb" in figures:
        print(f"the index: {figures['patients_mapped_mb']:.0f} MB mapped and {figures['patients_directory_mb']:.0f} MB read in "
              f"{figures['patients_mapped_seconds']:.2f} s, made in {figures['patients_index_seconds']:.1f} s")
    print(f"repeated text, slowest of {len(units)}: {speeds[0][1][:40]!r:16} {speeds[0][0]:.1f} MB/s; "
          f"median {speeds[len(speeds) // 2][0]:.1f} MB/s")
    print("next slowest: " + ", ".join(f"{unit[:40]!r} {speed:.1f}" for speed, unit in speeds[1:6]))
    print(f"allocations: {figures['allocations_per_piece_of_prose']:.4f} a piece of 64 bytes of prose, "
          f"{figures['allocations_per_kilobyte_of_notes']:.2f} a kilobyte of notes "
          f"(findings: {figures['findings_per_kilobyte_of_notes']:.2f})")
    print(f"texts: {source}")
    for name, found in figures["peers"].items():
        if "error" in found["notes"]:
            print(f"{name}: not measured ({found['notes']['error']})")
            continue
        ratio = figures["notes_one_call_each_mb_s"] * 1e3 / found["notes"]["kb_s"]
        line = f"{name}: notes {found['notes']['kb_s']:.1f} KB/s, Chaperone is {ratio:,.0f} times as fast"
        if "error" not in found["repeated"]:
            slowest = found["repeated"]["slowest_kb_s"]
            line += f"; slowest repeated text {slowest:.1f} KB/s, {speeds[0][0] * 1e3 / slowest:,.0f} times"
        print(line)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("--patients", type=int, default=1_000_000)
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--search", type=float, metavar="SECONDS")
    options = parser.parse_args()
    texts, source = notes()
    units, long = zip(*repeated())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write = lambda file, texts: (folder / file).write_text("".join(text + "\0" for text in texts))
        if options.search:
            write("units", units)
            subprocess.run([built() / "SlowTexts", folder / "units", str(options.search)], check=True)
            return
        write("notes", texts)
        write("repeated", long)
        write("short", [unit * (PEER_REPEATED_BYTES // len(unit.encode())) for unit in units])
        figures = own(folder, options.patients)
        figures["peers"] = {} if options.no_peers else peers(folder)
    report(figures, units, source)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")
    print(json.dumps({key: value for key, value in figures.items() if not key.startswith("pathological_")}))


if __name__ == "__main__":
    main()
