import ClinicalModel
import Testing

@testable import Storage

@Suite struct PolicyArchiveTests {
  private func version(_ hash: String, at milliseconds: Int64, yaml: String = "policy: p\n") -> PolicyVersion {
    PolicyVersion(hash: hash, name: "p", yaml: yaml, firstLoaded: Timestamp(milliseconds: milliseconds))
  }

  @Test func aVersionIsFoundByItsHashWordForWord() async throws {
    let archive = PolicyArchive(database: try .inMemory())
    let kept = version("a1", at: 5, yaml: "# Zoë's policy\r\npolicy: p\n")
    try await archive.keep(kept)
    #expect(try await archive.version("a1") == kept)
    #expect(try await archive.version("a2") == nil)
  }

  @Test func theFirstTimeCounts() async throws {
    let archive = PolicyArchive(database: try .inMemory())
    try await archive.keep(version("a1", at: 5))
    try await archive.keep(version("a1", at: 9))
    #expect(try await archive.version("a1")?.firstLoaded == Timestamp(milliseconds: 5))
    #expect(try await archive.newest().count == 1)
  }

  @Test func theListIsNewestFirstAndBounded() async throws {
    let archive = PolicyArchive(database: try .inMemory())
    for number in 0..<(PolicyArchive.listedMax + 3) {
      try await archive.keep(version("v\(number)", at: Int64(number)))
    }
    let listed = try await archive.newest()
    #expect(listed.count == PolicyArchive.listedMax)
    #expect(listed.first?.hash == "v\(PolicyArchive.listedMax + 2)")
    #expect(try await archive.version("v0") != nil)
  }

  @Test func historyIsNeitherChangedNorRemoved() async throws {
    let database = try Database.inMemory()
    try await PolicyArchive(database: database).keep(version("a1", at: 5))
    for sql in [
      "UPDATE policy_version SET yaml = 'x'", "DELETE FROM policy_version",
      "INSERT OR REPLACE INTO policy_version VALUES ('a1', 'p', 'x', 1)",
    ] {
      await #expect(throws: StorageError.constraint("policy_version_is_history")) {
        try await database.write { try $0.execute(sql) }
      }
      #expect(try await PolicyArchive(database: database).version("a1") == version("a1", at: 5), "\(sql)")
    }
  }

  @Test func whatCannotBeAPolicyIsRefused() async throws {
    let archive = PolicyArchive(database: try .inMemory())
    for yaml in ["", String(repeating: "a", count: 1 << 20 + 1)] {
      await #expect(throws: StorageError.self) { try await archive.keep(version("a1", at: 5, yaml: yaml)) }
    }
  }

  @Test func keepingTheSameVersionAtOnceKeepsOne() async throws {
    let archive = PolicyArchive(database: try .inMemory())
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<20 { group.addTask { try await archive.keep(version("a1", at: Int64(number))) } }
      try await group.waitForAll()
    }
    #expect(try await archive.newest().count == 1)
  }
}
