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
  /// The highest bit of every fact, and all the other bits: what makes questions about all facts at once two additions
  /// instead of a loop.
  private let highest: UInt128
  private let lower: UInt128
  /// For every bit the position of its fact.
  private let axisOfBit: [Int]

  static let standard = FactSpace(
    FactName.allCases.map { name in (name: name.rawValue, values: words(of: name.values)) })

  /// `definitions` MUST NOT have more than `ValueSet.capacity` values together; what is beyond is left out, and a test
  /// holds the vocabulary to it.
  init(_ definitions: [(name: String, values: [String])]) {
    var facts: [Axis] = []
    var everything = ValueSet.empty
    var highest: UInt128 = 0
    var axisOfBit: [Int] = []
    var offset = 0
    for definition in definitions where offset + definition.values.count <= ValueSet.capacity {
      var mask = ValueSet.empty
      for bit in offset..<(offset + definition.values.count) { mask.bits |= 1 << UInt128(bit) }
      highest |= 1 << UInt128(offset + definition.values.count - 1)
      axisOfBit += repeatElement(facts.count, count: definition.values.count)
      facts.append(Axis(name: definition.name, values: definition.values, offset: offset, mask: mask))
      everything = everything.union(mask)
      offset += definition.values.count
    }
    self.facts = facts
    self.everything = everything
    self.highest = highest
    self.axisOfBit = axisOfBit
    lower = everything.bits & ~highest
  }

  /// The situation in which every fact is unknown.
  var allUnknown: ValueSet { facts.reduce(.empty) { $0.union($1.bit(0)) } }

  /// The highest bit of every fact of which the set has a value.
  ///
  /// Adding `lower` to the lower bits of a fact carries into its highest bit exactly when one of them is set, and never
  /// into the next fact, since both summands have a zero there.
  @inline(__always) private func touched(_ set: ValueSet) -> UInt128 {
    (((set.bits & lower) &+ lower) | set.bits) & highest
  }

  /// Whether the cube holds at least one situation: it has a value of every fact.
  @inline(__always) func isInhabited(_ cube: ValueSet) -> Bool { touched(cube) == highest }

  /// Of how many facts the set has a value.
  @inline(__always) func factCount(of set: ValueSet) -> Int { touched(set).nonzeroBitCount }

  /// The positions of the facts of which the set has a value, in order.
  func axes(of set: ValueSet) -> [Int] {
    var marks = touched(set)
    var axes: [Int] = []
    while marks != 0 {
      axes.append(axisOfBit[marks.trailingZeroBitCount])
      marks &= marks - 1
    }
    return axes
  }

  /// The cube with only these values of one fact.
  @inline(__always) func restricting(_ cube: ValueSet, axis: Int, to allowed: ValueSet) -> ValueSet {
    ValueSet(bits: cube.bits & (~facts[axis].mask.bits | allowed.bits))
  }

  /// How many situations the cube holds. A `Double`, since the whole space has more than 2⁵³ and only its size matters.
  func size(of cube: ValueSet) -> Double {
    facts.reduce(1) { $0 * Double(cube.intersection($1.mask).count) }
  }

  private static func words<Values: FactValues>(of type: Values.Type) -> [String] {
    type.allCases.map(\.rawValue)
  }
}
