/// What is wrong with one line of a marked file; never its text.
struct GoldFault: Error {
  let field: String?
  let problem: String

  init(field: String?, problem: String) {
    self.field = field
    self.problem = problem
  }

  init(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, let context):
      self.init(field: Self.name(context.codingPath + [key]), problem: "is missing")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      self.init(field: Self.name(context.codingPath), problem: "is of the wrong type")
    case .dataCorrupted: self.init(field: nil, problem: "is not JSON in UTF-8")
    @unknown default: self.init(field: nil, problem: "cannot be decoded")
    }
  }

  /// As a sentence about the line.
  var sentence: String { field.map { "\"\($0)\" \(problem)." } ?? "the line \(problem)." }

  private static func name(_ path: [any CodingKey]) -> String? {
    guard !path.isEmpty else { return nil }
    return path.reduce("") { name, key in
      if let index = key.intValue { return "\(name)[\(index)]" }
      return name.isEmpty ? key.stringValue : "\(name).\(key.stringValue)"
    }
  }
}
