import pytest

from claude_code import ClaudeCode, bundled_binary


@pytest.fixture
def claude(tmp_path):
    """A fresh installation of Claude Code."""
    binary = bundled_binary()
    if binary is None:
        pytest.skip("claude-agent-sdk is not installed: `make test-clients` installs it from PyPI")
    return ClaudeCode(binary, tmp_path)
