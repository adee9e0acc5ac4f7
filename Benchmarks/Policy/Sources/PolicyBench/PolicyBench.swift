import Glibc

@testable import PolicyEngine

/// Measures a decision beside its bound, counts its allocations, and times the prover. Writes JSON for bench_policy.py.
@main enum PolicyBench {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else { throw Problem(words: "usage: PolicyBench POLICY.yaml SITUATIONS.tsv") }
    let policy = try CompiledPolicy(yaml: text(arguments[1]), hash: "bench")
    let situations = try self.situations(arguments[2])
    var fields = DecisionBench(policy: policy, situations: situations).fields()
    fields += ProverBench.fields(policy)
    print("{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}")
  }

  /// One situation a line: `fact=value` separated by tabs.
  private static func situations(_ path: String) throws -> [Facts] {
    try text(path).split(separator: "\n").map { line in
      var words: [String: String] = [:]
      for pair in line.split(separator: "\t") {
        let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
        if parts.count == 2 { words[parts[0]] = parts[1] }
      }
      return try Facts(dictionary: words)
    }
  }

  private static func text(_ path: String) throws -> String {
    guard let file = fopen(path, "rb") else { throw Problem(words: "\(path) cannot be read") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&piece, 1, piece.count, file), count > 0 { bytes += piece[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }

  struct Problem: Error { let words: String }
}

/// A decision and what bounds it, in turns, so that both see the same machine.
struct DecisionBench {
  static let rounds = 15
  static let repetitions = 200

  let policy: CompiledPolicy
  let situations: [Facts]
  private let table: [Facts: Int]

  init(policy: CompiledPolicy, situations: [Facts]) {
    self.policy = policy
    self.situations = situations
    var table: [Facts: Int] = [:]
    for facts in situations { table[facts] = policy.decide(facts).rule.utf8.count }
    self.table = table
  }

  func fields() -> [(String, Double)] {
    var sum = 0
    var decisions: [Double] = []
    var lookups: [Double] = []
    let count = Double(situations.count * Self.repetitions)
    for _ in 0..<Self.rounds {
      decisions.append(
        nanoseconds {
          for _ in 0..<Self.repetitions { for facts in situations { sum &+= policy.decide(facts).rule.utf8.count } }
        } / count)
      lookups.append(
        nanoseconds {
          for _ in 0..<Self.repetitions { for facts in situations { sum &+= table[facts] ?? 0 } }
        } / count)
    }
    return [
      ("situations", Double(situations.count)), ("decision_ns", median(decisions)), ("lookup_ns", median(lookups)),
      ("allocations", Double(allocations(&sum))),
      // A control: an explanation makes arrays, so a counter that sees none of them does not count.
      ("allocations_of_explanation", Double(Allocations.during { sum &+= policy.explain(Facts()).passedOver.count })),
      ("sum", Double(sum & 1)),
    ]
  }

  /// Calls of malloc and its kin in one pass over the situations; -1 where the counting library is not preloaded.
  private func allocations(_ sum: inout Int) -> Int {
    Allocations.during { for facts in situations { sum &+= policy.decide(facts).decision == .permit ? 1 : 0 } }
  }
}

enum Allocations {
  static func during(_ work: () -> Void) -> Int {
    typealias Counter = @convention(c) () -> Int
    guard let symbol = dlsym(nil, "chaperone_allocations") else { return -1 }
    let counter = unsafeBitCast(symbol, to: Counter.self)
    let before = counter()
    work()
    return counter() - before
  }
}

/// The prover on the policy, and on random rules over a vocabulary of 30 facts, with seeds.
enum ProverBench {
  static let seeds: Range<UInt64> = 0..<20
  static let facts = 30
  static let rules = 200
  /// How many facts a rule asks about: short rules soon cover everything, long ones leave the most to search.
  static let lengths = [1...4, 2...6, 3...8, 5...10]

  static func fields(_ policy: CompiledPolicy) -> [(String, Double)] {
    var sum = 0
    let builtIn = median((0..<5).map { _ in nanoseconds { sum += Prover.prove(policy).count } })
    var fields = [("prove_built_in_ms", builtIn / 1e6)]
    for length in lengths {
      var times: [Double] = []
      var undecided = 0
      for seed in seeds {
        let proof = proof(seed, length)
        var finding: Proof.Finding?
        times.append(nanoseconds { finding = proof.run(budget: .standard) })
        undecided += finding?.isComplete == true ? 0 : 1
      }
      let name = "prove_30x200_\(length.lowerBound)to\(length.upperBound)"
      fields += [
        ("\(name)_ms_median", median(times) / 1e6), ("\(name)_ms_worst", (times.max() ?? 0) / 1e6),
        ("\(name)_undecided", Double(undecided)),
      ]
    }
    return fields
  }

  /// Every fifth rule is a permit; the promise is about two facts.
  private static func proof(_ seed: UInt64, _ length: ClosedRange<Int>) -> Proof {
    var random = SplitMix(state: seed)
    let space = FactSpace((0..<facts).map { (name: "f\($0)", values: ["unknown", "a", "b", "c"]) })
    let rules = (0..<rules).map { number -> (decision: Decision, clauses: [ValueSet]) in
      let axes = (0..<facts).shuffled(using: &random).prefix(Int.random(in: length, using: &random))
      let condition = Condition.all(
        axes.map { axis in
          var allowed = ValueSet.empty
          for ordinal in 0..<4 where Bool.random(using: &random) {
            allowed = allowed.union(space.facts[axis].bit(ordinal))
          }
          return .member(axis: axis, allowed: allowed.isEmpty ? space.facts[axis].bit(1) : allowed)
        })
      return (number % 5 == 4 ? .permit : .block, condition.clauses(in: space, limit: 1_000) ?? [])
    }
    return Proof(
      rules: RuleSet(space: space, rules: rules), requirement: .block,
      condition: .all([
        .member(axis: 0, allowed: space.facts[0].bit(1)), .member(axis: 1, allowed: space.facts[1].bit(0)),
      ]))
  }
}

private func nanoseconds(_ work: () -> Void) -> Double {
  let taken = ContinuousClock().measure(work).components
  return Double(taken.seconds) * 1e9 + Double(taken.attoseconds) / 1e9
}

private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
