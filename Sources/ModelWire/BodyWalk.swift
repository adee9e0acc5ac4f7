/// What the walk found a string to be.
enum StringUse {
  case text
  case json
  /// A key that the format does not name.
  case key
  /// A number with enough digits to identify someone.
  case number
  /// Text beside a signature over it.
  case sealed
  /// Text that a signature may cover but none does here: half an answer, or an upstream that does not sign.
  case unsealed
}

/// Receives what is not structure, in document order.
protocol BodyVisitor {
  mutating func visit(_ token: Int, as use: StringUse, at path: borrowing WirePath) throws(WireError)
  mutating func meetUnreadable(at path: borrowing WirePath)
}

/// From here on a number on unknown ground could be a record number, a telephone number or a date; years, amounts and
/// postal codes alone are shorter.
private let identifyingDigitsMin = 6

/// Goes through an indexed body beside its shape. Recursion is bounded by `WireLimits.maxDepth`.
struct BodyWalk<Visitor: BodyVisitor> {
  let index: JSONIndex
  let bytes: [UInt8]
  var visitor: Visitor
  private var path = WirePath()

  init(index: JSONIndex, bytes: [UInt8], visitor: Visitor) {
    self.index = index
    self.bytes = bytes
    self.visitor = visitor
  }

  mutating func walk(_ shape: Shape) throws(WireError) { try value(0, shape, in: 0) }

  private mutating func value(_ token: Int, _ shape: Shape, in parent: Int) throws(WireError) {
    switch index.tokens[token].kind {
    case .object: try object(token, shape)
    case .array: try array(token, shape)
    case .string: try string(token, shape, in: parent)
    case .number: try number(token, shape)
    case .literal, .key: break
    }
  }

  /// A record number may travel without quotes. Numbers that the format itself has are settings.
  private mutating func number(_ token: Int, _ shape: Shape) throws(WireError) {
    if case .plain = shape { return }
    var digits = 0
    for at in index.tokens[token].range where bytes[at] &- UInt8(ascii: "0") < 10 { digits += 1 }
    if digits >= identifyingDigitsMin { try visitor.visit(token, as: .number, at: path) }
  }

  private mutating func string(_ token: Int, _ shape: Shape, in parent: Int) throws(WireError) {
    switch shape {
    case .string(let meaning), .either(let meaning, _): try string(token, meaning, in: parent)
    case .named: try string(token, shape.resolved, in: parent)
    case .unreadable:
      visitor.meetUnreadable(at: path)
      try payload(token)
    case .free, .plain, .list, .record, .block, .map: try visitor.visit(token, as: .text, at: path)
    }
  }

  private mutating func string(_ token: Int, _ meaning: Meaning, in parent: Int) throws(WireError) {
    switch meaning {
    case .text: try visitor.visit(token, as: .text, at: path)
    case .json: try visitor.visit(token, as: .json, at: path)
    case .structure(let look):
      if !index.looks(token, look, in: bytes) { try visitor.visit(token, as: .text, at: path) }
    case .signedText: try visitor.visit(token, as: isSigned(parent) ? .sealed : .unsealed, at: path)
    }
  }

  /// Whether a signature, or the provider's own copy of the text, stands beside it.
  private func isSigned(_ object: Int) -> Bool {
    let seals: [StaticString] = ["signature", "encrypted_content"]
    return seals.contains { name in
      guard let seal = index.member(name, of: object, in: bytes), index.tokens[seal].kind == .string else {
        return false
      }
      return !index.tokens[seal].content.isEmpty && index.looks(seal, .sealed, in: bytes)
    }
  }

  private mutating func array(_ token: Int, _ shape: Shape) throws(WireError) {
    let element: Shape
    switch shape {
    case .list(let shape): element = shape
    case .either(_, let container): return try array(token, container)
    case .named: return try array(token, shape.resolved)
    case .unreadable:
      visitor.meetUnreadable(at: path)
      return try payload(token)
    case .free, .plain, .string, .record, .block, .map: element = .free
    }
    var child = token + 1
    var position = 0
    while child < Int(index.tokens[token].next) {
      path.enter(element: position)
      try value(child, element, in: token)
      path.leave()
      child = Int(index.tokens[child].next)
      position += 1
    }
  }

  private mutating func object(_ token: Int, _ shape: Shape) throws(WireError) {
    switch shape {
    case .record(let record): try fields(of: token, record)
    case .block(let blocks): try block(token, blocks)
    case .either(_, let container): try object(token, container)
    case .named: try object(token, shape.resolved)
    case .map(let each): try clientKeys(of: token, each)
    case .free, .plain, .string, .list: try clientKeys(of: token, .free)
    case .unreadable:
      visitor.meetUnreadable(at: path)
      try payload(token)
    }
  }

  private mutating func fields(of token: Int, _ record: Record) throws(WireError) {
    var key = token + 1
    while key < Int(index.tokens[token].next) {
      if let place = record.place(of: key, in: index, bytes) {
        path.enter(field: record.fields[place].name)
        try value(key + 1, record.fields[place].shape, in: token)
      } else {
        path.enterClientKey()
        try visitor.visit(key, as: .key, at: path)
        try value(key + 1, .free, in: token)
      }
      path.leave()
      key = Int(index.tokens[key + 1].next)
    }
  }

  private mutating func clientKeys(of token: Int, _ shape: Shape) throws(WireError) {
    var key = token + 1
    while key < Int(index.tokens[token].next) {
      path.enterClientKey()
      try visitor.visit(key, as: .key, at: path)
      try value(key + 1, shape, in: token)
      path.leave()
      key = Int(index.tokens[key + 1].next)
    }
  }

  /// An object of a type that is not listed is inspected like unknown ground, and reported: what it refers to cannot be.
  private mutating func block(_ token: Int, _ blocks: Blocks) throws(WireError) {
    guard let type = index.member("type", of: token, in: bytes) else {
      if let untyped = blocks.untyped { return try fields(of: token, untyped) }
      visitor.meetUnreadable(at: path)
      return try clientKeys(of: token, .free)
    }
    if index.tokens[type].kind == .string,
      let variant = blocks.variants.first(where: { index.isKey(type, $0.type, in: bytes) })
    {
      return try fields(of: token, variant.record)
    }
    visitor.meetUnreadable(at: path)
    try fields(of: token, Self.unknownBlock)
  }

  private static var unknownBlock: Record { UnknownBlock.record }

  /// The inside of something unreadable: encoded bytes and plain structure are left alone, the rest is inspected.
  private mutating func payload(_ token: Int) throws(WireError) {
    var at = token
    let end = Int(index.tokens[token].next)
    while at < end {
      switch index.tokens[at].kind {
      case .string:
        if !isPayloadOrStructure(at) { try visitor.visit(at, as: .text, at: path) }
      case .key:
        path.enterClientKey()
        if !index.looks(at, .word, in: bytes) { try visitor.visit(at, as: .key, at: path) }
        path.leave()
      case .object, .array, .number, .literal: break
      }
      at += 1
    }
  }

  private func isPayloadOrStructure(_ token: Int) -> Bool {
    if index.looks(token, .word, in: bytes) || index.looks(token, .id, in: bytes) { return true }
    if index.looks(token, .mediaType, in: bytes) { return true }
    return index.withText(token, in: bytes) { StructureLook.isEncodedPayload($0, atLeast: 64) }
  }
}

private enum UnknownBlock {
  static let record: Record = ["type": .token(.word), "cache_control": .record(ChatShapes.cacheControl)]
}

extension JSONIndex {
  /// Whether the string at `token`, escapes resolved, looks like structure of this kind.
  func looks(_ token: Int, _ look: StructureLook, in bytes: [UInt8]) -> Bool {
    withText(token, in: bytes) { look.matches($0) }
  }

  /// The text of the string or key at `token`, without a copy where it holds no escapes.
  func withText(_ token: Int, in bytes: [UInt8], _ body: (Span<UInt8>) -> Bool) -> Bool {
    if tokens[token].hasEscapes {
      let text = JSONText.unescaped(bytes, tokens[token].content)
      return body(text.span)
    }
    return body(bytes.span.extracting(tokens[token].content))
  }
}
