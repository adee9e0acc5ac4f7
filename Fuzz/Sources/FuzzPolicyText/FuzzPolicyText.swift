import FuzzLoop
import PolicyChecks
import PolicyEngine

/// The bytes are a file: as a policy, as invariants and as a table of cases. Each is read or refused with a place; what
/// is read keeps every promise of the library.
@main
enum FuzzPolicyText {
  static func main() { fuzz(test) }
}

private func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let text = String(decoding: bytes, as: UTF8.self)
  _ = try? Invariant.list(yaml: text)
  _ = try? PolicyTestTable(yaml: text)
  _ = try? PolicyTestTable(csv: text)
  do {
    let policy = try CompiledPolicy(yaml: text, hash: "fuzz")
    PolicyChecks.run(policy, seed: UInt64(count))
    _ = PolicyExport.markdown(policy)
    _ = PolicyExport.rego(policy)
  } catch {
    precondition(!error.message.isEmpty, "an error without words")
  }
  return 0
}
