import Foundation

@testable import AuditLedger

/// The known answers of `../shared/data/ledger-vectors.json`; tests that need them are skipped where it is absent.
struct Vectors: Decodable {
  struct HashPart: Decodable {
    let emptyRoot, leafOfEmpty, leafOfAsciiL123456, nodeOfAsciiN123N456: String
  }
  struct ReferenceTree: Decodable {
    let leafInputs: [String]
    let nodeHashesByLevel: [[String]]
    let rootBySize: [String]
  }
  struct SmallProofs: Decodable {
    struct Inclusion: Decodable { let index, size: Int; let proof: [String] }
    struct Consistency: Decodable { let size1, size2: Int; let proof: [String] }
    let inclusion: [Inclusion]
    let consistency: [Consistency]
  }
  struct InclusionCases: Decodable {
    struct Case: Decodable {
      let leafIdx, treeSize: UInt64
      let root, leafHash: String?
      let proof: [String]?
      let desc: String
      let wantErr: Bool
      let _file: String
    }
    let cases: [Case]
  }
  struct ConsistencyCases: Decodable {
    struct Case: Decodable {
      let size1, size2: UInt64
      let root1, root2: String?
      let proof: [String]?
      let desc: String
      let wantErr: Bool
      let _file: String
    }
    let cases: [Case]
  }
  struct Note: Decodable { let vkey, note: String }
  struct Paths: Decodable {
    struct TilePath: Decodable { let level: Int; let n: UInt64; let w: Int; let path: String }
    struct EntriesPath: Decodable { let index, size: UInt64; let path: String }
    struct Widths: Decodable {
      let level0Full, level1PartialW: Int
      let level0PartialW, level1Full, level2PartialW: Int?
    }
    let tile: [TilePath]
    let entries: [EntriesPath]
    let size70000, size256: Widths
  }
  struct SmallLog: Decodable {
    let vkey: String
    let entriesAscii: [String]
    let checkpointsBySize: [String]
    let entriesBundle15B64, tile0000P15B64: String
  }
  struct BigLog: Decodable {
    let logSeedHex, witnessSeedHex, vkey, witnessVkey, root, oldRoot: String
    let size, oldSize, witnessTime: UInt64
    let checkpoint, checkpoint46666, tlogProof23333: String
    let sha256OfFile: [String: String]
  }
  struct WitnessExchange: Decodable {
    let logOrigin, witnessPubSsh, cosignatureLineR2: String
    let requests: [String: String]
  }

  let rfc6962Hash: HashPart
  let ctReferenceTree: ReferenceTree
  let proofs8Leaves: SmallProofs
  let merkleInclusionCasesB64: InclusionCases
  let merkleConsistencyCasesB64: ConsistencyCases
  let signedNote: Note
  let tilePaths: Paths
  let tesseraTestdataLog: SmallLog
  let log70000: BigLog
  let witnessExchange: WitnessExchange

  static let file: String = {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(root)/../shared/data/ledger-vectors.json"
  }()
  static var isPresent: Bool { FileManager.default.fileExists(atPath: file) }

  static func load() throws -> Self {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Self.self, from: Data(contentsOf: URL(fileURLWithPath: file)))
  }
}
