public import ClinicalModel
public import ModelWire
public import Upstreams

/// One server that runs models, as the configuration describes it.
public struct Upstream: Sendable {
  /// The name in configuration and records, such as `ward-ollama`.
  public let name: String
  public let route: RouteKind
  /// The company that runs it, whose agreements the policy looks at; `nil` on premises.
  public let vendor: VendorID?
  public let endpoint: Endpoint
  /// The formats that it answers in.
  public let dialects: Set<Dialect>
  /// A private cloud whose attestation was verified; no such check exists yet, so configuration cannot claim it.
  public let isAttested: Bool
  /// What the gateway presents there. Never the agent's device key, which stays inside.
  public let credential: UpstreamCredential

  public init(
    name: String, route: RouteKind, vendor: VendorID?, endpoint: Endpoint, dialects: Set<Dialect>,
    isAttested: Bool = false, credential: UpstreamCredential
  ) {
    self.name = name
    self.route = route
    self.vendor = vendor
    self.endpoint = endpoint
    self.dialects = dialects
    self.isAttested = isAttested
    self.credential = credential
  }
}

/// A secret for an upstream. It has no description, so that it cannot be logged by accident.
public struct UpstreamCredential: Sendable, CustomStringConvertible, CustomReflectable {
  private let secret: String?

  /// `nil` when the server asks for none, as local model servers do.
  public init(secret: String?) { self.secret = secret }

  public var description: String { "<credential>" }
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// The header that carries it, in the dialect's own way.
  func header(for dialect: Dialect) -> (String, String)? {
    guard let secret else { return nil }
    return switch dialect {
    case .openAIChat, .openAIResponses: ("authorization", "Bearer \(secret)")
    case .anthropicMessages, .anthropicCountTokens: ("x-api-key", secret)
    }
  }
}

/// A model that agents may ask for, and where it runs.
public struct CatalogModel: Sendable {
  /// The name that agents use.
  public let name: String
  /// The name that the upstream knows it by.
  public let upstreamName: String
  /// For records; the name when the operator gave none.
  public let version: String
  public let upstream: Upstream

  public init(name: String, upstreamName: String? = nil, version: String? = nil, upstream: Upstream) {
    self.name = name
    self.upstreamName = upstreamName ?? name
    self.version = version ?? name
    self.upstream = upstream
  }
}

/// Every model that the gateway can reach, by the name that agents use.
public struct ModelCatalog: Sendable {
  private let byName: [String: CatalogModel]

  /// The first of two models with one name wins; configuration refuses such a list before it comes here.
  public init(_ models: some Sequence<CatalogModel>) {
    byName = Dictionary(models.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The model, when it exists and the agent was registered for it.
  func model(named name: String, for agent: Agent) -> CatalogModel? {
    agent.models.contains(name) ? byName[name] : nil
  }

  /// The agent's models that exist, in the order of its registration.
  func models(for agent: Agent) -> [CatalogModel] { agent.models.compactMap { byName[$0] } }
}
