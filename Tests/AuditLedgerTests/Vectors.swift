import Foundation

@testable import AuditLedger

/// The known answers of `../shared/data/ledger-vectors.json`; tests that need them are skipped where it is absent.
struct Vectors: Decodable {
  struct HashPart: Decodable {
    let empty_root, leaf_of_empty, leaf_of_ascii_L123456, node_of_ascii_N123_N456: String
  }
  struct ReferenceTree: Decodable {
    let leaf_inputs: [String]
    let node_hashes_by_level: [[String]]
    let root_by_size: [String]
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
      let level0_full, level1_partial_w: Int
      let level0_partial_w, level1_full, level2_partial_w: Int?
    }
    let tile: [TilePath]
    let entries: [EntriesPath]
    let size_70000, size_256: Widths
  }
  struct SmallLog: Decodable {
    let vkey: String
    let entries_ascii: [String]
    let checkpoints_by_size: [String]
    let entries_bundle_15_b64, tile_0_000_p15_b64: String
  }
  struct BigLog: Decodable {
    let log_seed_hex, witness_seed_hex, vkey, witness_vkey, root, old_root: String
    let size, old_size, witness_time: UInt64
    let checkpoint, checkpoint_46666, tlog_proof_23333: String
    let sha256_of_file: [String: String]
  }
  struct WitnessExchange: Decodable {
    let log_origin, witness_pub_ssh, cosignature_line_r2: String
    let requests: [String: String]
  }

  let rfc6962_hash: HashPart
  let ct_reference_tree: ReferenceTree
  let proofs_8_leaves: SmallProofs
  let merkle_inclusion_cases_b64: InclusionCases
  let merkle_consistency_cases_b64: ConsistencyCases
  let signed_note: Note
  let tile_paths: Paths
  let tessera_testdata_log: SmallLog
  let log_70000: BigLog
  let witness_exchange: WitnessExchange

  static let file: String = {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(root)/../shared/data/ledger-vectors.json"
  }()
  static var isPresent: Bool { FileManager.default.fileExists(atPath: file) }

  static func load() throws -> Self {
    try JSONDecoder().decode(Self.self, from: Data(contentsOf: URL(fileURLWithPath: file)))
  }
}
