/// Something that answers a prompt. Answers are computed whole and sent in pieces; `pause` lies between the pieces.
protocol AnsweringModel: Sendable {
  var name: String { get }
  func answer(_ prompt: Prompt) -> ModelAnswer
}

struct ModelAnswer: Sendable {
  enum Content: Sendable {
    case text(String)
    /// `arguments` is a JSON document.
    case toolCall(name: String, arguments: String)
  }

  let content: Content
  let pause: Duration

  init(_ content: Content, pause: Duration = .zero) {
    self.content = content
    self.pause = pause
  }

  static func text(_ text: String, pause: Duration = .zero) -> Self { Self(.text(text), pause: pause) }

  /// The pieces in which the answer streams; joined they are the whole.
  var pieces: TextPieces {
    switch content {
    case .text(let text): TextPieces(text, cut: .words)
    case .toolCall(_, let arguments): TextPieces(arguments, cut: .fragments)
    }
  }

  var outputTokens: Int {
    switch content {
    case .text(let text): TokenCount.of(text)
    case .toolCall(let name, let arguments): TokenCount.of(name) + TokenCount.of(arguments)
    }
  }
}

/// A text in pieces that end where a model's tokens might. After `smallPiecesMax` of them pieces grow to about a
/// kilobyte, so that a long echo does not become millions of events.
struct TextPieces: Sequence, Sendable {
  enum Cut: Sendable {
    /// After each run of white space.
    case words
    /// After every seventh byte or so: in the middle of words, as tool-call arguments are cut.
    case fragments
  }

  static let smallPiecesMax = 512
  static let fragmentBytes = 7
  static let largePieceBytes = 1024

  private let text: String
  private let cut: Cut

  init(_ text: String, cut: Cut) {
    self.text = text
    self.cut = cut
  }

  /// At most `bytesMax` bytes from the start, and no character cut.
  static func prefix(of text: String, bytesMax: Int) -> Substring {
    let bytes = text.utf8
    guard var end = bytes.index(bytes.startIndex, offsetBy: bytesMax, limitedBy: bytes.endIndex) else {
      return text[...]
    }
    while end > bytes.startIndex, end < bytes.endIndex, bytes[end] & 0xC0 == 0x80 { bytes.formIndex(before: &end) }
    return text[..<end]
  }

  func makeIterator() -> Iterator { Iterator(text: text, cut: cut) }

  struct Iterator: IteratorProtocol {
    let text: String
    let cut: Cut
    private var place: String.Index
    private var count = 0

    init(text: String, cut: Cut) {
      self.text = text
      self.cut = cut
      place = text.startIndex
    }

    mutating func next() -> String? {
      guard place < text.endIndex else { return nil }
      let end = count < TextPieces.smallPiecesMax ? smallPieceEnd() : end(after: TextPieces.largePieceBytes)
      count += 1
      defer { place = end }
      return String(text[place..<end])
    }

    private func smallPieceEnd() -> String.Index {
      guard cut == .words else { return end(after: TextPieces.fragmentBytes) }
      let bytes = text.utf8
      var end = place
      while end < bytes.endIndex, !isSpace(bytes[end]) { bytes.formIndex(after: &end) }
      while end < bytes.endIndex, isSpace(bytes[end]) { bytes.formIndex(after: &end) }
      return end
    }

    /// At most three bytes more than asked for, so that no character is cut.
    private func end(after count: Int) -> String.Index {
      let bytes = text.utf8
      guard var end = bytes.index(place, offsetBy: count, limitedBy: bytes.endIndex) else { return bytes.endIndex }
      while end < bytes.endIndex, bytes[end] & 0xC0 == 0x80 { bytes.formIndex(after: &end) }
      return end
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  }
}
