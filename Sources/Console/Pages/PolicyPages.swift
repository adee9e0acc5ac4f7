import Hummingbird
import PolicyEngine
import Storage

/// The policy in force, rule by rule, what is proved about it, and the versions before it.
struct PolicyPages: Sendable {
  let services: ConsoleServices
  let library: PageLibrary
  private let promises = PromiseProofs()

  init(services: ConsoleServices, library: PageLibrary) {
    self.services = services
    self.library = library
  }

  var routes: [PageRoute] {
    [
      .page("/console/policy", show), .page("/console/policy/what-if", whatIf),
      .page("/console/policy/compare", compare),
    ]
  }

  struct Listing: Page {
    let template = PageTemplate.policy
    let chrome: Chrome
    let name: String
    let hash: String
    let ruleCount: String
    let rules: [Rule]
    let promises: [PromiseView]
    let promiseCount: String
    let versions: [VersionOption]
    let canCompare: Bool
  }

  struct Rule: Sendable {
    let ruleID: String
    let label: String
    let tone: Tone
    let sentence: String
    let condition: String
    let obligations: [String]
    let hasObligations: Bool
    let note: String?
    let source: String?
  }

  /// One version in the two lists of the comparison form.
  struct VersionOption: Sendable {
    let code: String
    let label: String
    let isOld: Bool
    let isNew: Bool
  }

  struct Asking: Page {
    let template = PageTemplate.policyWhatIf
    let chrome: Chrome
    let groups: [WhatIf.Group]
    let answer: WhatIf.Answer?
  }

  struct Comparing: Page {
    let template = PageTemplate.policyCompare
    let chrome: Chrome
    let old: Version
    let new: Version
    let comparison: PolicyComparison
  }

  struct Version: Sendable {
    let versionName: String
    let versionHash: String
    let at: Moment
  }

  private func show(_ call: PageCall) async throws -> Response {
    try Permission.seePolicy.require(of: call.visitor.user)
    let policy = services.policy()
    let rules = policy.rules.map { rule in
      Self.rule(
        rule.id, rule.decision, sentence: rule.sentence, condition: rule.condition, note: rule.note, source: rule.source
      )
    }
    let fallback = policy.fallback
    let last = Self.rule(
      fallback.rule, fallback.decision, sentence: fallback.sentence, condition: "no rule above matches",
      note: fallback.note, source: fallback.source)
    let results = promises.results(for: policy)
    let kept = results.count { $0.isProved }
    let versions = Self.options(try await listed(), current: policy.hash)
    return try library.response(
      Listing(
        chrome: Chrome("Policy", visitor: call.visitor, at: .policy), name: policy.name, hash: policy.hash,
        ruleCount: "\(String.counted(rules.count, "rule")) and the default", rules: rules + [last],
        promises: results.map(PromiseView.init), promiseCount: "\(kept) of \(results.count) proved",
        versions: versions, canCompare: versions.count > 1))
  }

  private func whatIf(_ call: PageCall) async throws -> Response {
    try Permission.seePolicy.require(of: call.visitor.user)
    let facts = try WhatIf.facts(in: call.query)
    return try library.response(
      Asking(
        chrome: Chrome("What if", visitor: call.visitor, at: .policy), groups: WhatIf.groups(facts),
        answer: call.query.isEmpty ? nil : WhatIf.Answer(services.policy().explain(facts))))
  }

  private func compare(_ call: PageCall) async throws -> Response {
    try Permission.seePolicy.require(of: call.visitor.user)
    let (old, oldPolicy) = try await version("old", call)
    let (new, newPolicy) = try await version("new", call)
    return try library.response(
      Comparing(
        chrome: Chrome("Two versions", visitor: call.visitor, at: .policy), old: Self.heading(old),
        new: Self.heading(new), comparison: PolicyComparison(.between(oldPolicy, newPolicy))))
  }

  private func version(_ field: String, _ call: PageCall) async throws -> (PolicyVersion, CompiledPolicy) {
    guard let hash = call.query[field], !hash.isEmpty else {
      throw ConsoleError.invalid(field: field, expected: "the hash of a version")
    }
    guard let version = try await archived(hash) else {
      throw ConsoleError.notFound("version of the policy")
    }
    do {
      return (version, try CompiledPolicy(yaml: version.yaml, file: version.name, hash: version.hash))
    } catch {
      throw ConsoleError.conflict(
        code: "policy_not_loadable",
        "This program no longer reads that version: its vocabulary has changed since. Its text is in the archive.")
    }
  }

  private func listed() async throws(ConsoleError) -> [PolicyVersion.Heading] {
    do { return try await services.archive.newest() } catch { throw Self.unreadable }
  }

  private func archived(_ hash: String) async throws(ConsoleError) -> PolicyVersion? {
    do { return try await services.archive.version(hash) } catch { throw Self.unreadable }
  }

  private static let unreadable = ConsoleError.unavailable("The archive of policies cannot be read now.")

  /// The newest two are chosen: what changed last is the likeliest question.
  static func options(_ versions: [PolicyVersion.Heading], current: String) -> [VersionOption] {
    let new = versions.firstIndex { $0.hash == current } ?? 0
    let old = versions.indices.first { $0 != new }
    return versions.enumerated().map { position, version in
      let state = version.hash == current ? ", in force" : ""
      return VersionOption(
        code: version.hash,
        label: "\(version.name), \(Moment(version.firstLoaded).words), \(version.hash.prefix(8))\(state)",
        isOld: position == old, isNew: position == new)
    }
  }

  private static func heading(_ version: PolicyVersion) -> Version {
    Version(versionName: version.name, versionHash: version.hash, at: Moment(version.firstLoaded))
  }

  private static func rule(
    _ id: String, _ decision: Decision, sentence: String, condition: String, note: String?, source: String?
  ) -> Rule {
    let outcome = decision.outcome.recorded
    return Rule(
      ruleID: id, label: outcome.inWords, tone: outcome.tone, sentence: sentence, condition: condition,
      obligations: decision.obligations.map(\.rawValue), hasObligations: !decision.obligations.isEmpty, note: note,
      source: source)
  }
}
