import ClinicalModel
import Crypto
import Foundation
import PolicyEngine
import Storage

/// A policy file and its version, which is the hash of its bytes.
enum PolicyFile {
  static func load(_ path: String) throws -> CompiledPolicy {
    try compile(FileInput.text(of: path, limit: 1 << 20), file: path)
  }

  /// The decision matrix of `policies/clinical-default.yaml`, built into the program.
  static func starting() throws -> CompiledPolicy {
    try compile(String(decoding: PackageResources.clinical_default_yaml, as: UTF8.self), file: "clinical-default.yaml")
  }

  /// The policy of a file, proved to keep its promises; the only kind that serves.
  static func loadProven(_ path: String) throws -> ProvenPolicy {
    try prove(FileInput.text(of: path, limit: 1 << 20), file: path)
  }

  static func startingProven() throws -> ProvenPolicy { try ProvenPolicy(proving: starting()) }

  static func prove(_ yaml: String, file: String) throws -> ProvenPolicy {
    try ProvenPolicy(proving: compile(yaml, file: file))
  }

  static func compile(_ yaml: String, file: String) throws -> CompiledPolicy {
    let hash = SHA256.hash(data: Data(yaml.utf8)).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
    return try CompiledPolicy(yaml: yaml, file: file, hash: hash)
  }
}

extension PolicyVersion {
  /// What the archive keeps of a policy.
  init(_ policy: CompiledPolicy, firstLoaded: Timestamp) {
    self.init(hash: policy.hash, name: policy.name, yaml: policy.yaml, firstLoaded: firstLoaded)
  }
}
