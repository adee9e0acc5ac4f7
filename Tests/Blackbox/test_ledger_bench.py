"""`chaperone ledger bench`: figures of appends that were really made, and nothing left behind."""

import json

from program import run


def test_the_bench_prints_its_figures_and_leaves_nothing(tmp_path):
    result = run("ledger", "bench", "--records", 300, "--size", 100, "--writers", 16, "--dir", tmp_path)
    assert result.returncode == 0, result.stderr.decode()
    figures = json.loads(result.stdout)
    assert figures["records"] == 300
    assert figures["appends_per_second"] > 0
    assert 0 < figures["p50_ms"] <= figures["p99_ms"]
    # Sixteen writers wait at once: at most a sync each, and at least one for sixteen.
    assert 300 / 16 <= figures["syncs"] <= 300
    assert list(tmp_path.iterdir()) == []


def test_the_bench_refuses_what_makes_no_sense(tmp_path):
    for options in (
            ["--records", 0], ["--size", 65_536], ["--writers", 0], ["--writers", "many"], ["--dir", tmp_path / "none"]):
        result = run("ledger", "bench", "--dir", tmp_path, *options)
        assert result.returncode != 0, options
        assert b"Fatal error" not in result.stderr
    assert list(tmp_path.iterdir()) == []
