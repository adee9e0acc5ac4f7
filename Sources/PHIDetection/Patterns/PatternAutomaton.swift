/// All patterns of a configuration as one deterministic automaton: one step a byte, however many patterns there are.
///
/// Made by position sets (V. M. Glushkov, 1961) and the subset construction (Rabin and Scott, 1959), both bounded. A walk
/// starts at a token and ends after `IdentifierPattern.lengthMax` bytes at the latest, so a scan is linear in the text.
struct PatternAutomaton: Sendable, Hashable {
  /// States of the automaton, with its table at most a few megabytes.
  static let statesMax = 8_192
  /// Characters of all patterns with counts written out.
  static let positionsMax = 8_192

  /// The column of each byte; 0 is a byte that no pattern has.
  private let columns: [UInt8]
  private let columnCount: Int
  /// The next state by state and column; state 0 is the end of every hope.
  private let next: [UInt16]
  /// Bit n: pattern n ends here.
  private let accepted: [UInt64]
  static let start: UInt16 = 1

  static let empty = PatternAutomaton()

  private init() {
    columns = [UInt8](repeating: 0, count: 256)
    columnCount = 1
    next = [0, 0]
    accepted = [0, 0]
  }

  @inline(__always)
  func step(_ state: UInt16, _ byte: UInt8) -> UInt16 {
    next[Int(state) * columnCount + Int(columns[Int(byte)])]
  }

  @inline(__always)
  func patterns(endingAt state: UInt16) -> UInt64 { accepted[Int(state)] }

  /// `nil` when it would have too many states.
  init?(_ expressions: [(PatternExpression, ignoringCase: Bool)]) {
    var positions = PatternPositions()
    for (number, expression) in expressions.enumerated() {
      guard positions.add(expression.0, ignoringCase: expression.ignoringCase, pattern: number) else { return nil }
    }
    let (columns, representatives) = Self.columns(of: positions.classes)
    self.columns = columns
    columnCount = representatives.count
    var states: [[Int32]: UInt16] = [:]
    var queue: [[Int32]] = []
    var next = [UInt16](repeating: 0, count: representatives.count)
    var accepted: [UInt64] = [0]
    func state(of set: [Int32]) -> UInt16? {
      if set.isEmpty { return 0 }
      if let known = states[set] { return known }
      guard states.count < Self.statesMax else { return nil }
      let state = UInt16(states.count + 1)
      states[set] = state
      queue.append(set)
      accepted.append(set.reduce(0) { $1 < 0 ? $0 : $0 | positions.endings[Int($1)] })
      return state
    }
    // The start is no position: it has its own set, marked by a negative number.
    guard state(of: [-1]) != nil else { return nil }
    var done = 0
    while done < queue.count {
      let set = queue[done]
      done += 1
      let reachable = set == [-1] ? positions.first : Set(set.flatMap { positions.follow[Int($0)] }).sorted()
      var row = [UInt16](repeating: 0, count: representatives.count)
      for (column, byte) in representatives.enumerated() where column > 0 {
        guard let target = state(of: reachable.filter { positions.classes[Int($0)].contains(byte) }) else { return nil }
        row[column] = target
      }
      next += row
    }
    self.next = next
    self.accepted = accepted
  }

  /// Bytes that no class tells apart share a column.
  private static func columns(of classes: [ByteClass]) -> (columns: [UInt8], representatives: [UInt8]) {
    let distinct = Array(Set(classes))
    var columns = [UInt8](repeating: 0, count: 256)
    var representatives: [UInt8] = [0xFF]
    var known: [[Bool]: UInt8] = [distinct.map { _ in false }: 0]
    for byte in UInt8(0)..<128 {
      let signature = distinct.map { $0.contains(byte) }
      if let column = known[signature] {
        columns[Int(byte)] = column
      } else {
        columns[Int(byte)] = UInt8(representatives.count)
        known[signature] = UInt8(representatives.count)
        representatives.append(byte)
      }
    }
    return (columns, representatives)
  }
}

/// Every character of every pattern, counts written out, and which may follow which.
private struct PatternPositions {
  private(set) var classes: [ByteClass] = []
  private(set) var follow: [[Int32]] = []
  /// Bit n: pattern n can end at the position.
  private(set) var endings: [UInt64] = []
  private(set) var first: [Int32] = []

  private struct Part {
    var isOptional: Bool
    var first: [Int32]
    var last: [Int32]
  }

  /// False when there are too many.
  mutating func add(_ expression: PatternExpression, ignoringCase: Bool, pattern: Int) -> Bool {
    guard let part = part(expression, ignoringCase) else { return false }
    first += part.first
    for position in part.last { endings[Int(position)] |= 1 << UInt64(pattern) }
    return true
  }

  private mutating func part(_ expression: PatternExpression, _ ignoringCase: Bool) -> Part? {
    switch expression {
    case .byte(let members):
      guard classes.count < PatternAutomaton.positionsMax else { return nil }
      let position = Int32(classes.count)
      classes.append(ignoringCase ? members.ignoringCase : members)
      follow.append([])
      endings.append(0)
      return Part(isOptional: false, first: [position], last: [position])
    case .sequence(let expressions):
      var whole: Part?
      for expression in expressions {
        guard let part = part(expression, ignoringCase) else { return nil }
        whole = whole.map { joined($0, part) } ?? part
      }
      return whole
    case .alternatives(let expressions):
      var whole = Part(isOptional: false, first: [], last: [])
      for expression in expressions {
        guard let part = part(expression, ignoringCase) else { return nil }
        whole.isOptional = whole.isOptional || part.isOptional
        whole.first += part.first
        whole.last += part.last
      }
      return whole
    case .counted(let expression, let count):
      var whole: Part?
      for copy in 0..<count.upperBound {
        guard var part = part(expression, ignoringCase) else { return nil }
        if copy >= count.lowerBound { part.isOptional = true }
        whole = whole.map { joined($0, part) } ?? part
      }
      return whole
    }
  }

  private mutating func joined(_ left: Part, _ right: Part) -> Part {
    for position in left.last { follow[Int(position)] += right.first }
    return Part(
      isOptional: left.isOptional && right.isOptional,
      first: left.isOptional ? left.first + right.first : left.first,
      last: right.isOptional ? left.last + right.last : right.last)
  }
}
