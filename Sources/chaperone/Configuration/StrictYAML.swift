import Yams

/// What is wrong with a configuration file, and where.
struct ConfigurationError: Error, CustomStringConvertible {
  let file: String
  /// 1-based; `nil` when the whole file is meant.
  let line: Int?
  let problem: String

  var description: String { line.map { "\(file):\($0): \(problem)" } ?? "\(file): \(problem)" }
}

/// One value of a YAML file that knows its place, read strictly: an unknown key, a wrong type or a duplicate is an
/// error with file, line and what was expected.
struct YAMLValue {
  let node: Node
  let file: String
  /// The path of keys to it, for messages: `upstreams[0].url`.
  let path: String

  /// The largest configuration file that is read.
  static let maxBytes = 1 << 20

  init(parsing text: String, file: String) throws(ConfigurationError) {
    guard text.utf8.count <= Self.maxBytes else {
      throw ConfigurationError(file: file, line: nil, problem: "larger than \(Self.maxBytes) bytes")
    }
    do {
      guard let root = try Yams.compose(yaml: text) else {
        throw ConfigurationError(file: file, line: nil, problem: "empty; expected a mapping")
      }
      self.init(node: root, file: file, path: "")
    } catch let error as ConfigurationError {
      throw error
    } catch let error as YamlError {
      throw Self.syntaxError(error, file: file)
    } catch {
      throw ConfigurationError(file: file, line: nil, problem: "not readable as YAML")
    }
  }

  private init(node: Node, file: String, path: String) {
    self.node = node
    self.file = file
    self.path = path
  }

  private static func syntaxError(_ error: YamlError, file: String) -> ConfigurationError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      ConfigurationError(file: file, line: mark.line, problem: "YAML: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      ConfigurationError(
        file: file, line: context.mark.line, problem: "duplicate keys: \(keys.map(String.init(describing:)))")
    default: ConfigurationError(file: file, line: nil, problem: "not readable as YAML")
    }
  }

  func error(_ problem: String) -> ConfigurationError {
    ConfigurationError(file: file, line: node.mark?.line, problem: path.isEmpty ? problem : "\(path): \(problem)")
  }

  /// The mapping's values by key. Keys outside `known` are an error that suggests the nearest known one.
  func mapping(_ known: [String]) throws(ConfigurationError) -> [String: YAMLValue] {
    guard case .mapping(let mapping) = node else {
      throw error("expected a mapping with \(known.joined(separator: ", "))")
    }
    var values: [String: YAMLValue] = [:]
    for (key, value) in mapping {
      guard let name = key.string else { throw error("expected a text key") }
      let child = YAMLValue(node: value, file: file, path: path.isEmpty ? name : "\(path).\(name)")
      guard known.contains(name) else {
        let line = key.mark?.line ?? node.mark?.line
        throw ConfigurationError(
          file: file, line: line,
          problem: "unknown key '\(child.path)'; expected one of \(known.joined(separator: ", "))"
            + Self.suggestion(for: name, among: known))
      }
      guard values.updateValue(child, forKey: name) == nil else { throw child.error("given twice") }
    }
    return values
  }

  func list() throws(ConfigurationError) -> [YAMLValue] {
    guard case .sequence(let sequence) = node else { throw error("expected a list") }
    return sequence.enumerated().map { YAMLValue(node: $1, file: file, path: "\(path)[\($0)]") }
  }

  func text() throws(ConfigurationError) -> String {
    guard case .scalar(let scalar) = node, !scalar.string.isEmpty else { throw error("expected text") }
    return scalar.string
  }

  func integer(in range: ClosedRange<Int>) throws(ConfigurationError) -> Int {
    guard let value = Int(try text()), range.contains(value) else {
      throw error("expected a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  func boolean() throws(ConfigurationError) -> Bool {
    switch try text() {
    case "true": return true
    case "false": return false
    default: throw error("expected true or false")
    }
  }

  /// A text that a type with a closed set of values accepts.
  func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) throws(ConfigurationError) -> Choice
  where Choice.RawValue == String {
    let text = try text()
    guard let choice = Choice(rawValue: text) else {
      let known = Choice.allCases.map(\.rawValue)
      throw error("expected one of \(known.joined(separator: ", "))\(Self.suggestion(for: text, among: known))")
    }
    return choice
  }

  private static func suggestion(for word: String, among known: [String]) -> String {
    let nearest = known.map { ($0, distance(word, $0)) }.min { $0.1 < $1.1 }
    guard let nearest, nearest.1 <= 2 else { return "" }
    return " (did you mean '\(nearest.0)'?)"
  }

  /// Levenshtein distance in bytes; both words are short.
  private static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.utf8.prefix(64)), Array(right.utf8.prefix(64)))
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let above = row[j + 1]
        row[j + 1] = a == b ? diagonal : min(diagonal, above, row[j]) + 1
        diagonal = above
      }
    }
    return row[right.count]
  }
}
