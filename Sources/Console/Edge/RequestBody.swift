import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore

/// The members of a small JSON object or of a form, read by name; an unknown one is refused.
struct BodyFields: Sendable {
  enum Value: Sendable, Equatable {
    case text(String)
    case integer(Int)
    case other
  }

  private let values: [String: Value]

  init(_ values: [String: Value], known: [String]) throws(ConsoleError) {
    if let stranger = values.keys.filter({ !known.contains($0) }).min() {
      throw .unknownField(Self.printable(stranger), known: known)
    }
    self.values = values
  }

  /// Text between 1 and `limit` UTF-8 bytes, white space at both ends removed.
  func text(_ name: String, limit: Int) throws(ConsoleError) -> String {
    guard case .text(let raw)? = values[name] else { throw .invalid(field: name, expected: "text") }
    let trimmed = raw.drop { $0.isWhitespace }
    guard let last = trimmed.lastIndex(where: { !$0.isWhitespace }), trimmed.utf8.count <= limit else {
      throw .invalid(field: name, expected: "1 to \(limit) bytes of text")
    }
    return String(trimmed[...last])
  }

  /// A password: kept byte for byte.
  func secret(_ name: String) throws(ConsoleError) -> String {
    guard case .text(let raw)? = values[name], !raw.isEmpty, raw.utf8.count <= ConsoleLimits.passwordBytes else {
      throw .invalid(field: name, expected: "1 to \(ConsoleLimits.passwordBytes) bytes of text")
    }
    return raw
  }

  /// `nil` when the field is absent or, in a form, left empty.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(ConsoleError) -> Int? {
    let number: Int?
    switch values[name] {
    case nil, .text("")?: return nil
    case .integer(let value)?: number = value
    case .text(let text)?: number = Int(text)
    case .other?: number = nil
    }
    guard let number, range.contains(number) else {
      throw .invalid(field: name, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// One of an enumeration's raw values.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, of type: Choice.Type = Choice.self
  ) throws(ConsoleError) -> Choice where Choice.RawValue == String {
    guard case .text(let raw)? = values[name], let choice = Choice(rawValue: raw) else {
      let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw .invalid(field: name, expected: "one of \(words)")
    }
    return choice
  }

  /// A name from the request, safe to repeat in a message: at most 40 printable ASCII characters.
  private static func printable(_ name: String) -> String {
    String(decoding: name.utf8.prefix(40).map { (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
  }
}

extension Request {
  /// The body as a flat JSON object with only `known` members. An empty body is an empty object.
  func jsonFields(known: [String]) async throws -> BodyFields {
    let bytes = try await boundedBody()
    if bytes.isEmpty { return try BodyFields([:], known: known) }
    guard mediaType == "application/json" else { throw ConsoleError.wrongContentType(expected: "application/json") }
    guard let values = try? JSONDecoder().decode([String: BodyFields.Value].self, from: Data(bytes)) else {
      throw ConsoleError.malformed("The body is not a JSON object.")
    }
    return try BodyFields(values, known: known)
  }

  /// The body as an HTML form with only `known` fields besides the forgery token; the token is returned beside them.
  func formFields(known: [String]) async throws -> (fields: BodyFields, forgeryToken: String?) {
    let bytes = try await boundedBody()
    guard bytes.isEmpty || mediaType == "application/x-www-form-urlencoded" else {
      throw ConsoleError.wrongContentType(expected: "application/x-www-form-urlencoded")
    }
    var pairs = FormText.pairs(bytes)
    let token = pairs.removeValue(forKey: ForgeryToken.fieldName)
    return (try BodyFields(pairs.mapValues(BodyFields.Value.text), known: known), token)
  }

  private var mediaType: String? {
    headers[.contentType].map { value in
      value.prefix { $0 != ";" }.lowercased().filter { $0 != " " && $0 != "\t" }
    }
  }

  private func boundedBody() async throws -> [UInt8] {
    do {
      return Array(try await body.collect(upTo: ConsoleLimits.bodyBytes).readableBytesView)
    } catch is NIOTooManyBytesError {
      throw ConsoleError.tooLarge(limit: ConsoleLimits.bodyBytes)
    }
  }
}

extension BodyFields.Value: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self) {
      self = .integer(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .other
    }
  }
}
