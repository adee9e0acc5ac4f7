import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

extension ConnectionMachine.Fault {
  /// What an error of the pipeline means. An unknown one counts as the network's: the connection is unusable either way.
  ///
  /// Reasons name the kind of the trouble and never quote what came, which could be patient text.
  init(_ error: any Error) {
    switch error {
    case let error as HTTPParserError: self = error == .invalidEOFState ? .truncated : .notHTTP(reason: "\(error)")
    case is NIOHTTPDecoderError: self = .notHTTP(reason: "an answer without a request")
    case NIOSSLError.uncleanShutdown: self = .truncated
    case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError: self = .handshake(reason: "\(error)")
    case let error as IOError: self = .network(reason: error.reasonInWords)
    default: self = .network(reason: "\(type(of: error))")
    }
  }
}

extension IOError {
  /// The system's words for the error's number.
  var reasonInWords: String {
    switch errnoCode {
    case 104: "the connection was reset"
    case 110: "the connection timed out"
    case 111: "the connection was refused"
    case 113: "no route to the host"
    case 32: "the connection was closed"
    default: "system error \(errnoCode)"
    }
  }
}

extension NIOConnectionError {
  /// Why the name did not resolve, or why the last address that was tried refused.
  var reasonInWords: String {
    if let last = connectionErrors.last {
      return (last.error as? IOError)?.reasonInWords ?? "\(type(of: last.error))"
    }
    return dnsAError != nil || dnsAAAAError != nil ? "the name does not resolve" : "no address to connect to"
  }
}
