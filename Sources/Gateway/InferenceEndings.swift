import AuditRecords
import ClinicalModel
import Logging
public import ServiceLifecycle
import Storage
import Synchronization

/// How one inference ended: what the ledger gets, and what the vault keeps for the glass wall.
struct KeptEnding: Sendable {
  /// `nil` when the ending is on record already (a refusal before anything began).
  let record: AuditRecord?
  /// `nil` when no session was found, so that there is no patient to keep it under.
  let payload: InferencePayload?
}

/// Endings on their way to the ledger and the vault.
///
/// What begins is durable before it may (`RunningInference.begin`); what ended is written behind the answer, in batches
/// that share a sync. A crash in between leaves an intent without an outcome, and the next start records that ending
/// (`InterruptedInferences`), as it does for one that the ledger refused. Who ends while too many wait, waits too.
final class InferenceEndings: Sendable {
  /// Endings that may wait before the next one waits for them.
  static let waitingMax = 2048
  /// Endings written together.
  static let batchMax = 256
  /// How long the first ending of a batch waits for others: the syncs of one batch are the same for one and for many.
  static let gatheringTime = Duration.milliseconds(25)

  private struct State {
    var waiting: [KeptEnding] = []
    var isClosed = false
    /// Resumed when there is something to write, or nothing will come any more.
    var writer: CheckedContinuation<Void, Never>?
    /// Resumed when a batch was taken.
    var crowd: [CheckedContinuation<Void, Never>] = []
    /// How many were ever taken in, and how many of them are written; the order is the same.
    var handed = 0
    var written = 0
    /// Resumed when that many are written.
    var readers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
  }

  private let state = Mutex(State())

  /// Takes an ending from where nothing can wait: the place where the last reference to an inference goes.
  func hand(over ending: KeptEnding) {
    let writer = state.withLock { state in
      state.waiting.append(ending)
      state.handed += 1
      return state.writer.take()
    }
    writer?.resume()
  }

  /// Takes an ending, and waits while too many do.
  func keep(_ ending: KeptEnding) async {
    hand(over: ending)
    guard state.withLock({ $0.waiting.count > Self.waitingMax && !$0.isClosed }) else { return }
    await withCheckedContinuation { continuation in
      let isRoomy = state.withLock { state in
        guard state.waiting.count > Self.waitingMax, !state.isClosed else { return true }
        state.crowd.append(continuation)
        return false
      }
      if isRoomy { continuation.resume() }
    }
  }

  /// Waits until every ending that was taken in before now is written, so that a reader finds it.
  func settled() async {
    await withCheckedContinuation { continuation in
      let isDone = state.withLock { state in
        guard state.written < state.handed, !state.isClosed else { return true }
        state.readers.append((state.handed, continuation))
        return false
      }
      if isDone { continuation.resume() }
    }
  }

  fileprivate func wrote(_ count: Int) {
    let ready = state.withLock { state in
      state.written += count
      let written = state.written
      let ready = state.readers.filter { $0.count <= written }
      state.readers.removeAll { $0.count <= written }
      return ready
    }
    for reader in ready { reader.continuation.resume() }
  }

  /// Lets more endings come before a batch is written, unless somebody waits to read what there is.
  fileprivate func gather() async {
    guard state.withLock({ $0.readers.isEmpty && $0.waiting.count < Self.batchMax && !$0.isClosed }) else { return }
    // Cancelled, it is time to write at once.
    try? await Task.sleep(for: Self.gatheringTime)
  }

  /// What waits, at most `batchMax`; `nil` when it is closed and empty.
  fileprivate func next() async -> [KeptEnding]? {
    while true {
      if state.withLock({ !$0.waiting.isEmpty }) { await gather() }
      let (batch, crowd, isOver) = take()
      for waiter in crowd { waiter.resume() }
      if !batch.isEmpty { return batch }
      if isOver { return nil }
      await withCheckedContinuation { continuation in
        let isAwake = state.withLock { state in
          guard state.waiting.isEmpty, !state.isClosed else { return true }
          state.writer = continuation
          return false
        }
        if isAwake { continuation.resume() }
      }
    }
  }

  /// What waits now; empty when nothing does.
  fileprivate func nextNow() -> [KeptEnding] {
    let (batch, crowd, _) = take()
    for waiter in crowd { waiter.resume() }
    return batch
  }

  private func take() -> ([KeptEnding], [CheckedContinuation<Void, Never>], Bool) {
    state.withLock { state in
      let batch = Array(state.waiting.prefix(Self.batchMax))
      state.waiting.removeFirst(batch.count)
      var crowd: [CheckedContinuation<Void, Never>] = []
      if state.waiting.count <= Self.waitingMax { swap(&crowd, &state.crowd) }
      return (batch, crowd, state.isClosed)
    }
  }

  fileprivate func close() {
    let (writer, crowd) = state.withLock { state in
      state.isClosed = true
      var crowd: [CheckedContinuation<Void, Never>] = []
      swap(&crowd, &state.crowd)
      crowd += state.readers.map(\.continuation)
      state.readers = []
      return (state.writer.take(), crowd)
    }
    writer?.resume()
    for waiter in crowd { waiter.resume() }
  }
}

/// Runs as long as the gateway and writes endings down; at shutdown it writes what still waits.
public struct EndingRecording: Service {
  private let rooms: GatewayRooms

  public init(rooms: GatewayRooms) { self.rooms = rooms }

  public func run() async throws {
    // Cancelled instead of shut down: another service failed. What waits is written then too, and nothing hangs.
    await withTaskCancellationHandler {
      await withGracefulShutdownHandler {
        while let batch = await rooms.endings.next() { await write(batch) }
      } onGracefulShutdown: {
        rooms.endings.close()
      }
    } onCancel: {
      rooms.endings.close()
    }
  }

  /// Writes what waits now, for whoever must read it next.
  func writeWaiting() async {
    while true {
      let batch = rooms.endings.nextNow()
      if batch.isEmpty { return }
      await write(batch)
    }
  }

  private func write(_ batch: [KeptEnding]) async {
    defer { rooms.endings.wrote(batch.count) }
    let (keeper, logger) = (rooms.keeper, rooms.logger)
    await withDiscardingTaskGroup { group in
      for record in batch.compactMap(\.record) {
        group.addTask {
          do {
            _ = try await keeper.record(record)
          } catch {
            logger.critical(
              "the outcome of an inference could not be recorded",
              metadata: [
                "inference": "\(record.inference?.rawValue ?? "")", "error": "\(type(of: error))",
              ])
          }
        }
      }
    }
    let payloads = batch.compactMap(\.payload)
    guard !payloads.isEmpty else { return }
    do {
      try await rooms.vault.store(payloads)
    } catch {
      // Without them the glass wall is dark for these, but nothing unguarded happened.
      logger.error(
        "the texts of inferences could not be kept",
        metadata: ["count": "\(payloads.count)", "error": "\(type(of: error))"])
    }
  }
}
