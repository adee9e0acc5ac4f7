import FoundationEssentials

/// Where the master key comes from at a start. Its text is never logged, in none of them.
public enum MasterKeySource: Sendable, Hashable, CustomStringConvertible {
  /// A file of mode 0600 with 64 hex digits.
  case file(String)
  /// A variable of the environment with 64 hex digits.
  case environment(String)
  /// A program and its arguments, run without a shell, that writes 64 hex digits to its standard output: the client of a
  /// key service.
  case command([String])

  /// For messages: never the key.
  public var description: String {
    switch self {
    case .file(let path): "the file \(path)"
    case .environment(let name): "the environment variable \(name)"
    case .command(let arguments): "the command \(arguments.first ?? "")"
    }
  }

  /// The key; a file that is absent is made with a new key.
  /// - Throws: `StorageError.masterKeyFile` or `masterKeySource` with what is wrong and never with what was read.
  public func load() throws(StorageError) -> MasterKey {
    switch self {
    case .file(let path): return try MasterKey.load(path: path)
    case .environment, .command: return try existing()
    }
  }

  /// The key that is there already; makes nothing.
  public func existing() throws(StorageError) -> MasterKey {
    switch self {
    case .file(let path):
      guard let key = try MasterKey.read(path) else {
        throw .masterKeyFile(path: path, problem: "there is no such file")
      }
      return key
    case .environment(let name):
      guard let text = ProcessInfo.processInfo.environment[name] else {
        throw .masterKeySource("\(self)", problem: "it is not set")
      }
      return try key(Array(text.utf8))
    case .command(let arguments):
      let output: [UInt8]
      do { output = try KeyCommand.output(of: arguments) } catch {
        throw .masterKeySource("\(self)", problem: error.problem)
      }
      return try key(output)
    }
  }

  private func key(_ text: [UInt8]) throws(StorageError) -> MasterKey {
    guard let key = MasterKey(hexLine: text) else {
      throw .masterKeySource("\(self)", problem: "expected 64 hex digits and nothing more")
    }
    return key
  }
}
