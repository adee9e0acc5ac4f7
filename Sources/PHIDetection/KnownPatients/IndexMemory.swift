/// Words of an index that never change again: built in memory, or a part of a file that someone mapped.
///
/// `@unchecked Sendable`: `words` is written only before `init` returns and freed when the last reference is gone, so
/// that whoever holds this object may read from any thread.
final class IndexMemory: @unchecked Sendable {
  let words: UnsafeBufferPointer<UInt64>
  /// Keeps the mapping alive; `nil` when the memory is this object's own.
  private let mapping: (any AnyObject & Sendable)?

  /// Memory of its own, zero until `fill` writes it.
  init(wordCount: Int, fill: (UnsafeMutableBufferPointer<UInt64>) -> Void) {
    let memory = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: wordCount)
    memory.initialize(repeating: 0)
    fill(memory)
    words = UnsafeBufferPointer(memory)
    mapping = nil
  }

  /// A view of memory that `mapping` keeps; the caller vouches that nobody writes there.
  init(_ words: UnsafeBufferPointer<UInt64>, of mapping: any AnyObject & Sendable) {
    self.words = words
    self.mapping = mapping
  }

  deinit {
    if mapping == nil { words.deallocate() }
  }
}
