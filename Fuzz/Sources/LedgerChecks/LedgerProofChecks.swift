@testable import AuditLedger

/// What must hold of Merkle proofs and of a witness's judgement: exactly the one right proof passes, whatever the sizes.
public enum LedgerProofChecks {
  private static let leaves = (0..<64).map { MerkleHash.leaf([UInt8($0)]) }
  private static let log = LedgerSigner.generate(name: "log")
  private static let witness = LedgerSigner.generateWitness(name: "witness")

  public static func run(_ bytes: [UInt8]) {
    var choices = Choices(bytes)
    switch choices.byte() % 4 {
    case 0: anySizes(&choices)
    case 1: inclusion(&choices)
    case 2: consistency(&choices)
    default: judgement(&choices)
    }
  }

  /// Sizes near 2^63 and 2^64, with as many hashes as the choices have: no stop, and no pass by chance.
  private static func anySizes(_ choices: inout Choices) {
    let (index, size, other) = (choices.size(), choices.size(), choices.size())
    let proof = (0..<choices.number(below: 70)).map { _ in leaves[choices.number(below: 64)] }
    precondition(
      (try? MerkleProof.verifyInclusion(leaf: leaves[0], index: index, size: size, proof: proof, root: leaves[1]))
        == nil,
      "an inclusion by chance")
    let isProved =
      (try? MerkleProof.verifyConsistency(
        oldSize: size, oldRoot: leaves[0], newSize: other, newRoot: leaves[1], proof: proof)) != nil
    precondition(!isProved, "a consistency by chance")
    for tile in Tile.partials(size: size) { precondition(Tile(path: tile.path) == tile, "\(tile.path)") }
  }

  private static func inclusion(_ choices: inout Choices) {
    let size = 1 + choices.number(below: 64)
    let index = choices.number(below: size)
    let right = path(index, 0..<size)
    let claimed = choices.number(below: 64)
    let proof = edited(right, &choices)
    let passes =
      (try? MerkleProof.verifyInclusion(
        leaf: leaves[index], index: UInt64(claimed), size: UInt64(size), proof: proof, root: root(0..<size))) != nil
    precondition(passes == (claimed == index && proof == right), "inclusion of \(index) in \(size) as \(claimed)")
  }

  private static func consistency(_ choices: inout Choices) {
    let new = 1 + choices.number(below: 64)
    let old = 1 + choices.number(below: new)
    let right = old == new ? [] : continuation(old, 0..<new)
    let proof = edited(right, &choices)
    let oldRoot = choices.byte() % 8 == 0 ? leaves[63] : root(0..<old)
    let passes =
      (try? MerkleProof.verifyConsistency(
        oldSize: UInt64(old), oldRoot: oldRoot, newSize: UInt64(new), newRoot: root(0..<new), proof: proof)) != nil
    precondition(passes == (proof == right && oldRoot == root(0..<old)), "consistency of \(old) and \(new)")
  }

  /// A witness cosigns what continues the tree that it saw, from the size that it saw, and nothing else.
  private static func judgement(_ choices: inout Choices) {
    let known = choices.number(below: 65)
    let new = choices.number(below: 65)
    let old = choices.byte() % 4 == 0 ? choices.number(below: 65) : known
    let isTrue = choices.byte() % 4 != 0
    let claimed = isTrue ? root(0..<new) : leaves[choices.number(below: 64)]
    let right = known > 0 && known < new ? continuation(known, 0..<new) : []
    let proof = edited(right, &choices)
    let body = CheckpointBody(origin: "log", size: UInt64(new), root: claimed)
    guard let keys = try? LedgerKeys(signer: log), let checkpoint = try? Checkpoint.sign(body, by: keys) else { return }
    let request = WitnessRequest(oldSize: UInt64(old), proof: proof, checkpoint: checkpoint.text)
    let seen = known == 0 ? nil : CheckpointBody(origin: "log", size: UInt64(known), root: root(0..<known))
    let judged = try? WitnessJudgement.judge(request, known: seen, logs: [log.verifier], witness: witness, time: 1)
    // From nothing, any root is believed; an empty tree has one root.
    let continues = known == 0 ? new > 0 || claimed == .emptyRoot : new >= known && claimed == root(0..<new)
    let isRight = old == known && proof == right && continues
    precondition((judged?.status == 200) == isRight, "\(known) → \(new) from \(old): \(judged.map(\.status) ?? 0)")
  }

  private static func edited(_ proof: [MerkleHash], _ choices: inout Choices) -> [MerkleHash] {
    var proof = proof
    switch choices.byte() % 6 {
    case 0: proof.append(leaves[choices.number(below: 64)])
    case 1: proof = Array(proof.dropLast())
    case 2 where !proof.isEmpty: proof[choices.number(below: proof.count)] = leaves[choices.number(below: 64)]
    case 3: proof.reverse()
    default: break
    }
    return proof
  }

  // RFC 6962 section 2.1, recomputed from the leaves: slow, short, and the judge of the fast ones.

  private static func root(_ range: Range<Int>) -> MerkleHash {
    if range.isEmpty { return .emptyRoot }
    if range.count == 1 { return leaves[range.lowerBound] }
    let middle = range.lowerBound + range.count.largestPowerOfTwoBelow
    return .node(root(range.lowerBound..<middle), root(middle..<range.upperBound))
  }

  private static func path(_ index: Int, _ range: Range<Int>) -> [MerkleHash] {
    if range.count == 1 { return [] }
    let middle = range.lowerBound + range.count.largestPowerOfTwoBelow
    return index < middle
      ? path(index, range.lowerBound..<middle) + [root(middle..<range.upperBound)]
      : path(index, middle..<range.upperBound) + [root(range.lowerBound..<middle)]
  }

  private static func continuation(_ old: Int, _ range: Range<Int>, isWhole: Bool = true) -> [MerkleHash] {
    if range.upperBound == old { return isWhole ? [] : [root(range)] }
    let middle = range.lowerBound + range.count.largestPowerOfTwoBelow
    return old <= middle
      ? continuation(old, range.lowerBound..<middle, isWhole: isWhole) + [root(middle..<range.upperBound)]
      : continuation(old, middle..<range.upperBound, isWhole: false) + [root(range.lowerBound..<middle)]
  }
}
