import Glibc
import PHIDetection
import SeededNumbers

/// Looks for repeated text that takes the detector long: `SlowTexts UNITS SECONDS [SEED]`.
///
/// Begins with the pieces of a file, each ended by a zero byte, and goes on from the slowest, each on its own: a piece is
/// joined to another, cut, doubled, or one of its bytes changed, and what was made takes its place when it is slower. Prints
/// them, slowest first. Times decide, so that a seed does not repeat a run; nothing here is a proof.
@main enum SlowTexts {
  private static let climberCount = 16
  /// As in bench_phi.py: what a text may have decoded for nothing (`DecodingBudget`) must not decide.
  private static let textBytes = 256 << 10
  private static let unitBytesMax = 200

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3, let seconds = Double(arguments[2]) else {
      throw Problem(words: "usage: SlowTexts UNITS SECONDS [SEED]")
    }
    let units = try pieces(arguments[1])
    var random = SeededGenerator(seed: arguments.count > 3 ? UInt64(arguments[3]) ?? 1 : 1)
    let detector = Detector()
    var climbers = units.map { (unit: $0, speed: megabytesPerSecond($0, detector, below: .infinity)) }
    climbers = Array(climbers.sorted { $0.speed < $1.speed }.prefix(climberCount))
    let end = now() + seconds
    var tried = units.count
    while now() < end, let place = climbers.indices.randomElement(using: &random) {
      let other = Bool.random(using: &random) ? units.randomElement(using: &random) : nil
      let unit = changed(climbers[place].unit, other ?? climbers.randomElement(using: &random)?.unit ?? [], &random)
      let speed = megabytesPerSecond(unit, detector, below: climbers[place].speed)
      if speed < climbers[place].speed { climbers[place] = (unit, speed) }
      tried += 1
    }
    print("\(tried) texts; the slowest, in MB/s:")
    for (unit, speed) in climbers.sorted(by: { $0.speed < $1.speed }) {
      print((speed * 10).rounded() / 10, String(decoding: unit, as: UTF8.self).debugDescription)
    }
  }

  /// How fast a repeated piece passes. What looks slower than the limit is measured again: other programs disturb.
  private static func megabytesPerSecond(_ unit: [UInt8], _ detector: Detector, below limit: Double) -> Double {
    guard !unit.isEmpty else { return .infinity }
    var text: [UInt8] = []
    while text.count < textBytes { text += unit }
    var speed = 0.0
    for _ in 0..<4 where speed < limit {
      let start = now()
      _ = detector.findings(in: text)
      speed = max(speed, Double(text.count) / (now() - start) / 1e6)
    }
    return speed
  }

  private static func changed(_ unit: [UInt8], _ other: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var unit = unit
    let place = Int.random(in: 0...unit.count, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: unit += other
    case 1: unit.insert(contentsOf: other, at: place)
    case 2: unit += unit
    case 3: unit.removeSubrange(place..<min(unit.count, place + Int.random(in: 1...4, using: &random)))
    case 4: unit.insert(contentsOf: other.randomElement(using: &random).map { [$0] } ?? [], at: place)
    default: if place < unit.count { unit[place] = other.randomElement(using: &random) ?? 0x20 }
    }
    return Array(unit.prefix(unitBytesMax))
  }

  private static func pieces(_ path: String) throws -> [[UInt8]] {
    guard let file = fopen(path, "rb") else { throw Problem(words: "\(path) cannot be read") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&piece, 1, piece.count, file), count > 0 { bytes += piece[..<count] }
    return bytes.split(separator: 0).map { Array($0.prefix(unitBytesMax)) }
  }

  /// Processor time of this thread, so that other programs on the machine matter little.
  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  struct Problem: Error { let words: String }
}
