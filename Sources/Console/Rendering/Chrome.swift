import ClinicalModel

/// What surrounds every page: title, places to go, who is signed in, and what just happened.
struct Chrome: Sendable {
  let title: String
  /// `nil` on pages for strangers.
  let person: Person?
  let notice: Notice?
  /// A class of `main`: `wide`, `narrow` or nothing.
  let width: String
  /// A file under `/console/assets`.
  let script: String?

  struct Person: Sendable {
    let name: String
    let roles: String
    let places: [Place]
    let formToken: String
  }

  init(
    _ title: String, visitor: Visitor?, at place: Place.Name? = nil, notice: Notice? = nil, width: String = "",
    script: String? = nil
  ) {
    self.title = title
    self.notice = notice
    self.width = width
    self.script = script
    person = visitor.map { visitor in
      Person(
        name: visitor.user.displayName,
        roles: Role.allCases.filter(visitor.user.roles.contains).map(\.inWords).joined(separator: ", "),
        places: Place.visible(to: visitor.user, current: place), formToken: visitor.forgeryToken)
    }
  }
}

/// One entry of the navigation.
struct Place: Sendable {
  enum Name: CaseIterable, Sendable { case requests, sessions, patients, ownChart, ledger, policy, fleet }

  let label: String
  let path: String
  let isCurrent: Bool

  static func visible(to user: User, current: Name?) -> [Place] {
    Name.allCases.compactMap { name in
      guard let (label, path) = entry(name, for: user) else { return nil }
      return Place(label: label, path: path, isCurrent: name == current)
    }
  }

  private static func entry(_ name: Name, for user: User) -> (String, String)? {
    switch name {
    case .requests: Permission.decideRequests.isGranted(to: user) ? ("Requests", "/console/requests") : nil
    case .sessions: Permission.seeSessions.isGranted(to: user) ? ("Sessions", "/console/sessions") : nil
    case .patients: Reach.charts(user) == .everyone ? ("Patients", "/console/patients") : nil
    case .ownChart:
      if case .ownChart(let own) = Reach.charts(user) { ("My data", "/console/patients/\(own)") } else { nil }
    case .ledger: Permission.seeRecords.isGranted(to: user) ? ("Ledger", "/console/ledger") : nil
    case .policy: Permission.seePolicy.isGranted(to: user) ? ("Policy", "/console/policy") : nil
    case .fleet: Permission.seeFleet.isGranted(to: user) ? ("Agents", "/console/fleet") : nil
    }
  }
}

/// What just happened, told once at the top of the next page. Its code travels in the URL; its words do not.
struct Notice: Sendable, Equatable {
  let tone: String
  let heading: String
  let text: String

  enum Code: String, Sendable, CaseIterable {
    case denied, ended, revoked, consentChanged = "consent-changed"
  }

  init(_ code: Code) {
    switch code {
    case .denied: self.init(tone: "good", heading: "Denied", text: "The agent gets no session. The denial is recorded.")
    case .ended: self.init(tone: "good", heading: "Session ended", text: "Running answers of it were stopped.")
    case .revoked:
      self.init(tone: "good", heading: "Session revoked", text: "Running answers of it were stopped. It is recorded.")
    case .consentChanged:
      self.init(
        tone: "good", heading: "Choice recorded",
        text: "It holds from now on. Where it withdrew permission, open sessions and running answers were stopped.")
    }
  }

  init(tone: String, heading: String, text: String) {
    self.tone = tone
    self.heading = heading
    self.text = text
  }
}
