/// The facts and their values as ranges of bits: what the evaluator and the prover compute on.
///
/// There is one real space, `standard`, made from the vocabulary in `Fact`. Tests make smaller and larger ones, so that
/// the prover can be held against brute force and measured beyond today's vocabulary.
struct FactSpace: Sendable {
  /// One fact: its name, its values and the bits that stand for them.
  struct Axis: Sendable {
    let name: String
    let values: [String]
    let offset: Int
    let mask: ValueSet

    func bit(_ ordinal: Int) -> ValueSet { ValueSet(bits: 1 << UInt128(offset + ordinal)) }
  }

  let facts: [Axis]
  /// Every value of every fact: the cube of all situations.
  let everything: ValueSet

  static let standard = FactSpace(
    FactName.allCases.map { name in (name: name.rawValue, values: words(of: name.values)) })

  /// `definitions` MUST NOT have more than `ValueSet.capacity` values together; what is beyond is left out, and a test
  /// holds the vocabulary to it.
  init(_ definitions: [(name: String, values: [String])]) {
    var facts: [Axis] = []
    var everything = ValueSet.empty
    var offset = 0
    for definition in definitions where offset + definition.values.count <= ValueSet.capacity {
      var mask = ValueSet.empty
      for bit in offset..<(offset + definition.values.count) { mask.bits |= 1 << UInt128(bit) }
      facts.append(Axis(name: definition.name, values: definition.values, offset: offset, mask: mask))
      everything = everything.union(mask)
      offset += definition.values.count
    }
    self.facts = facts
    self.everything = everything
  }

  /// The situation in which every fact is unknown.
  var allUnknown: ValueSet { facts.reduce(.empty) { $0.union($1.bit(0)) } }

  /// Whether the cube holds at least one situation.
  func isInhabited(_ cube: ValueSet) -> Bool {
    for axis in facts where cube.bits & axis.mask.bits == 0 { return false }
    return true
  }

  /// How many situations the cube holds. A `Double`, since the whole space has more than 2⁵³ and only its size matters.
  func size(of cube: ValueSet) -> Double {
    facts.reduce(1) { $0 * Double(cube.intersection($1.mask).count) }
  }

  private static func words<Values: FactValues>(of type: Values.Type) -> [String] {
    type.allCases.map(\.rawValue)
  }
}
