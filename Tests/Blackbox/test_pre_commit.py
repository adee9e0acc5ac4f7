"""The Git hook of examples/pre-commit, in a repository of its own."""

import os
import subprocess

import pytest

from program import ROOT, binary


@pytest.fixture
def commit(tmp_path):
    """Commits what is staged, with the hook and with `chaperone` on the PATH."""
    programs, repository = tmp_path / "bin", tmp_path / "repository"
    programs.mkdir()
    (programs / "chaperone").symlink_to(binary())
    environment = {
        **os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org"}

    def git(*arguments):
        return subprocess.run(["git", *arguments], cwd=repository, env=environment, capture_output=True, text=True, timeout=60)

    repository.mkdir()
    git("init", "-q")
    hook = repository / ".git/hooks/pre-commit"
    hook.write_bytes((ROOT / "examples/pre-commit/pre-commit").read_bytes())
    hook.chmod(0o755)

    def commit(**files):
        for name, content in files.items():
            (repository / name).write_bytes(content)
            git("add", name)
        return git("commit", "-q", "-m", "a change")
    return commit


def test_a_commit_without_identifiers_passes(commit):
    result = commit(note=b"The cough is dry.\n")
    assert result.returncode == 0, result.stderr


def test_a_commit_that_identifies_is_refused_with_its_place(commit):
    result = commit(note=b"The cough is dry.\nSSN 536-90-4399\n")
    assert result.returncode == 1 and "note:2:5: ssn" in result.stdout + result.stderr
    assert "Commit refused" in result.stderr and "4399" not in result.stdout + result.stderr


def test_what_the_hook_cannot_read_is_refused_and_named(commit):
    result = commit(export=b"\x1f\x8bno gzip")
    assert result.returncode == 1 and "export: is not valid gzip data" in result.stderr
