import DurableFiles
import Foundation
import Testing

@Suite struct DurableFileTests {
  /// An empty directory, removed with the test.
  private final class Place {
    let path = FileManager.default.temporaryDirectory.appending(path: "durable-\(UUID().uuidString)").path
    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { "\(path)/\(name)" }
    func bytes(_ name: String) -> [UInt8]? { FileManager.default.contents(atPath: file(name)).map { Array($0) } }
    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
    func mode(_ name: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: file(name))[.posixPermissions] as? Int
    }
  }

  @Test func aReplacedFileHoldsTheNewBytesAloneAndItsMode() throws {
    let place = try Place()
    try DurableFile.replace(place.file("state"), with: Array("a longer text".utf8))
    try DurableFile.replace(place.file("state"), with: Array("new".utf8), mode: 0o644)
    #expect(place.bytes("state") == Array("new".utf8))
    #expect(try place.mode("state") == 0o644)
    #expect(place.names == ["state"])
  }

  @Test func aFileThatIsWrittenInPiecesIsTheirSum() throws {
    let place = try Place()
    let piece = [UInt8](repeating: 7, count: 3 << 20)
    try DurableFile.replace(place.file("big")) { (output) throws(FileFault) in
      for _ in 0..<8 { try output.append(piece) }
    }
    #expect(place.bytes("big")?.count == 24 << 20)
    #expect(try place.mode("big") == 0o600)
  }

  @Test func aFailureWhileWritingLeavesTheOldBytesAndNothingElse() throws {
    let place = try Place()
    try DurableFile.replace(place.file("state"), with: Array("old".utf8))
    #expect(throws: FileFault.self) {
      try DurableFile.replace(place.file("state")) { (output) throws(FileFault) in
        try output.append(Array("half".utf8))
        throw FileFault("thought of", "state")
      }
    }
    #expect(place.bytes("state") == Array("old".utf8))
    #expect(place.names == ["state"])
  }

  @Test func aDirectoryThatIsNotThereIsNamedInTheFault() throws {
    let place = try Place()
    let fault = #expect(throws: FileFault.self) {
      try DurableFile.replace(place.file("absent/state"), with: Array("x".utf8))
    }
    #expect(fault?.verb == "created")
    #expect(fault?.path.hasPrefix(place.file("absent/state")) == true)
    #expect(fault?.reason.isEmpty == false)
  }

  @Test func aFileThatExistsIsNeverCreatedAgain() throws {
    let place = try Place()
    #expect(try DurableFile.create(place.file("key"), with: Array("first".utf8)))
    #expect(try !DurableFile.create(place.file("key"), with: Array("second".utf8)))
    #expect(place.bytes("key") == Array("first".utf8))
    #expect(place.names == ["key"])
  }

  @Test func aNameThatASymbolicLinkHoldsIsTaken() throws {
    let place = try Place()
    try FileManager.default.createSymbolicLink(
      atPath: place.file("key"), withDestinationPath: place.file("elsewhere"))
    #expect(try !DurableFile.create(place.file("key"), with: Array("secret".utf8)))
    #expect(place.bytes("elsewhere") == nil)
    #expect(throws: FileFault.self) {
      try DurableFile.write(place.file("key")) { (output) throws(FileFault) in try output.append([1]) }
    }
  }

  @Test func ofManyWhoCreateAtOnceOneSucceedsAndReadersSeeItsBytesWhole() async throws {
    let place = try Place()
    let path = place.file("key")
    let winners = await withTaskGroup(of: Int?.self) { group in
      for writer in 0..<16 {
        group.addTask {
          let bytes = [UInt8](repeating: UInt8(writer), count: 4096)
          return (try? DurableFile.create(path, with: bytes)) == true ? writer : nil
        }
      }
      return await group.reduce(into: [Int]()) { if let writer = $1 { $0.append(writer) } }
    }
    #expect(winners.count == 1)
    #expect(place.bytes("key") == winners.first.map { [UInt8](repeating: UInt8($0), count: 4096) })
    #expect(place.names == ["key"])
  }

  @Test func theParentOfABareNameIsTheWorkingDirectory() throws {
    try DurableFile.syncParent(of: "a-bare-name")
    try DurableFile.syncParent(of: "/a-name-at-the-root")
    #expect(throws: FileFault.self) { try DurableFile.syncParent(of: "/absent-\(UUID().uuidString)/name") }
  }
}
