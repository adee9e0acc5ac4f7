/// Copies the most telling sentences out of the text that it is given, and says so. It is deterministic, writes nothing
/// of its own and knows nothing: a stand-in for a language model on the hospital's own machines.
///
/// It calls a tool only when the user asks for it by name. What it misses: meaning. It cannot answer a question, and a
/// negation or a heading that belongs to a sentence may stay behind.
struct ExtractiveModel: AnsweringModel {
  let name: String

  func answer(_ prompt: Prompt) -> ModelAnswer {
    let request = Self.withoutReminders(prompt.lastUserText)
    if !prompt.endsWithToolResult, let call = ToolRequest.find(in: request, tools: prompt.callableTools) {
      let arguments = call.tool.arguments(holding: call.argument).bytes
      return ModelAnswer(.toolCall(name: call.tool.name, arguments: String(decoding: arguments, as: UTF8.self)))
    }
    let text = prompt.endsWithToolResult ? prompt.toolResults.joined(separator: "\n") : request
    return .text(summary(of: text))
  }

  private func summary(of text: String) -> String {
    let extract = SentenceExtract(of: text)
    guard !extract.kept.isEmpty else {
      return "\(name) copies the most telling sentences out of the text it is given and writes nothing new; "
        + "it found no sentence to copy in what it was given."
    }
    let lines = extract.kept.map { "- \($0)\n" }.joined()
    return "Extractive summary by \(name): \(extract.kept.count) of \(extract.total) sentences, copied as they stand. "
      + "Nothing below was newly written or interpreted.\n\n\(lines)"
  }

  /// Desktop agents add their own remarks to the user's message between these tags; they are not the user's words.
  static func withoutReminders(_ text: String) -> String {
    let opening = Array("<system-reminder>".utf8)
    let closing = Array("</system-reminder>".utf8)
    let bytes = Array(text.utf8)
    var kept: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if bytes[place] == opening[0], bytes[place...].starts(with: opening) {
        var end = place + opening.count
        while end < bytes.count, !(bytes[end] == closing[0] && bytes[end...].starts(with: closing)) { end += 1 }
        place = min(bytes.count, end + closing.count)
      } else {
        kept.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }
}

/// The user's wish that a tool be called: `use the Read tool on /tmp/note.txt`, `call lookup_chart with "…"`.
struct ToolRequest {
  let tool: OfferedTool
  /// What stands in quotation marks or backticks after the tool's name, else the first path, else the whole text.
  let argument: String

  private static let verbs: Set<String> = ["use", "call", "run", "invoke"]

  static func find(in text: String, tools: [OfferedTool]) -> Self? {
    guard !tools.isEmpty else { return nil }
    let words = text.split(whereSeparator: \.isWhitespace).prefix(2000)
      .map { String($0).lowercased().filter { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" } }
    for (place, word) in words.enumerated() {
      guard let tool = tools.first(where: { $0.name.lowercased() == word }) else { continue }
      let before = words[max(0, place - 2)..<place]
      let next = place + 1 < words.count ? words[place + 1] : ""
      if next == "tool" || before.last == "tool" || before.contains(where: verbs.contains) {
        return Self(tool: tool, argument: argument(in: text))
      }
    }
    return nil
  }

  private static func argument(in text: String) -> String {
    for mark in ["\"", "`"] {
      let parts = text.split(separator: mark, maxSplits: 2, omittingEmptySubsequences: false)
      if parts.count == 3, !parts[1].isEmpty { return String(parts[1]) }
    }
    let path = text.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("/") }
    guard var found = path else { return text }
    while let last = found.last, ".,;:?!)".contains(last) { found.removeLast() }
    return String(found)
  }
}
