import ArgumentParser
import ClinicalModel
import Gateway
import Logging
import NIOCore
import PHIDetection
import PolicyEngine
import Sessions

/// `chaperone serve`: the gateway and the console of a hospital.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the gateway and the console.",
    discussion: "docs/configuration.md describes the file; examples/chaperone.yaml is one to start from.")

  @Option(help: "The configuration file.")
  var config: String

  @Flag(help: "Check the configuration, the policy and the registry, and stop.")
  var check = false

  func run() async throws {
    let configuration = try Self.configuration(at: config)
    let policy = try PolicyFile.loadProven(configuration.policyFile)
    let registry = try configuration.registryFile.map { path in
      try RegistryFile(yaml: FileInput.text(of: path), file: path)
    }
    let patients = try configuration.patientsFile.map { path in
      try FHIRPatients(ndjson: FileInput.bytes(of: path), file: path)
    }
    let plan = try plan(configuration, policy)
    if check {
      Terminal.writeLine("\(config): everything is in order")
      return
    }
    let house = try await House(opening: try DataDirectory(creating: configuration.dataDirectory), plan: plan)
    if let registry { try await registry.enter(into: house) }
    if let patients { try await patients.enter(into: house.patients) }
    try await house.serve { channel in
      let port = channel.localAddress?.port ?? configuration.listen.port
      Terminal.writeLine("ready \(configuration.scheme)://\(configuration.listen.urlHost):\(port)")
    }
  }

  /// The configuration in a file, relative paths taken from where it is.
  static func configuration(at path: String) throws -> ServerConfiguration {
    try ServerConfiguration(yaml: FileInput.text(of: path), file: path, directory: FileInput.directory(of: path))
  }

  private func plan(_ configuration: ServerConfiguration, _ policy: ProvenPolicy) throws -> House.Plan {
    var sessionLimits = SessionLimits()
    sessionLimits.sessionMinutes = configuration.sessionMinutes
    sessionLimits.sessionMinutesMax = configuration.maximumSessionMinutes
    var logger = Logger(label: "chaperone")
    logger.logLevel = Logger.Level(rawValue: configuration.logLevel.rawValue) ?? .info
    return House.Plan(
      listen: configuration.listen, publicURL: configuration.publicURL, ledgerName: configuration.ledgerName,
      witnessing: configuration.witnessing,
      policy: policy, policyFile: configuration.policyFile,
      patientsFile: configuration.patientsFile, catalog: try catalog(configuration),
      detection: try configuration.detectionFile.map(DetectionFile.load) ?? .default,
      sessionLimits: sessionLimits, limits: configuration.limits,
      upstreamLimits: configuration.upstreamLimits, tls: try configuration.tls.map { try $0.load() },
      archive: configuration.archive, masterKey: configuration.masterKey, retention: configuration.retention,
      logger: logger)
  }

  private func catalog(_ configuration: ServerConfiguration) throws -> ModelCatalog {
    var models: [CatalogModel] = []
    for entry in configuration.upstreams {
      let secret = try entry.apiKeyFile.map { path in
        try FileInput.text(of: path, limit: 16 << 10).trimmingSuffix { $0 == "\n" || $0 == "\r" }
      }
      let upstream = Upstream(
        name: entry.name, route: entry.route, vendor: entry.vendor, endpoint: entry.endpoint,
        dialects: entry.dialects, credential: UpstreamCredential(secret: secret))
      models += entry.models.map {
        CatalogModel(name: $0.name, upstreamName: $0.upstreamName, version: $0.version, upstream: upstream)
      }
    }
    return ModelCatalog(models)
  }

}

extension String {
  fileprivate func trimmingSuffix(while condition: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, condition(last) { text.removeLast() }
    return String(text)
  }
}
