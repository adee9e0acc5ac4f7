internal import Glibc

/// What could not be done to which path, and the system's reason. Its owner makes the sentence for people of it.
package struct FileFault: Error, Hashable {
  /// A participle: "written", "synced", "opened".
  package let verb: String
  package let path: String
  package let reason: String

  /// Reads `errno`: make it before anything else is called.
  package init(_ verb: String, _ path: String) {
    self.verb = verb
    self.path = path
    reason = String(cString: strerror(errno))
  }
}

extension FileFault: CustomStringConvertible {
  package var description: String { "'\(path)' cannot be \(verb): \(reason)" }
}
