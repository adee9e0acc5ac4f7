import PHIDetection
import Testing

/// Agents' own prompts name products, limits and changes of programs.
@Suite struct ToolWordTests {
  @Test(
    arguments: [
      "Claude API and CLAUDE.md by Anthropic; Opus, Sonnet, Haiku, OpenAI, ChatGPT, Copilot.",
      "I am Claude, and the Claude Agent SDK is here.", "You are Claude Code, Anthropic's official CLI for Claude.",
      "Claude Opus 4 and Claude Haiku, CLAUDE or Claude Sonnet.", "timeout (max 7200000)", "Fix the build (#4711)",
    ])
  func wordsOfToolsAreLeftAlone(text: String) { #expect(seen(text) == [], "\(text)") }

  @Test(arguments: [
    "»Claude Martin« was admitted.", "Mr. »Claude« slept.", "patient named »Claude« came", "Dr. »Claude Martin«",
  ])
  func aPersonOfThatNameIsFound(text: String) {
    let (plain, expected) = marked(text)
    #expect(seen(plain) == [Seen(kind: .name, text: expected[0])], "\(plain)")
  }
}
