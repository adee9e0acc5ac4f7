import Foundation
import PHIDetection
import SeededNumbers

/// Throws that are the same on every machine.
struct Dice: RandomNumberGenerator {
  private var numbers: SeededGenerator

  init(seed: UInt64) { numbers = SeededGenerator(seed: seed) }

  mutating func next() -> UInt64 { numbers.next() }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}

/// Names of the US Census by how many people bear them (`names` on PyPI, public domain).
struct CensusNames {
  private let names: [String]
  /// Running sums of shares, in percent.
  private let sums: [Double]

  /// Lines "SMITH 1.006 1.006 1": name, share, running sum, rank.
  init(_ path: String) throws {
    var names: [String] = []
    var sums: [Double] = []
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 2, let sum = Double(fields[2]) else { continue }
      names.append(fields[0].prefix(1) + fields[0].dropFirst().lowercased())
      sums.append(sum)
    }
    (self.names, self.sums) = (names, sums)
  }

  /// One in three is drawn from the whole list, so that rare names count.
  func draw(_ dice: inout Dice) -> String {
    if dice.below(3) == 0 { return dice.pick(names) }
    let place = Double(dice.next() >> 11) / Double(1 << 53) * (sums.last ?? 0)
    var (low, high) = (0, names.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] < place { low = middle + 1 } else { high = middle }
    }
    return names[low]
  }
}

/// Patients that a large hospital might have. Nobody of them exists.
struct InventedPatients {
  private let women: CensusNames
  private let men: CensusNames
  private let families: CensusNames

  /// `folder`: where `dist.female.first`, `dist.male.first` and `dist.all.last` stand.
  init(folder: String) throws {
    women = try CensusNames(folder + "/dist.female.first")
    men = try CensusNames(folder + "/dist.male.first")
    families = try CensusNames(folder + "/dist.all.last")
  }

  /// The `number`th patient of a seed; the same one whatever was asked before.
  func patient(_ number: Int, seed: UInt64) -> KnownPatient {
    var dice = Dice(seed: seed &* 1_000_003 &+ UInt64(number))
    _ = dice.next()
    let called = number.isMultiple(of: 2) ? women : men
    let given = number % 10 == 3 ? dice.pick(Self.otherGiven) : called.draw(&dice)
    let family =
      switch number % 10 {
      case 0: dice.pick(Self.otherFamilies)
      case 1: dice.pick(Self.wordFamilies)
      default: families.draw(&dice)
      }
    let area = 201 + dice.below(780)
    let line = dice.below(10_000)
    let letters = (given + "." + family).lowercased().filter { $0.isASCII && $0.isLetter || $0 == "." }
    let street = "\(1 + dice.below(9_999)) \(families.draw(&dice)) \(dice.pick(Self.streetTypes))"
    return KnownPatient(
      key: PatientKey("p\(number)"), names: [.init(given: [given, called.draw(&dice)], family: family)],
      birthDate: .init(year: 1930 + dice.below(90), month: 1 + dice.below(12), day: 1 + dice.below(28)),
      mrn: String(10_000_000 + (number * 7_919 + Int(seed) * 31) % 89_999_999),
      phones: [String(format: "(%03d) %03d-%04d", area, 200 + dice.below(800), line)],
      emails: ["\(letters)\(number % 1000)@\(dice.pick(Self.hosts))"],
      addresses: ["\(street), \(dice.pick(Self.towns)) \(10_000 + dice.below(89_999))"],
      otherIDs: [
        String(format: "%03d-%02d-%04d", 1 + dice.below(665), 1 + dice.below(98), 1 + dice.below(9_998)),
        "AC\(1_000_000 + dice.below(8_999_999))",
      ])
  }

  private static let otherGiven = [
    "Mary Ann", "Jean-Luc", "José", "Siobhán", "Xiao", "Bo", "Oluwaseun", "Ngozi", "Aleksandr", "Yi",
    "Anne-Marie", "D'Andre", "LaToya", "Rose", "Hope", "Will", "Faith", "Joy", "Mark", "Grace", "Art", "Chase", "Drew",
    "Nguyet", "Priya", "Abdul", "Fatima", "Björn", "Zofia", "Hyun", "Kwame", "Ling", "Mohammed", "Svetlana", "Takumi",
  ]
  private static let otherFamilies = [
    "Nguyễn", "Núñez", "O'Brien", "van der Berg", "Okonkwo-Adeyemi", "Müller", "D'Angelo", "Al-Rashid", "McAllister",
    "St. Claire", "De La Cruz", "Wójcik", "Li", "Ng", "Xu", "Garcia-Lopez", "Garcia Marquez", "Le", "Tran", "Singh",
    "Ivanović", "Yılmaz", "Papadopoulos", "Oyelaran", "Nakamura", "Kowalczyk", "Ben Ami", "Ó Súilleabháin", "Haile",
    "Venkataraghavan", "Kim", "Cho", "Wu", "Patel", "Hussein", "Abebe", "Bhattacharya", "Szymański", "Fernández",
  ]
  private static let wordFamilies = [
    "Rose", "May", "Hope", "Brown", "Young", "Fields", "Banks", "Rivers", "Price", "Long", "Grant", "Chase", "Park",
    "Day", "Best", "Small", "Wise", "Pain", "Fall", "Block", "Bones", "Hand", "Foot", "Green", "White", "Cook", "Bell",
  ]
  private static let streetTypes = ["Street", "Avenue", "Road", "Lane", "Court", "Drive", "St", "Ave", "Blvd", "Way"]
  private static let towns = [
    "Springfield, IL", "Dayton, OH", "Eau Claire, WI", "Yakima, WA", "Lowell, MA", "Reno, NV",
  ]
  private static let hosts = ["gmail.com", "yahoo.com", "example.org", "outlook.com", "mail.example.net"]
}
