import Foundation
import Glibc

/// One file to read, as it was named or found.
struct InputFile {
  let path: String
  /// Its place below the directory that was named; the last part of the path for a named file.
  let relativePath: String
  /// Found in a directory: what does not look like text is passed over.
  let isFound: Bool
}

/// The files that arguments name: directories are read to their leaves, in the order of their names.
///
/// Symbolic links inside of directories are not followed, so that nothing outside is read and no loop is walked; what is
/// neither file nor directory and `.git` are passed over. Notes say what was.
struct InputWalk {
  /// Deeper directories are a fault.
  static let depthMax = 128

  private(set) var files: [InputFile] = []
  private(set) var faults: [InputFault] = []
  private(set) var notes: [String] = []

  init(_ arguments: [String]) {
    for path in arguments.isEmpty ? ["-"] : arguments {
      guard path != "-", Self.type(of: path, followsLinks: true) == S_IFDIR else {
        files.append(
          InputFile(path: path, relativePath: path.split(separator: "/").last.map(String.init) ?? path, isFound: false))
        continue
      }
      walk(path, below: "", depth: 0)
    }
  }

  private mutating func walk(_ directory: String, below relative: String, depth: Int) {
    guard depth < Self.depthMax else {
      return faults.append(InputFault(path: directory, problem: "is more than \(Self.depthMax) directories deep."))
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
      return faults.append(InputFault(path: directory, problem: "cannot be read: \(String(cString: strerror(errno)))"))
    }
    for name in names.sorted() {
      let path = directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
      let place = relative.isEmpty ? name : "\(relative)/\(name)"
      switch Self.type(of: path, followsLinks: false) {
      case S_IFREG: files.append(InputFile(path: path, relativePath: place, isFound: true))
      case S_IFDIR where name != ".git": walk(path, below: place, depth: depth + 1)
      case S_IFDIR: continue
      case S_IFLNK: notes.append("\(path): a symbolic link, not followed")
      case nil: faults.append(InputFault(path: path, problem: "cannot be read: \(String(cString: strerror(errno)))"))
      default: notes.append("\(path): no regular file, passed over")
      }
    }
  }

  private static func type(of path: String, followsLinks: Bool) -> mode_t? {
    var status = stat()
    guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    return status.st_mode & S_IFMT
  }
}
