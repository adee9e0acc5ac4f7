import ArgumentParser
import Foundation

/// Files that a person names on the command line.
enum FileInput {
  /// The whole file, or standard input for `-`. Refuses more than `limit` bytes.
  static func bytes(of path: String, limit: Int = 1 << 30) throws -> [UInt8] {
    let handle: FileHandle
    if path == "-" {
      handle = .standardInput
    } else {
      guard let opened = FileHandle(forReadingAtPath: path) else {
        throw ValidationError("'\(path)' cannot be read: no such file, or no permission.")
      }
      handle = opened
    }
    var bytes: [UInt8] = []
    while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
      guard bytes.count + chunk.count <= limit else {
        throw ValidationError("'\(path)' is larger than \(limit) bytes. Split it.")
      }
      bytes.append(contentsOf: chunk)
    }
    return bytes
  }

  static func text(of path: String, limit: Int = 1 << 24) throws -> String {
    guard let text = String(validating: try bytes(of: path, limit: limit), as: UTF8.self) else {
      throw ValidationError("'\(path)' is not UTF-8 text.")
    }
    return text
  }

  /// The lines that are not empty, whichever line ends the file has. (`\r\n` is one character, which `"\n"` does not split.)
  static func lines(of path: String, limit: Int = 1 << 24) throws -> [String] {
    try text(of: path, limit: limit).split(whereSeparator: \.isNewline).map(String.init)
  }

  /// The directory that relative paths in a file are relative to.
  static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return String(path[..<slash])
  }
}
