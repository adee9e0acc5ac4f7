import FuzzLoop
import PolicyChecks
import PolicyEngine

/// The bytes are choices: each makes the next piece of a policy that loads, so that the prover meets policies that no
/// change of letters would ever reach.
@main
enum FuzzPolicyProver {
  static func main() { fuzz(test) }
}

private func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var writer = PolicyWriter(choices: Array(UnsafeBufferPointer(start: start, count: count)))
  let text = writer.policy()
  // What contradicts itself or can never decide is refused, rightly.
  guard let policy = try? CompiledPolicy(yaml: text, hash: "fuzz") else { return 0 }
  PolicyChecks.run(policy, seed: UInt64(count))
  return 0
}

/// Writes a policy, taking one byte for each choice; when they run out, every choice is the first.
struct PolicyWriter {
  let choices: [UInt8]
  private var position = 0
  private static let rulesMax = 24

  init(choices: [UInt8]) { self.choices = choices }

  private mutating func choice(_ count: Int) -> Int {
    guard position < choices.count, count > 0 else { return 0 }
    defer { position += 1 }
    return Int(choices[position]) % count
  }

  mutating func policy() -> String {
    var text = "policy: made\nrules:\n"
    var number = 0
    repeat {
      text += "  - {id: r\(number), sentence: S., when: \(condition(depth: 0)), \(decision())}\n"
      number += 1
    } while position < choices.count && number < Self.rulesMax
    return text
  }

  private mutating func decision() -> String {
    switch choice(5) {
    case 0: "decision: permit"
    case 1: "decision: condition, obligations: [pseudonymise]"
    case 2: "decision: condition, obligations: [review, full-logging]"
    default: "decision: block"
    }
  }

  private mutating func condition(depth: Int) -> String {
    let kind = choice(depth < 3 ? 8 : 5)
    switch kind {
    case 5: return "{not: \(condition(depth: depth + 1))}"
    case 6: return "{any: [\(condition(depth: depth + 1)), \(condition(depth: depth + 1))]}"
    case 7: return "{all: [\(condition(depth: depth + 1)), \(condition(depth: depth + 1))]}"
    default:
      var facts: [FactName] = []
      for _ in 0...kind {
        let name = FactName.allCases[choice(FactName.allCases.count)]
        if !facts.contains(name) { facts.append(name) }
      }
      return "{" + facts.map { "\($0.rawValue): [\(words(of: $0))]" }.joined(separator: ", ") + "}"
    }
  }

  private mutating func words(of name: FactName) -> String {
    let all = FactValue.all(of: name)
    let mask = choice(1 << min(all.count, 8))
    let chosen = all.enumerated().filter { mask >> $0.offset & 1 == 1 }.map(\.element.word)
    return (chosen.isEmpty ? [all[0].word] : chosen).map { "\"\($0)\"" }.joined(separator: ", ")
  }
}
