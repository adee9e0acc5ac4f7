import DetectionSettings
import Foundation
import PHIDetection
import StrictYAML

/// A detection file on disk, with the files of terms that it names.
enum DetectionFile {
  /// Paths in the file are relative to it. A file that names people must be readable by its owner alone.
  static func load(_ path: String) throws -> DetectorConfiguration {
    let file = try OwnedFile(path, limit: YAMLLimits.fileBytes)
    let directory = FileInput.directory(of: path)
    let document = try DetectionDocument(yaml: file.text, file: path) { name, isSecret, place throws(YAMLFault) in
      do {
        let terms = try OwnedFile(
          ServerConfiguration.path(name, in: directory), limit: DetectionDocument.termFileBytesMax)
        if isSecret { try terms.requirePrivacy() }
        return terms.text
      } catch {
        throw YAMLFault(.unknownValue, at: place, "this file cannot be used: \(error)")
      }
    }
    if document.holdsDeniedTerms { try file.requirePrivacy() }
    return document.configuration
  }
}

/// A text file that was opened once: what was checked is what was read.
private struct OwnedFile {
  private let path: String
  private let mode: mode_t
  let text: String

  init(_ path: String, limit: Int) throws(ConfigurationError) {
    self.path = path
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw ConfigurationError(file: path, line: nil, problem: "cannot be read: no such file, or no permission")
    }
    var status = stat()
    guard fstat(handle.fileDescriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw ConfigurationError(file: path, line: nil, problem: "is not a regular file")
    }
    mode = status.st_mode
    guard status.st_size <= limit else {
      throw ConfigurationError(file: path, line: nil, problem: "is larger than \(limit) bytes")
    }
    guard let data = try? handle.read(upToCount: limit), let text = String(validating: data, as: UTF8.self) else {
      throw ConfigurationError(file: path, line: nil, problem: "is empty or no UTF-8 text")
    }
    self.text = text
  }

  /// Terms that are always found name people: the file is patient data.
  func requirePrivacy() throws(ConfigurationError) {
    guard mode & 0o077 == 0 else {
      throw ConfigurationError(
        file: path, line: nil, problem: "holds denied terms and others may read it; run chmod 600 on it")
    }
  }
}
