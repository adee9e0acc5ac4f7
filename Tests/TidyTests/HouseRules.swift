import Testing

/// The house holds itself to its rules.
@Suite struct HouseRules {
  /// Files that hold a program in another language as text.
  private static let programsInOtherLanguages: Set = [
    "Sources/chaperone/Evidence/EvidenceGuide.swift", "Sources/chaperone/Evidence/EvidenceGoChecker.swift",
  ]

  @Test func filesStayUnder400Lines() {
    for file in SourceTree.sources {
      #expect(file.lines.count <= 401, "\(file.path) has \(file.lines.count) lines; one file, one idea")
    }
  }

  @Test(arguments: ["try!", "fatalError(", "as! ", "Task {", "Task.detached", "TODO", "FIXME", "print("])
  func isNotUsed(word: String) {
    for file in SourceTree.sources where !Self.programsInOtherLanguages.contains(file.path) {
      for (number, line) in file.lines.enumerated() {
        let code = line.prefix { $0 != "/" }
        #expect(!code.containsWord(word), "\(file.path):\(number + 1) uses \(word)")
      }
    }
  }

  @Test func uncheckedSendableComesWithAProof() {
    for file in SourceTree.sources {
      let lines = file.lines
      for (number, line) in lines.enumerated() where line.contains("@unchecked Sendable") {
        let before = lines[max(0, number - 12)..<number].joined(separator: "\n")
        #expect(before.contains("//"), "\(file.path):\(number + 1) has no proof above it")
      }
    }
  }

  @Test(arguments: ["Utils", "Helpers", "Manager", "Common"])
  func noFileIsNamed(word: String) {
    for file in SourceTree.sources { #expect(!file.path.contains(word), "\(file.path)") }
  }

  /// The bottom row has no sockets, no SQL and no Foundation.
  @Test(arguments: ["ClinicalModel", "PHIDetection", "StrictYAML", "PolicyEngine", "AuditRecords", "ModelWire"])
  func pureTargetsImportNothingImpure(target: String) {
    let impure: Set = ["Foundation", "NIOCore", "NIOPosix", "GRDB", "Logging", "Hummingbird"]
    for file in SourceTree.sources where file.target == target {
      #expect(impure.isDisjoint(with: file.imports), "\(file.path) imports \(impure.intersection(file.imports))")
    }
  }

  @Test func sqlStaysInStorage() {
    let statements = ["SELECT ", "INSERT INTO", "DELETE FROM", "CREATE TABLE"]
    for file in SourceTree.sources where file.target != "Storage" {
      for statement in statements { #expect(!file.text.contains(statement), "\(file.path) holds SQL: \(statement)") }
    }
  }

  @Test func aModuleIsNotNamedLikeATypeInsideIt() {
    for file in SourceTree.sources {
      for keyword in ["struct", "enum", "class", "actor", "protocol"] {
        #expect(!file.text.contains("public \(keyword) \(file.target):"), "\(file.path)")
        #expect(!file.text.contains("public \(keyword) \(file.target) {"), "\(file.path)")
      }
    }
  }

  @Test func theJourneyFitsOnAFewPages() throws {
    let journey = try #require(SourceTree.sources.first { $0.path == "Sources/Gateway/Journey.swift" })
    #expect(journey.lines.count <= 200)
  }

  @Test func noSourceFileIsEmpty() {
    for file in SourceTree.sources { #expect(file.text.utf8.count > 40, "\(file.path) is dead") }
  }
}

extension Substring {
  /// The word does not continue an identifier: `print(` does not match `fingerprint(`.
  fileprivate func containsWord(_ word: String) -> Bool {
    guard let range = firstRange(of: word) else { return false }
    guard range.lowerBound > startIndex else { return true }
    let before = self[index(before: range.lowerBound)]
    return !(before.isLetter || before.isNumber || before == "_" || before == "." || before == "\"")
  }
}
