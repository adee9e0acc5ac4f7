import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Opens connections: TCP, TLS where the endpoint says so, and the pipeline on top.
struct ConnectionOpener: Sendable {
  let limits: UpstreamLimits
  let trust: TrustStore

  /// A connection that is ready for its first request. Certificate and pins have been checked.
  func open(
    _ id: ConnectionID, in pool: EndpointPool, on eventLoop: any EventLoop
  ) -> EventLoopFuture<NIOLoopBound<ConnectionHandler>> {
    let endpoint = pool.endpoint
    let pool = NIOLoopBound(pool, eventLoop: eventLoop)
    let tls: NIOSSLContext?
    do { tls = try trust.context(for: endpoint) } catch { return eventLoop.makeFailedFuture(error) }
    return ClientBootstrap(group: eventLoop)
      .connectTimeout(limits.connectTimeout)
      // Reads follow the consumer; nothing arrives that nobody asked for.
      .channelOption(.autoRead, value: false)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        // Runs once per address that is tried, so each attempt has handlers of its own.
        channel.eventLoop.makeCompletedFuture {
          try addHandlers(to: channel, connection: id, pool: pool.value, tls: tls)
        }
      }
      .connect(host: endpoint.host, port: endpoint.port)
      .flatMap { channel in
        guard let connection = try? channel.pipeline.syncOperations.handler(type: ConnectionHandler.self),
          let ready = connection.ready?.futureResult
        else {
          // The channel is closed already and its handlers are gone.
          return channel.eventLoop.makeFailedFuture(ChannelError.ioOnClosedChannel)
        }
        let bound = NIOLoopBound(connection, eventLoop: channel.eventLoop)
        return ready.map { bound }
      }
  }

  private func addHandlers(
    to channel: any Channel, connection id: ConnectionID, pool: EndpointPool, tls: NIOSSLContext?
  ) throws {
    let pipeline = channel.pipeline.syncOperations
    if let tls {
      // An address has no name to ask for; BoringSSL then compares it with the certificate's addresses.
      let name = pool.endpoint.isAddress ? nil : pool.endpoint.host
      try pipeline.addHandler(NIOSSLClientHandler(context: tls, serverHostname: name))
    }
    var headLimits = NIOHTTPDecoderLimitConfiguration()
    headLimits.maxHeaderFieldSize = limits.headBytesMax
    headLimits.maxHeaderListSize = limits.headBytesMax
    headLimits.maxHeaderFieldCount = limits.headFieldsMax
    let decoder = HTTPResponseDecoder(
      leftOverBytesStrategy: .dropBytes, informationalResponseStrategy: .drop, limitConfiguration: headLimits)
    var encoding = HTTPRequestEncoder.Configuration()
    encoding.automaticallySetFramingHeaders = false
    let connection = ConnectionHandler(id: id, pool: pool, eventLoop: channel.eventLoop)
    try pipeline.addHandler(FirstByteHandler(connection))
    try pipeline.addHandler(HTTPRequestEncoder(configuration: encoding))
    try pipeline.addHandler(ByteToMessageHandler(decoder))
    try pipeline.addHandler(connection)
  }
}

extension Endpoint {
  /// Whether the host is an IP address and not a name.
  var isAddress: Bool { (try? SocketAddress(ipAddress: host, port: port)) != nil }
}
