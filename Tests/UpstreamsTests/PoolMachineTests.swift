import NIOCore
import SeededNumbers
import Testing

@testable import Upstreams

@Suite struct PoolMachineTests {
  private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)

  private func limits(connections: Int = 2, idle: Int = 1, waiters: Int = 1) -> UpstreamLimits {
    var limits = UpstreamLimits()
    (limits.connectionsMax, limits.idleConnectionsMax, limits.waitersMax) = (connections, idle, waiters)
    return limits
  }

  @Test func aFreeConnectionIsUsedBeforeANewOneIsOpened() {
    var pool = PoolMachine(limits: limits())
    guard case .open(let id) = pool.acquire(1) else { return #expect(Bool(false)) }
    let result1 = pool.released(id, at: start)
    #expect(result1 == .keep)
    let result2 = pool.acquire(2)
    #expect(result2 == .reuse(id))
    #expect(pool.openCount == 1)
  }

  @Test func whenAllAreBusyOneWaitsAndTheNextIsRefused() {
    var pool = PoolMachine(limits: limits())
    guard case .open(let first) = pool.acquire(1), case .open = pool.acquire(2) else { return #expect(Bool(false)) }
    let result3 = pool.acquire(3)
    #expect(result3 == .wait)
    let result4 = pool.acquire(4)
    #expect(result4 == .refuse(limit: 2))
    let result5 = pool.released(first, at: start)
    #expect(result5 == .serve(3))
    #expect(pool.waiterCount == 0)
  }

  @Test func aClosedConnectionMakesRoomForWhoWaits() {
    var pool = PoolMachine(limits: limits(connections: 1))
    guard case .open(let first) = pool.acquire(1) else { return #expect(Bool(false)) }
    let result6 = pool.acquire(2)
    #expect(result6 == .wait)
    let next = pool.closed(first)
    #expect(next?.for == 2)
    #expect(next?.open != first)
    #expect(pool.openCount == 1)
  }

  @Test func oneWhoWithdrewIsNotServed() {
    var pool = PoolMachine(limits: limits(connections: 1))
    guard case .open(let first) = pool.acquire(1) else { return #expect(Bool(false)) }
    let result7 = pool.acquire(2)
    #expect(result7 == .wait)
    let result8 = pool.withdraw(2)
    #expect(result8)
    let result9 = pool.withdraw(2)
    #expect(!result9)
    let result10 = pool.released(first, at: start)
    #expect(result10 == .keep)
  }

  @Test func onlyConnectionsUnusedForTooLongExpire() {
    var pool = PoolMachine(limits: limits(idle: 2))
    guard case .open(let first) = pool.acquire(1), case .open(let second) = pool.acquire(2) else {
      return #expect(Bool(false))
    }
    _ = pool.released(first, at: start)
    _ = pool.released(second, at: start + .seconds(20))
    #expect(pool.nextExpiry == start + .seconds(30))
    let result11 = pool.expired(at: start + .seconds(30))
    #expect(result11 == [first])
    #expect(pool.idleCount == 1)
  }

  @Test func noOrderOfEventsPassesALimit() {
    for seed in UInt64(1)...300 {
      var random = SeededGenerator(seed: seed)
      var pool = PoolMachine(limits: limits(connections: 3, idle: 2, waiters: 2))
      var busy: [ConnectionID] = []
      var waiter: PoolMachine.Waiter = 0
      for _ in 0..<200 {
        switch random.next() % 4 {
        case 0, 1:
          waiter += 1
          switch pool.acquire(waiter) {
          case .reuse(let id), .open(let id): busy.append(id)
          case .wait, .refuse: break
          }
        case 2:
          guard let id = busy.randomElement(using: &random) else { continue }
          switch pool.released(id, at: start) {
          case .serve: break
          case .keep: busy.removeAll { $0 == id }
          case .close:
            busy.removeAll { $0 == id }
            if let next = pool.closed(id) { busy.append(next.open) }
          }
        default:
          guard let id = busy.randomElement(using: &random) else { continue }
          busy.removeAll { $0 == id }
          if let next = pool.closed(id) { busy.append(next.open) }
        }
        #expect(pool.openCount == busy.count + pool.idleCount, "seed \(seed)")
        #expect(pool.openCount <= 3 && pool.idleCount <= 2 && pool.waiterCount <= 2, "seed \(seed)")
        #expect(Set(busy).count == busy.count, "seed \(seed): one connection given twice")
      }
    }
  }
}
