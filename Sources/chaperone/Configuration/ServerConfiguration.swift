import ClinicalModel
import Gateway
import ModelWire
import Storage
import StrictYAML
import Upstreams

/// Everything `chaperone serve` is told by its configuration file. Relative paths are relative to that file.
struct ServerConfiguration {
  let listen: ListenAddress
  /// Where people reach the console; approval links start with it.
  let publicURL: String
  let dataDirectory: String
  let policyFile: String
  /// Agents, devices, vendors, people and keys; entered at each start.
  let registryFile: String?
  /// A FHIR bulk export of patients; those not known yet are entered at each start.
  let patientsFile: String?
  /// The hospital's own identifier formats, terms, packs and kinds.
  let detectionFile: String?
  let ledgerName: String
  let witnessing: Witnessing?
  let tls: TLSFiles?
  let upstreams: [UpstreamEntry]
  let sessionMinutes: Int
  let maximumSessionMinutes: Int
  let limits: GatewayLimits
  let upstreamLimits: UpstreamLimits
  /// Where the ledger is kept a second time, if anywhere.
  let archive: ArchiveConfiguration?
  /// `nil` for the file in the data directory.
  let masterKey: MasterKeySource?
  let retention: RetentionPeriods
  let logLevel: LogLevel

  struct TLSFiles {
    let certificateFile: String
    let privateKeyFile: String
  }

  struct UpstreamEntry {
    let name: String
    let route: RouteKind
    let vendor: VendorID?
    let endpoint: Endpoint
    let dialects: Set<Dialect>
    let apiKeyFile: String?
    let models: [ModelEntry]
  }

  struct ModelEntry {
    let name: String
    let upstreamName: String?
    let version: String?
  }

  var scheme: String { tls == nil ? "http" : "https" }

  enum LogLevel: String, CaseIterable { case debug, info, notice, warning, error }
}

/// A host and port to listen on: `127.0.0.1:7070`, `[::1]:7070`. Port 0 lets the system choose.
struct ListenAddress: Equatable {
  let host: String
  let port: Int

  init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// The host as it stands in a URL: IPv6 in brackets.
  var urlHost: String { host.contains(":") ? "[\(host)]" : host }

  init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (0...65_535).contains(port)
    else { return nil }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    guard !host.isEmpty else { return nil }
    self.host = String(host)
    self.port = port
  }
}

extension ServerConfiguration {
  private static let keys = [
    "listen", "public_url", "data_directory", "policy", "registry", "patients", "detection", "ledger", "tls",
    "upstreams", "sessions", "limits", "archive", "master_key", "retention", "log",
  ]

  init(yaml: String, file: String, directory: String) throws(ConfigurationError) {
    let root = try YAMLValue(parsing: yaml, file: file)
    let values = try root.mapping(Self.keys)
    func required(_ key: String) throws(ConfigurationError) -> YAMLValue {
      guard let value = values[key] else { throw root.error("'\(key)' is missing") }
      return value
    }
    let listenValue = try required("listen")
    guard let listen = ListenAddress(try listenValue.text()) else {
      throw listenValue.error("expected HOST:PORT, for example 127.0.0.1:7070")
    }
    self.listen = listen
    publicURL = try Self.publicURL(values["public_url"], listen: listen, hasTLS: values["tls"] != nil)
    dataDirectory = Self.path(try required("data_directory").text(), in: directory)
    policyFile = Self.path(try required("policy").text(), in: directory)
    registryFile = try values["registry"].map { value throws(ConfigurationError) in
      Self.path(try value.text(), in: directory)
    }
    patientsFile = try values["patients"].map { value throws(ConfigurationError) in
      Self.path(try value.text(), in: directory)
    }
    detectionFile = try values["detection"].map { value throws(ConfigurationError) in
      Self.path(try value.text(), in: directory)
    }
    (ledgerName, witnessing) = try Self.ledger(try required("ledger"), in: directory)
    tls = try values["tls"].map { value throws(ConfigurationError) in try Self.tls(value, in: directory) }
    upstreams = try Self.upstreams(try required("upstreams"), in: directory)
    (sessionMinutes, maximumSessionMinutes) = try Self.sessions(values["sessions"])
    (limits, upstreamLimits) = try Self.limits(values["limits"])
    archive = try values["archive"].map { value throws(ConfigurationError) in
      try ArchiveConfiguration(value, in: directory)
    }
    masterKey = try VaultConfiguration.masterKey(values["master_key"], in: directory)
    retention = try VaultConfiguration.retention(values["retention"])
    logLevel = try values["log"]?.choice(LogLevel.self) ?? .info
  }

  static func path(_ text: String, in directory: String) -> String {
    text.hasPrefix("/") ? text : "\(directory)/\(text)"
  }

  private static func publicURL(
    _ value: YAMLValue?, listen: ListenAddress, hasTLS: Bool
  ) throws(ConfigurationError) -> String {
    guard let value else { return "\(hasTLS ? "https" : "http")://\(listen.urlHost):\(listen.port)" }
    let text = try value.text()
    guard text.hasPrefix("https://") || text.hasPrefix("http://"), !text.hasSuffix("/") else {
      throw value.error("expected a URL without a trailing slash, for example https://chaperone.example.org")
    }
    return text
  }

  private static func ledger(
    _ value: YAMLValue, in directory: String
  ) throws(ConfigurationError) -> (name: String, witnessing: Witnessing?) {
    let values = try value.mapping(["name", "witnesses"])
    guard let name = values["name"] else { throw value.error("'name' is missing: the log's origin, one per gateway") }
    let text = try name.text()
    guard text.utf8.count <= 255, !text.utf8.contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: "+") || $0 >= 0x7F })
    else { throw name.error("expected a name without spaces and '+', for example chaperone.example.org/ledger") }
    let witnessing = try values["witnesses"].map { value throws(ConfigurationError) in
      try Self.witnessing(value, in: directory)
    }
    return (text, witnessing)
  }

  static func tls(_ value: YAMLValue, in directory: String) throws(ConfigurationError) -> TLSFiles {
    let values = try value.mapping(["certificate_file", "private_key_file"])
    guard let certificate = values["certificate_file"], let key = values["private_key_file"] else {
      throw value.error("needs certificate_file and private_key_file (PEM)")
    }
    return TLSFiles(
      certificateFile: path(try certificate.text(), in: directory), privateKeyFile: path(try key.text(), in: directory))
  }

  private static func sessions(_ value: YAMLValue?) throws(ConfigurationError) -> (Int, Int) {
    let values = try value?.mapping(["minutes", "maximum_minutes"]) ?? [:]
    let maximum = try values["maximum_minutes"]?.integer(in: 1...480) ?? 480
    let minutes = try values["minutes"]?.integer(in: 1...maximum) ?? min(15, maximum)
    return (minutes, maximum)
  }

  private static func limits(_ value: YAMLValue?) throws(ConfigurationError) -> (GatewayLimits, UpstreamLimits) {
    let values =
      try value?.mapping([
        "request_body_bytes", "request_body_seconds", "answer_bytes", "concurrent_inferences", "pane_bytes",
        "upstream_connections", "upstream_connect_seconds", "upstream_answer_seconds", "upstream_idle_seconds",
      ]) ?? [:]
    var gateway = GatewayLimits()
    if let value = values["request_body_bytes"] { gateway.requestBodyBytes = try value.integer(in: 1024...(64 << 20)) }
    if let value = values["request_body_seconds"] {
      gateway.requestBodySeconds = Int64(try value.integer(in: 1...3600))
    }
    if let value = values["answer_bytes"] { gateway.answerBytes = try value.integer(in: 1024...(64 << 20)) }
    if let value = values["concurrent_inferences"] {
      gateway.concurrentInferences = try value.integer(in: 1...100_000)
    }
    if let value = values["pane_bytes"] { gateway.paneBytes = try value.integer(in: 1024...(16 << 20)) }
    return (gateway, try upstreamLimits(values))
  }
}
