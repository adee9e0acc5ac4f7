import Foundation
import Logging
import ServiceLifecycle
import Sessions

/// Follows the patients' bulk export while the program runs: who is new in it, or changed, is guarded from the next
/// request on.
///
/// The file is looked at every few seconds; replace it by renaming, so that no half of it is ever read. A file that cannot
/// be used is said in the log by line and changes nothing.
struct PatientsWatch: Service {
  private static let interval = Duration.seconds(3)

  let path: String
  let patients: PatientRegister
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      // What the file said when the program started is entered already; reading it once more costs little.
      var last: FileState?
      while (try? await Task.sleep(for: Self.interval)) != nil {
        guard let state = FileState(path), state != last else { continue }
        if await take() { last = state }
      }
    }
  }

  /// Whether the file as it is now is dealt with; what could not be written down is tried again.
  private func take() async -> Bool {
    do {
      let entered = try await FHIRPatients(ndjson: FileInput.bytes(of: path), file: path).enter(into: patients)
      if entered > 0 { logger.notice("patients entered from the changed file", metadata: ["count": "\(entered)"]) }
      return true
    } catch let error as ConfigurationError {
      logger.error("the changed file of patients is not used\n\(error)")
      return true
    } catch {
      logger.error("patients could not be entered", metadata: ["error": "\(type(of: error))"])
      return false
    }
  }
}

/// What changes when a file is replaced or written.
private struct FileState: Equatable {
  private let inode: UInt64
  private let size: Int64
  private let seconds: Int
  private let nanoseconds: Int

  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
  }
}
