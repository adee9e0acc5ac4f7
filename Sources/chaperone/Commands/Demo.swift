import ArgumentParser
import Foundation
import Glibc
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Sessions
import Storage
import SyntheticHospital

/// `chaperone demo`: a small synthetic hospital on this machine.
struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a small synthetic hospital: people, charts, agents, a model on premises and a simulated vendor.",
    discussion: "Everything in it is invented. DIR/demo.json (mode 0600) holds logins and keys for scripts.")

  @Option(help: "HOST:PORT to listen on; port 0 picks a free one.")
  var listen = "127.0.0.1:7070"

  @Option(help: "Where the demo keeps its data; a second start finds it again.")
  var data = "demo-data"

  @Option(help: "Another policy than the starting one.")
  var policy: String?

  @Flag(help: "Also offer models that hang, reset, send garbage and stop in the middle, for tests.")
  var faults = false

  @Option(help: "debug, info, notice, warning or error.")
  var log = "warning"

  func run() async throws {
    guard let asked = ListenAddress(listen) else { throw ValidationError("--listen expects HOST:PORT.") }
    guard let level = Logger.Level(rawValue: log) else { throw ValidationError("--log expects a level.") }
    let address = ListenAddress(host: asked.host, port: asked.port == 0 ? try FreePort.find(asked.host) : asked.port)
    var logger = Logger(label: "chaperone")
    logger.logLevel = level
    let directory = try DataDirectory(creating: absolute(data))
    let demo = DemoHospital(data: directory)
    let local = try ModelServer(models: .onPremises, logger: logger)
    let vendor = try ModelServer(models: .vendor(faults: faults), capture: demo.capturePath, logger: logger)
    let policyFile = policy.map(absolute)
    let policy = try policyFile.map(PolicyFile.loadProven) ?? PolicyFile.startingProven()
    let (faults, plainLogger) = (faults, logger)

    var services = ServiceGroupConfiguration(services: [local.application, vendor.application], logger: logger)
    // A model that is made to hang must not keep the demo from ending.
    services.maximumGracefulShutdownDuration = .seconds(5)
    let models = ServiceGroup(configuration: services)

    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await models.run() }
      group.addTask {
        let served: Result<Void, any Error>
        do {
          let catalog = try await DemoHospital.catalog(
            localPort: local.port(), vendorPort: vendor.port(), faults: faults)
          let plan = House.Plan(
            listen: address, publicURL: "http://\(address.urlHost):\(address.port)",
            ledgerName: "chaperone.example/demo", policy: policy, policyFile: policyFile, catalog: catalog,
            passwordCost: .synthetic, logger: plainLogger)
          served = .success(try await Self.serve(demo, with: plan, faults: faults))
        } catch { served = .failure(error) }
        await models.triggerGracefulShutdown()
        try served.get()
      }
      // When the models end first, this throws, which ends the gateway too: without both there is no demo.
      try await group.waitForAll()
    }
  }

  private static func serve(_ demo: DemoHospital, with plan: House.Plan, faults: Bool) async throws {
    let house = try await House(opening: demo.data, plan: plan)
    var document = try await demo.settle(into: house, faults: faults)
    document.baseURL = plan.publicURL
    // It changes with the ledger's key.
    document.ledger.verifierKey = house.verifierKey
    try document.write(to: demo.documentPath)
    let ready = document
    try await house.serve { _ in welcome(ready, demo) }
  }

  private func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
  }

  /// What to do next, in ten lines; then the line that scripts wait for.
  private static func welcome(_ demo: DemoDocument, _ hospital: DemoHospital) {
    let agent = demo.agents.first { $0.outcome == "condition" } ?? demo.agents[0]
    let clinician = demo.users.first { $0.id == agent.clinicianID } ?? demo.users[0]
    let officer = demo.users.first { $0.roles.contains("privacy-officer") } ?? demo.users[0]
    let (base, key) = (demo.baseURL, agent.deviceKey)
    Terminal.writeLine(
      """
      \(hospital.hospital.name): \(demo.patients.count) synthetic patients; charts in \(hospital.data.path)/charts
      Console     \(base)/console
      Clinician   \(clinician.id)  \(clinician.password)
      Officer     \(officer.id)  \(officer.password)     everyone else: \(hospital.documentPath)
      Ask         curl \(base)/v1/chat/completions -H 'Authorization: Bearer \(key)' -H 'Content-Type: application/json' \
      -d '{"model":"vendor-echo-1","messages":[{"role":"user","content":"Summarise the visit of \(demo.patients[0].name)."}]}'
                  The answer is 403 with an approval link: sign in as the clinician, approve, and ask again.
      See         curl \(base)/v1/models -H 'Authorization: Bearer \(key)'     what left: \(demo.vendorCapture)
      Claude Code ANTHROPIC_BASE_URL=\(base) ANTHROPIC_AUTH_TOKEN=\(key) ANTHROPIC_MODEL=vendor-echo-1 claude
      OpenAI SDK  OPENAI_BASE_URL=\(base)/v1 OPENAI_API_KEY=\(key)
      Verify      .build/debug/chaperone audit verify \(demo.ledger.directory) --key '\(demo.ledger.verifierKey)'
      ready \(base)
      """)
  }
}

/// A port that nobody listens on now. Another program could take it before we do; the start then says so.
enum FreePort {
  static func find(_ host: String) throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw ValidationError("No socket can be opened.") }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    guard inet_pton(AF_INET, host, &address.sin_addr) == 1 else {
      throw ValidationError("Port 0 needs an IPv4 address in --listen, for example 127.0.0.1:0.")
    }
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(descriptor, generic, length) == 0 && getsockname(descriptor, generic, &length) == 0
      }
    }
    guard bound else { throw ValidationError("No port on \(host) is free.") }
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
