import Foundation
import Storage

/// The change of a data directory's master key, in steps of which each can be the last before a crash.
struct MasterKeyChange: Sendable {
  enum Outcome: Sendable {
    case rewrapped(patients: Int)
    /// An earlier run had rewrapped everything.
    case continued
  }

  /// Keys that were replaced in one place, at most; an older one has to be moved away.
  private static let replacedMax = 100

  let data: DataDirectory
  let source: MasterKeySource

  /// To a key that is somewhere already; the configuration names it afterwards.
  func run(to new: MasterKeySource) async throws -> Outcome {
    let key = try new.existing()
    return try await ClosedHouse.withKeeper(of: data) { keeper, database in
      try await rewrap(to: key, MasterKeyRotation(database: database, keeper: keeper))
    }
  }

  /// To a new random key in the place of the file.
  ///
  /// First the new key is durable beside the old one, then the database is rewrapped in one transaction, then the files
  /// change places. Whichever step was the last, the key that opens the database is in one of the two files, and running
  /// this again ends it.
  func replaceFile() async throws -> (outcome: Outcome, replaced: String) {
    guard case .file(let path) = source else {
      throw CleanFailure(
        "The master key comes from \(source): name the new one with --new-file, --new-environment or "
          + "--new-command.")
    }
    let next = path + ".next"
    return try await ClosedHouse.withKeeper(of: data) { keeper, database in
      // A run that was cut off before has left its key there; it may be the database's already.
      let new = try MasterKey.load(path: next)
      let outcome = try await rewrap(to: new, MasterKeyRotation(database: database, keeper: keeper))
      let replaced = try keep(path)
      guard rename(next, path) == 0 else {
        throw CleanFailure(
          "The database is rewrapped, but '\(next)' cannot be put in the place of '\(path)'. Run this again.")
      }
      try DataDirectory.syncParent(of: path)
      return (outcome, replaced)
    }
  }

  private func rewrap(to new: MasterKey, _ rotation: MasterKeyRotation) async throws -> Outcome {
    let old = try source.existing()
    // The old key is asked first: a database without any key would take either for its own.
    guard try await rotation.standing(of: old) == .another else {
      return .rewrapped(patients: try await rotation.rewrap(from: old, to: new))
    }
    guard try await rotation.standing(of: new) == .itsOwn else {
      throw CleanFailure("Neither \(source) nor the new key opens this database. Nothing was changed.")
    }
    return .continued
  }

  /// Gives the old key file a second name, under which it stays. One that a cut-off run gave it is found again; keys of
  /// earlier rotations keep theirs.
  private func keep(_ path: String) throws -> String {
    var own = stat()
    guard stat(path, &own) == 0 else { throw CleanFailure("'\(path)' cannot be read.") }
    for number in 1...Self.replacedMax {
      let name = "\(path).replaced-\(number)"
      if link(path, name) == 0 { return name }
      var standing = stat()
      if stat(name, &standing) == 0, standing.st_ino == own.st_ino, standing.st_dev == own.st_dev { return name }
    }
    throw CleanFailure("The database is rewrapped, but '\(path)' cannot be kept under another name. Run this again.")
  }
}
