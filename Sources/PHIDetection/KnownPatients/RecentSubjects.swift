/// Whose the last findings were, so that a text which repeats a name of many bearers lists them once and not a thousand
/// times.
struct RecentSubjects: Sendable {
  /// Owners remembered; one more, and the memory starts over.
  private static let ownersMax = 64

  private var known: [OwnerReference: Subject] = [:]

  mutating func subject(of owner: OwnerReference?, among patients: KnownPatients) -> Subject {
    guard let owner else { return .unattributed }
    if let subject = known[owner] { return subject }
    let subject = patients.subject(owner)
    if known.count >= Self.ownersMax { known.removeAll(keepingCapacity: true) }
    known[owner] = subject
    return subject
  }
}
