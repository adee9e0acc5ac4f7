import ArgumentParser
import AuditLedger
import Integrations

/// `chaperone audit archive hold`: keeps what is archived beyond its date, until the hold is ended.
struct AuditArchiveHold: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Put the archive under a legal hold, or end it.",
    discussion: """
      A hold has no date: what is under it stays until it is ended, whatever its lock says. Works while the program runs. When \
      it is interrupted, run it again.
      """,
    subcommands: [On.self, Off.self])

  struct On: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Hold everything that is archived, and what is archived from now on.")

    @OptionGroup var place: AuditArchive.Place

    func run() async throws { try await AuditArchiveHold.set(true, place) }
  }

  struct Off: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "End the hold; locks stay until their dates.")

    @OptionGroup var place: AuditArchive.Place

    func run() async throws { try await AuditArchiveHold.set(false, place) }
  }

  private static func set(_ isHeld: Bool, _ place: AuditArchive.Place) async throws {
    let (assembly, _, _) = try place.open()
    do {
      // First what comes, then what is there: nothing falls between the two.
      try assembly.files.setHeld(isHeld)
      let count = try await assembly.withTarget { target in
        var count = 0
        var last: String?
        while true {
          let keys = try await target.list(prefix: "", after: last)
          guard let end = keys.last else { return count }
          for key in keys where LogFiles.isTile(key) || ArchiveKeys.size(of: key) != nil {
            try await target.setHold(key, isHeld)
            count += 1
          }
          last = end
        }
      }
      Terminal.writeLine("legal hold \(isHeld ? "on" : "off"): \(count) objects")
    } catch let error as ArchiveError {
      throw CleanFailure(error.description)
    }
  }
}
