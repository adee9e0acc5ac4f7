/// Names one resource of a tiled log: a tile of hashes or a bundle of entries, whole or partial (C2SP tlog-tiles).
struct Tile: Hashable, Sendable {
  /// Hashes in a full tile, entries in a full bundle.
  static let width = 256
  /// Tree levels that one tile spans.
  static let height = 8
  /// The specification's bound: a tile at level 8 would already need more entries than a UInt64 counts.
  static let levelMax = 63

  enum Kind: Hashable, Sendable {
    case entries
    /// Level l holds the roots of 256^l entries each.
    case hashes(level: Int)
  }

  let kind: Kind
  /// Which tile of its level.
  let number: UInt64
  /// 1 to 256.
  let width: Int

  init(_ kind: Kind, number: UInt64, width: Int = Tile.width) {
    self.kind = kind
    self.number = number
    self.width = width
  }

  var isFull: Bool { width == Self.width }
  var full: Self { Self(kind, number: number) }

  /// Relative to the log's directory: `tile/0/x001/x234/067.p/41`.
  var path: String { isFull ? basePath : "\(partialsPath)/\(width)" }

  /// The directory that holds the partial versions of this tile.
  var partialsPath: String { basePath + ".p" }

  private var basePath: String {
    let level =
      switch kind {
      case .entries: "entries"
      case .hashes(let level): String(level)
      }
    var elements = [Self.threeDigits(number % 1000)]
    var rest = number / 1000
    while rest > 0 {
      elements.append("x" + Self.threeDigits(rest % 1000))
      rest /= 1000
    }
    return "tile/\(level)/" + elements.reversed().joined(separator: "/")
  }

  private static func threeDigits(_ value: UInt64) -> String {
    let digits = String(value)
    return String(repeating: "0", count: 3 - digits.utf8.count) + digits
  }

  /// Reads a path that `path` could have written; `nil` for any other spelling.
  init?(path: String) {
    var elements = path.split(separator: "/", omittingEmptySubsequences: false)
    guard elements.count >= 3, elements.removeFirst() == "tile" else { return nil }
    let levelText = elements.removeFirst()
    let kind: Kind
    if levelText == "entries" {
      kind = .entries
    } else {
      guard let level = Int(levelText), (0...Self.levelMax).contains(level) else { return nil }
      kind = .hashes(level: level)
    }
    var width = Self.width
    if elements.count >= 2, elements[elements.count - 2].hasSuffix(".p") {
      guard let partial = Int(elements.removeLast()), (1..<Self.width).contains(partial) else { return nil }
      width = partial
      elements.append(elements.removeLast().dropLast(2))
    }
    var number: UInt64 = 0
    for element in elements {
      let digits = element.hasPrefix("x") ? element.dropFirst() : element
      guard digits.utf8.count == 3, let value = UInt64(digits), number < 1 << 50 else { return nil }
      number = number * 1000 + value
    }
    self.init(kind, number: number, width: width)
    // Numbers can be spelt in many ways (`+12`, a missing x, leading zeros): only the one that is written is right.
    guard self.path == path else { return nil }
  }

  /// The tiles at the right edge of a log of that size that are not full, bundle first, then from level 0 upwards.
  static func partials(size: UInt64) -> [Tile] {
    var tiles: [Tile] = []
    if size % 256 > 0 { tiles.append(Tile(.entries, number: size / 256, width: Int(size % 256))) }
    var level = 0
    var count = size
    while count > 0 {
      if count % 256 > 0 { tiles.append(Tile(.hashes(level: level), number: count / 256, width: Int(count % 256))) }
      count /= 256
      level += 1
    }
    return tiles
  }
}
