/// What stands at one place of a body, as far as inspection cares. The typed list that says what is structure.
///
/// Everything fails towards inspection: a value of another kind than its shape expects, a field that a record does not
/// name and a key that the client invented are all `free`.
indirect enum Shape: Sendable {
  /// Unknown ground: every string, every key and every long number in it is inspected.
  case free
  /// A number or a switch. Anything else here is unknown ground.
  case plain
  /// A string with a known meaning.
  case string(Meaning)
  /// Each element of an array has this shape.
  case list(Shape)
  /// An object with known fields.
  case record(Record)
  /// An object whose `type` field says which record it is.
  case block(Blocks)
  /// A string with a meaning, or else a container of the other shape.
  case either(Meaning, Shape)
  /// An object whose keys the client invented, each value of one shape.
  case map(Shape)
  /// An image, audio, or a file that is elsewhere: reported as uninspectable; short strings in it are inspected too.
  case unreadable
  /// A shape that contains itself.
  case named(Name)

  enum Name: Sendable { case schema, anthropicBlock }

  /// Ordinary text.
  static let text = Shape.string(.text)
  /// A JSON document inside a string.
  static let json = Shape.string(.json)

  static func token(_ look: StructureLook) -> Shape { .string(.structure(look)) }

  /// The shape itself, names resolved.
  var resolved: Shape {
    guard case .named(let name) = self else { return self }
    return switch name {
    case .schema: SchemaShape.schema
    case .anthropicBlock: AnthropicShapes.block
    }
  }
}

/// What a string is for.
enum Meaning: Sendable, Hashable {
  case text
  /// A JSON document inside a string.
  case json
  /// Structure as long as it looks like it, otherwise text.
  case structure(StructureLook)
  /// Text that the provider signed: inspected, but it must travel as it is. Text where no signature stands beside it.
  case signedText
}

/// The fields of one object that the format names, in the order in which they are looked up.
final class Record: Sendable, ExpressibleByDictionaryLiteral {
  struct Field: Sendable {
    let name: StaticString
    let shape: Shape
  }

  let fields: [Field]
  /// The names alone: comparing them touches no reference count.
  private let names: [StaticString]

  convenience init(dictionaryLiteral elements: (StaticString, Shape)...) {
    self.init(elements.map { Field(name: $0.0, shape: $0.1) })
  }

  convenience init(_ fields: KeyValuePairs<StaticString, Shape>) {
    self.init(fields.map { Field(name: $0.key, shape: $0.value) })
  }

  /// No fields: everything in the object is unknown.
  convenience init() { self.init([Field]()) }

  private init(_ fields: [Field]) {
    self.fields = fields
    names = fields.map(\.name)
  }

  /// The place in `fields` of the one that the key at `token` names.
  func place(of token: Int, in index: JSONIndex, _ bytes: [UInt8]) -> Int? {
    for place in names.indices where index.isKey(token, names[place], in: bytes) { return place }
    return nil
  }

  /// The same fields and others after them.
  func with(_ other: Record) -> Record { Record(fields + other.fields) }

  /// The same fields and others that are numbers and switches.
  func with(plain names: StaticString...) -> Record {
    Record(fields + names.map { Field(name: $0, shape: .plain) })
  }
}

/// The records that one place may hold, told apart by the object's `type`.
final class Blocks: Sendable {
  struct Variant: Sendable {
    let type: StaticString
    let record: Record
  }

  let variants: [Variant]
  /// The record of an object without a `type`; `nil` when the format has no such thing there.
  let untyped: Record?

  init(_ variants: KeyValuePairs<StaticString, Record>, untyped: Record? = nil) {
    self.variants = variants.map { Variant(type: $0.key, record: $0.value) }
    self.untyped = untyped
  }
}
