import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import Gateway

/// When a client counts as gone.
@Suite struct ClientWatchTests {
  /// How often it was told that the client is gone.
  private final class Told: Sendable {
    let count = Mutex(0)
    func tell() { count.withLock { $0 += 1 } }
  }

  private let channel = EmbeddedChannel()
  private let told = Told()

  private func watch() throws { try channel.pipeline.syncOperations.addHandler(ClientWatch()) }

  private func expectWithin(_ time: TimeAmount, told count: Int) {
    channel.embeddedEventLoop.advanceTime(by: time)
    #expect(told.count.withLock { $0 } == count)
  }

  @Test func aClientThatStaysIsNeverGone() throws {
    try watch()
    ClientWatch.whenGone(channel) { [told] in told.tell() }
    expectWithin(.hours(1), told: 0)
  }

  @Test(arguments: [false, true]) func aClientThatClosedItsSideIsGoneAfterAWhile(isBefore: Bool) throws {
    try watch()
    if isBefore { channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed) }
    ClientWatch.whenGone(channel) { [told] in told.tell() }
    if !isBefore { channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed) }
    expectWithin(ClientWatch.patience - .milliseconds(1), told: 0)
    expectWithin(.milliseconds(1), told: 1)
    expectWithin(.hours(1), told: 1)
  }

  @Test func nobodyIsToldAfterTheInferenceEnded() throws {
    try watch()
    ClientWatch.whenGone(channel) { [told] in told.tell() }
    channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    ClientWatch.whenGone(channel, nil)
    expectWithin(.hours(1), told: 0)
  }

  @Test func aConnectionThatIsClosedAltogetherIsGoneToo() throws {
    try watch()
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    _ = try channel.finish()
    ClientWatch.whenGone(channel) { [told] in told.tell() }
    expectWithin(ClientWatch.patience, told: 1)
  }

  @Test func aBodyIsBrokenOffForWhoeverReadsIt() throws {
    struct Late: Error {}
    try watch()
    ClientWatch.breakOffBody(channel, Late())
    #expect(throws: Late.self) { try channel.throwIfErrorCaught() }
  }
}
