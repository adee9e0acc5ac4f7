import Testing

@testable import AuditLedger

/// Every phase of the sequencer against every event.
@Suite struct SequencerTests {
  private typealias Subject = Sequencer<Int>
  private let failure = LedgerError(.syncFailed, "a disk")

  private func sequencer(
    _ options: LedgerOptions = .default, published: UInt64 = 0, recovered: [[UInt8]] = []
  ) -> Subject {
    Subject(options: options, published: published, recovered: recovered.map(WriteAheadFrame.Entry.init))
  }

  @Test func theFirstEntryStartsTheCommitterAndOthersWait() throws {
    var subject = sequencer()
    let result1 = subject.admit(.init([1]), waiter: 1)
    #expect(result1 == .startCommitting)
    let result2 = subject.admit(.init([2]), waiter: 2)
    #expect(result2 == .waits)
    let batchFound = subject.nextBatch()
    let batch = try #require(batchFound)
    #expect(batch.waiters == [1, 2] && batch.first == 0)
    // What arrives while the disk is busy is the next batch.
    let result3 = subject.admit(.init([3]), waiter: 3)
    #expect(result3 == .waits)
    #expect(subject.size == 0)
    subject.acknowledge(batch)
    #expect(subject.size == 2 && subject.recent.map(\.bytes) == [[1], [2]])
    let secondFound = subject.nextBatch()
    let second = try #require(secondFound)
    #expect(second.first == 2 && second.waiters == [3])
    subject.acknowledge(second)
    let none = subject.nextBatch()
    #expect(none?.first == nil && !subject.isCommitting)
    let result4 = subject.admit(.init([4]), waiter: 4)
    #expect(result4 == .startCommitting)
  }

  @Test func aRefusedBatchLeavesItsIndexesToTheNext() throws {
    var subject = sequencer()
    _ = subject.admit(.init([1]), waiter: 1)
    _ = subject.nextBatch()
    _ = subject.admit(.init([2]), waiter: 2)
    let again = subject.nextBatch()
    #expect(again?.first == 0)
  }

  @Test func batchesKeepTheirLimits() throws {
    var options = LedgerOptions.default
    options.batchEntriesMax = 2
    options.batchBytesMax = 10
    var subject = sequencer(options)
    for (waiter, size) in [1, 1, 1, 9, 9, 50, 1].enumerated() {
      _ = subject.admit(.init([UInt8](repeating: 0, count: size)), waiter: waiter)
    }
    var batches: [[Int]] = []
    while let batch = subject.nextBatch() {
      subject.acknowledge(batch)
      batches.append(batch.waiters)
    }
    #expect(batches == [[0, 1], [2, 3], [4], [5], [6]])
  }

  @Test func whatWaitsIsBounded() {
    var options = LedgerOptions.default
    options.waitingBytesMax = 10
    var subject = sequencer(options)
    let result5 = subject.admit(.init([UInt8](repeating: 0, count: 9)), waiter: 1)
    #expect(result5 == .startCommitting)
    guard case .refused(let error) = subject.admit(.init([1, 2]), waiter: 2) else {
      Issue.record("admitted")
      return
    }
    #expect(error.code == .overloaded)
    let result6 = subject.admit(.init([1]), waiter: 3)
    #expect(result6 == .waits)
  }

  @Test func forgettingKeepsWhatIsNotPublished() {
    var subject = sequencer(published: 10, recovered: [[1], [2], [3]])
    #expect(subject.size == 13 && subject.recentBytes == 3)
    subject.forget(below: 9)
    subject.forget(below: 12)
    #expect(subject.recent.map(\.bytes) == [[3]] && subject.recentStart == 12 && subject.recentBytes == 1)
    subject.forget(below: 12)
    subject.forget(below: 99)
    #expect(subject.recent.isEmpty && subject.recentStart == 13)
  }

  @Test func eachPhaseAdmitsAsItShould() {
    for phase in ["open", "closing", "closed", "stopped", "stopped while closing"] {
      var subject = sequencer()
      if phase.hasPrefix("clos") || phase.hasSuffix("closing") { _ = subject.beginClosing() }
      if phase == "closed" { subject.finishClosing() }
      if phase.hasPrefix("stopped") { _ = subject.stop(failure) }
      let code: LedgerError.Code? = phase == "open" ? nil : phase.hasPrefix("stopped") ? .stopped : .closed
      #expect(subject.refusal?.code == code, "\(phase)")
      switch subject.admit(.init([1]), waiter: 1) {
      case .startCommitting: #expect(code == nil, "\(phase)")
      case .waits: Issue.record("waits for nobody in \(phase)")
      case .refused(let error): #expect(error.code == code, "\(phase)")
      }
      let result7 = subject.beginClosing()
      #expect(result7 == (phase == "open"), "\(phase)")
    }
  }

  @Test func stoppingHandsOverWhoWaitsAndKeepsTheFirstReason() {
    var subject = sequencer()
    for waiter in 1...3 { _ = subject.admit(.init([1]), waiter: waiter) }
    let result8 = subject.stop(failure)
    #expect(result8 == [1, 2, 3])
    let later = subject.stop(LedgerError(.diskFull, "another"))
    #expect(later.isEmpty)
    #expect(subject.phase == .stopped(failure))
    let result9 = subject.nextBatch()
    #expect(result9 == nil)
    subject.finishClosing()
    #expect(subject.phase == .stopped(failure))
  }
}
