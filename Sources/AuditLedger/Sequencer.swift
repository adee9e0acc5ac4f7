/// Gives entries their indexes and says what happens next; it does nothing itself. Waiters are whatever wants to know.
///
/// Life of an entry: admitted → in a batch → acknowledged (durable in the write-ahead file) → published (in tiles under
/// a signed checkpoint) and forgotten here.
struct Sequencer<Waiter: Sendable>: Sendable {
  typealias Entry = WriteAheadFrame.Entry

  enum Phase: Hashable, Sendable {
    case open
    /// Nothing new is admitted; what was admitted is finished.
    case closing
    case closed
    /// For good: the error says why.
    case stopped(LedgerError)
  }

  enum Admission: Hashable, Sendable {
    /// The caller must start a committer: none runs.
    case startCommitting
    /// The committer that runs takes it along.
    case waits
    case refused(LedgerError)
  }

  struct Batch: Sendable {
    let first: UInt64
    let entries: [Entry]
    let waiters: [Waiter]
  }

  private let options: LedgerOptions
  private(set) var phase: Phase = .open
  /// Acknowledged entries.
  private(set) var size: UInt64
  /// The first index of `recent`.
  private(set) var recentStart: UInt64
  /// Acknowledged entries that no published tile holds yet.
  private(set) var recent: [Entry] = []
  private(set) var recentBytes = 0
  private var waiting: [(entry: Entry, waiter: Waiter)] = []
  private var waitingBytes = 0
  private(set) var isCommitting = false

  init(options: LedgerOptions, published: UInt64, recovered: [Entry]) {
    self.options = options
    recentStart = published
    size = published + UInt64(recovered.count)
    recent = recovered
    recentBytes = recovered.reduce(0) { $0 + $1.bytes.count }
  }

  mutating func admit(_ entry: Entry, waiter: Waiter) -> Admission {
    if let refusal { return .refused(refusal) }
    guard waiting.count < options.waitingEntriesMax, waitingBytes + entry.bytes.count <= options.waitingBytesMax else {
      return .refused(
        LedgerError(.overloaded, "\(waiting.count) entries wait for the disk already; try again in a moment."))
    }
    waiting.append((entry, waiter))
    waitingBytes += entry.bytes.count
    if isCommitting { return .waits }
    isCommitting = true
    return .startCommitting
  }

  /// The next batch, in the order of admission; `nil` ends the committer.
  mutating func nextBatch() -> Batch? {
    var count = 0
    var bytes = 0
    while count < waiting.count, count < options.batchEntriesMax {
      bytes += waiting[count].entry.bytes.count
      // A single entry always fits, whatever the limit says.
      if count > 0, bytes > options.batchBytesMax { break }
      count += 1
    }
    guard count > 0 else {
      isCommitting = false
      return nil
    }
    let taken = waiting.prefix(count)
    waitingBytes -= taken.reduce(0) { $0 + $1.entry.bytes.count }
    let batch = Batch(first: size, entries: taken.map(\.entry), waiters: taken.map(\.waiter))
    waiting.removeFirst(count)
    return batch
  }

  /// The batch is durable: its entries have their indexes from now on.
  mutating func acknowledge(_ batch: Batch) {
    size += UInt64(batch.entries.count)
    recent.append(contentsOf: batch.entries)
    recentBytes += batch.entries.reduce(0) { $0 + $1.bytes.count }
  }

  /// Tiles hold everything below `size` now.
  mutating func forget(below published: UInt64) {
    guard published > recentStart else { return }
    let count = Int(min(published - recentStart, UInt64(recent.count)))
    recentBytes -= recent.prefix(count).reduce(0) { $0 + $1.bytes.count }
    recent.removeFirst(count)
    recentStart += UInt64(count)
  }

  /// Ends admission for good and hands over who still waits. The first reason stays.
  mutating func stop(_ error: LedgerError) -> [Waiter] {
    if case .stopped = phase {} else { phase = .stopped(error) }
    defer {
      waiting = []
      waitingBytes = 0
    }
    return waiting.map(\.waiter)
  }

  /// - Returns: Whether this call is the one that closes.
  mutating func beginClosing() -> Bool {
    guard phase == .open else { return false }
    phase = .closing
    return true
  }

  mutating func finishClosing() { if phase == .closing { phase = .closed } }

  /// Why nothing can be appended; `nil` while it can.
  var refusal: LedgerError? {
    switch phase {
    case .open: nil
    case .closing, .closed: LedgerError(.closed, "The ledger is closed; open it again.")
    case .stopped(let error):
      LedgerError(.stopped, file: error.file, "The ledger has stopped and takes no entries. \(error.message)")
    }
  }
}
