import PolicyEngine
import Synchronization

/// What is proved about one promise, with the situations that break it.
struct PromiseView: Sendable {
  let promiseID: String
  let promise: String
  let verdict: String
  let verdictTone: Tone
  let situations: String
  let promiseSource: String?
  /// Said where the prover could not finish.
  let unfinished: String?
  let counterexamples: [CounterexampleTable]
  /// The smallest change that would close every hole; `nil` when it holds or none was found.
  let repair: String?

  /// A situation in which the promise is broken: only the facts that matter.
  struct CounterexampleTable: Sendable {
    let caption: String
    let rows: [Row]
    let others: String
    let contrast: String?
  }

  struct Row: Sendable {
    let fact: String
    let phrase: String
    let word: String
    /// Whether the promise itself speaks of the fact; the others only lead past the rules above.
    let isOfPromise: Bool
  }

  init(_ result: InvariantResult) {
    let invariant = result.invariant
    promiseID = invariant.id
    promise = invariant.sentence
    promiseSource = invariant.source
    situations = "\(Rendering.count(result.situations)) situations"
    switch result.verdict {
    case .proved:
      (verdict, verdictTone, unfinished, counterexamples, repair) = ("Proved", .good, nil, [], nil)
    case .undecided(let checked, let total):
      (verdict, verdictTone, counterexamples, repair) = ("Undecided", .warn, [], nil)
      unfinished =
        "The budget ran out after \(checked) of \(total) rules that could break it. This counts as failed: simplify the rules."
    case .refuted(let examples, let smallest):
      (verdict, verdictTone, unfinished, repair) = ("Refuted", .bad, nil, smallest)
      counterexamples = examples.map { Self.table($0, invariant) }
    }
  }

  private static func table(_ example: Counterexample, _ invariant: Invariant) -> CounterexampleTable {
    let others = FactName.allCases.count - example.relevant.count
    return CounterexampleTable(
      caption:
        "Rule \(example.ruling.rule) decides \(example.ruling.decision) here; this situation \(invariant.requirement).",
      rows: example.relevant.map { name in
        Row(
          fact: name.rawValue, phrase: name.phrase, word: example.facts[name].word,
          isOfPromise: invariant.facts.contains(name) || example.contrast?.value.name == name)
      }, others: "\(String.counted(others, "other fact")) may have any value.",
      contrast: example.contrast.map {
        "With \($0.value.name.phrase) known to be \($0.value.word), rule \($0.ruling.rule) decides \($0.ruling.decision)."
      })
  }
}

/// The proofs about the policy in force, made once for each version: a page that is opened often must not prove often.
final class PromiseProofs: Sendable {
  private let last = Mutex<(hash: String, results: [InvariantResult])?>(nil)

  func results(for policy: CompiledPolicy) -> [InvariantResult] {
    if let known = last.withLock({ $0 }), known.hash == policy.hash { return known.results }
    // Outside the lock: two visitors at once may both prove, none waits for the other.
    let results = Prover.prove(policy)
    last.withLock { $0 = (policy.hash, results) }
    return results
  }
}
