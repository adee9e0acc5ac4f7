/// Checks of inclusion and consistency proofs (RFC 6962 sections 2.1.1 and 2.1.2), with the exact length that each
/// proof must have: an extra hash is as wrong as a missing one.
public enum MerkleProof {
  /// One step of a proof, from a node to its parent.
  public struct Step: Sendable, Hashable {
    /// The hash beside the one that was reached.
    public let sibling: MerkleHash
    /// Whether the sibling comes first when both are hashed.
    public let siblingIsLeft: Bool
    /// The hash of both: what is reached by this step.
    public let result: MerkleHash
  }

  /// The way from a leaf up to the root that follows from its index and its proof.
  /// - Throws: `badProof` when the index is not below the size or the proof's length is not the one that they ask for.
  public static func path(
    leaf: MerkleHash, index: UInt64, size: UInt64, proof: [MerkleHash]
  ) throws(LedgerError) -> [Step] {
    guard index < size else {
      throw LedgerError(.badProof, "Index \(index) is not below the tree's size \(size).")
    }
    let inner = (index ^ (size - 1)).bitLength
    let border = shiftedRight(index, inner).nonzeroBitCount
    guard proof.count == inner + border else {
      throw LedgerError(
        .badProof,
        "A proof of index \(index) in size \(size) has \(inner + border) hashes; this one has \(proof.count).")
    }
    var steps: [Step] = []
    var hash = leaf
    for (level, sibling) in proof.enumerated() {
      let siblingIsLeft = level >= inner || index >> level & 1 == 1
      hash = siblingIsLeft ? .node(sibling, hash) : .node(hash, sibling)
      steps.append(Step(sibling: sibling, siblingIsLeft: siblingIsLeft, result: hash))
    }
    return steps
  }

  /// The root that follows from a leaf, its index and its proof.
  /// - Throws: `badProof` when the index is not below the size or the proof's length is not the one that they ask for.
  public static func root(
    leaf: MerkleHash, index: UInt64, size: UInt64, proof: [MerkleHash]
  ) throws(LedgerError) -> MerkleHash {
    try path(leaf: leaf, index: index, size: size, proof: proof).last?.result ?? leaf
  }

  /// - Throws: `badProof` unless the leaf stands at the index of the tree with that root.
  public static func verifyInclusion(
    leaf: MerkleHash, index: UInt64, size: UInt64, proof: [MerkleHash], root expected: MerkleHash
  ) throws(LedgerError) {
    guard try root(leaf: leaf, index: index, size: size, proof: proof) == expected else {
      throw LedgerError(.badProof, "The entry is not at index \(index) of the tree of size \(size) with this root.")
    }
  }

  /// - Throws: `badProof` unless the first tree is the beginning of the second. Size 0 proves nothing and is refused.
  public static func verifyConsistency(
    oldSize: UInt64, oldRoot: MerkleHash, newSize: UInt64, newRoot: MerkleHash, proof: [MerkleHash]
  ) throws(LedgerError) {
    guard oldSize > 0, oldSize <= newSize else {
      throw LedgerError(.badProof, "Nothing follows from comparing size \(oldSize) with size \(newSize).")
    }
    if oldSize == newSize {
      guard proof.isEmpty else { throw LedgerError(.badProof, "Equal sizes need no hashes.") }
      guard oldRoot == newRoot else { throw LedgerError(.forked, "Two roots for the same size \(oldSize).") }
      return
    }
    let shift = oldSize.trailingZeroBitCount
    let unreduced = ((oldSize - 1) ^ (newSize - 1)).bitLength
    let inner = unreduced - shift
    let border = shiftedRight(oldSize - 1, unreduced).nonzeroBitCount
    // A perfect old tree is a node of the new one: its root is the seed and is not repeated in the proof.
    let isPerfect = oldSize.nonzeroBitCount == 1
    let length = inner + border + (isPerfect ? 0 : 1)
    guard proof.count == length, let seed = isPerfect ? oldRoot : proof.first else {
      throw LedgerError(
        .badProof, "A proof from size \(oldSize) to \(newSize) has \(length) hashes; this one has \(proof.count).")
    }
    let mask = (oldSize - 1) >> shift
    var old = seed
    var new = seed
    for (level, sibling) in proof.dropFirst(isPerfect ? 0 : 1).enumerated() {
      if level >= inner || mask >> level & 1 == 1 {
        old = .node(sibling, old)
        new = .node(sibling, new)
      } else {
        new = .node(new, sibling)
      }
    }
    guard old == oldRoot, new == newRoot else {
      throw LedgerError(.badProof, "The tree of size \(oldSize) is not the beginning of the tree of size \(newSize).")
    }
  }

  /// Swift's `>>` is smart for any count; this says that a shift by the whole width is meant.
  private static func shiftedRight(_ value: UInt64, _ count: Int) -> UInt64 { count >= 64 ? 0 : value >> count }
}

extension UInt64 {
  /// The position of the highest bit, counted from 1; 0 for 0.
  var bitLength: Int { bitWidth - leadingZeroBitCount }
}
