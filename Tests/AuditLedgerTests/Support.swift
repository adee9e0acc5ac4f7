import Glibc
import SeededNumbers
import Synchronization

@testable import AuditLedger

extension SeededGenerator {
  mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) } }
}

/// A directory that goes away with the test.
final class ScratchDirectory: Sendable {
  let path: String

  init() throws {
    // Hundreds of small logs sync thousands of times: in memory, where the machine has such a place.
    let parent = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var template = Array("\(parent)/chaperone-ledger-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? ""
    }
    if path.isEmpty { throw LedgerError(.inputOutput, "no temporary directory") }
  }

  deinit { Self.remove(path) }

  var files: FileSystem { FileSystem(root: path) }

  /// Every plain file below, except what is the writer's own business.
  var publicFiles: [String] { list("").filter { !$0.hasPrefix("private/") }.sorted() }

  func copy() throws -> ScratchDirectory {
    let other = try ScratchDirectory()
    for file in list("") {
      let slash = file.lastIndex(of: "/")
      if let slash { try other.files.makeDirectory(String(file[..<slash])) }
      try other.overwrite(file, with: files.read(file) ?? [])
    }
    return other
  }

  func overwrite(_ file: String, with bytes: [UInt8]) throws {
    let handle = try files.openForWriting(file, exclusively: false)
    try handle.truncate(to: 0)
    try handle.write(bytes, at: 0)
  }

  func list(_ directory: String) -> [String] {
    var found: [String] = []
    for name in (try? files.names(in: directory)) ?? [] {
      let path = directory.isEmpty ? name : "\(directory)/\(name)"
      if files.isDirectory(path) { found += list(path) } else { found.append(path) }
    }
    return found
  }

  private static func remove(_ path: String) {
    let files = FileSystem(root: path)
    for name in (try? files.names(in: "")) ?? [] {
      if files.isDirectory(name) { remove("\(path)/\(name)") } else { unlink("\(path)/\(name)") }
    }
    rmdir(path)
  }
}

/// A tree as RFC 6962 defines it, recomputed from all leaves each time: slow, short, and the judge of the fast one.
struct NaiveTree {
  var leaves: [MerkleHash]

  func root(_ range: Range<Int>) -> MerkleHash {
    if range.isEmpty { return .emptyRoot }
    if range.count == 1 { return leaves[range.lowerBound] }
    let split = range.lowerBound + split(range.count)
    return .node(root(range.lowerBound..<split), root(split..<range.upperBound))
  }

  func path(_ index: Int, _ range: Range<Int>) -> [MerkleHash] {
    if range.count == 1 { return [] }
    let split = range.lowerBound + split(range.count)
    return index < split
      ? path(index, range.lowerBound..<split) + [root(split..<range.upperBound)]
      : path(index, split..<range.upperBound) + [root(range.lowerBound..<split)]
  }

  func proof(_ old: Int, _ range: Range<Int>, isWhole: Bool = true) -> [MerkleHash] {
    if range.upperBound == old { return isWhole ? [] : [root(range)] }
    let split = range.lowerBound + split(range.count)
    return old <= split
      ? proof(old, range.lowerBound..<split, isWhole: isWhole) + [root(split..<range.upperBound)]
      : proof(old, split..<range.upperBound, isWhole: false) + [root(range.lowerBound..<split)]
  }

  private func split(_ count: Int) -> Int {
    var power = 1
    while power * 2 < count { power *= 2 }
    return power
  }
}

/// Fails the disk from the Nth operation of a kind on, once or for good.
final class Faults: FileFaults {
  private struct State {
    var seen = 0
    var isDead = false
    var log: [FileOperation] = []
  }
  private let state = Mutex(State())
  private let operations: Set<FileOperation>
  private let path: String
  private let nth: Int
  private let fault: FileFault
  private let kills: Bool

  /// - Parameter kills: Whether nothing works any more afterwards, as if the process had ended there.
  init(_ operations: Set<FileOperation>, path: String = "", nth: Int, fault: FileFault, kills: Bool = false) {
    (self.operations, self.path, self.nth, self.fault, self.kills) = (operations, path, nth, fault, kills)
  }

  var hasFired: Bool { state.withLock { $0.seen >= nth } }

  func fault(before operation: FileOperation, path: String) -> FileFault? {
    state.withLock { state in
      if state.isDead { return .error(EIO) }
      guard operations.contains(operation), path.hasPrefix(self.path) || self.path.isEmpty else { return nil }
      state.seen += 1
      guard state.seen == nth else { return nil }
      if kills { state.isDead = true }
      return fault
    }
  }
}

extension LedgerOptions {
  /// Publishes only when asked to, so that a test decides when tiles are written.
  static var quiet: Self {
    var options = Self()
    options.publishIntervalMilliseconds = 3_600_000
    options.reserveBytes = 0
    return options
  }
}

func entry(_ number: Int) -> [UInt8] { Array("entry \(number)".utf8) }
