import FoundationEssentials
import Glibc

/// Runs the client of a key service and reads the one line that it writes: bounded in time and size, without a shell.
enum KeyCommand {
  static let outputBytesMax = 1024
  static let secondsMax = 30.0

  /// What went wrong. It holds nothing that the program wrote.
  struct Failure: Error {
    let problem: String
  }

  /// What the program wrote to its standard output. Its standard error goes nowhere: it could repeat the key.
  /// - Parameter arguments: The program's absolute path and its arguments.
  static func output(of arguments: [String], seconds: Double = secondsMax) throws(Failure) -> [UInt8] {
    guard let program = arguments.first, program.hasPrefix("/") else {
      throw Failure(problem: "the program must be given by its absolute path")
    }
    var ends: [CInt] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure(problem: "no pipe can be opened") }
    let (reading, writing) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(reading) }
    let deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
    let child = spawn(program, arguments, output: writing)
    close(writing)
    guard let child else {
      throw Failure(problem: "the program cannot be started: \(String(cString: strerror(errno)))")
    }
    let outcome = Result { () throws(Failure) in try read(reading, until: deadline) }
    // With a whole answer it has until the deadline to end; without one there is nothing to wait for.
    let status = wait(for: child, until: (try? outcome.get()) == nil ? ContinuousClock.now : deadline)
    let bytes = try outcome.get()
    guard let status else { throw Failure(problem: "the program did not end within \(Int(seconds)) seconds") }
    guard status == 0 else {
      throw Failure(problem: "the program failed (wait status \(status)); run it by hand to see why")
    }
    return bytes
  }

  /// In a process group of its own, so that what it started can be ended with it. `nil` with `errno` set.
  private static func spawn(_ program: String, _ arguments: [String], output: CInt) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let words = arguments.map { strdup($0) } + [nil]
    let environment = ProcessInfo.processInfo.environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in words + environment { free(text) } }
    var child = pid_t()
    let code = posix_spawn(&child, program, &actions, &attributes, words, environment)
    errno = code
    return code == 0 ? child : nil
  }

  private static func read(_ descriptor: CInt, until deadline: ContinuousClock.Instant) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: outputBytesMax)
    while true {
      let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
      guard left > 0 else { throw Failure(problem: "the program took too long") }
      var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, CInt(left) + 1) >= 0 || errno == EINTR else { throw Failure(problem: "it cannot be read") }
      guard ready.revents != 0 else { continue }
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(problem: "it cannot be read") }
      if count == 0 { return bytes }
      bytes += buffer.prefix(count)
      guard bytes.count <= outputBytesMax else { throw Failure(problem: "the program wrote more than a key") }
    }
  }

  /// The wait status; `nil` when the program had to be ended.
  private static func wait(for child: pid_t, until deadline: ContinuousClock.Instant) -> CInt? {
    var status: CInt = 0
    repeat {
      if waitpid(child, &status, WNOHANG) == child { return status }
      usleep(5000)
    } while ContinuousClock.now < deadline
    kill(-child, SIGKILL)
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return nil
  }
}
