/// Where in a body the walk stands. Only the format's own names appear; a key that the client invented is `*`, so a path
/// can be logged.
struct WirePath {
  private enum Part {
    case field(StaticString)
    case element(Int)
    case clientKey
  }

  private var parts: [Part] = []

  mutating func enter(field: StaticString) { parts.append(.field(field)) }
  mutating func enter(element: Int) { parts.append(.element(element)) }
  mutating func enterClientKey() { parts.append(.clientKey) }
  mutating func leave() { parts.removeLast() }

  /// `messages[0].content[1].text`
  var text: String {
    var text = ""
    for part in parts {
      switch part {
      case .element(let index):
        text += "[\(index)]"
        continue
      case .field(let name):
        if !text.isEmpty { text += "." }
        text += name.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
      case .clientKey: text += text.isEmpty ? "*" : ".*"
      }
    }
    return text
  }
}
