import Foundation
import PHIDetection
import Sessions
import Storage
import Testing

@Suite struct PatientIndexFileTests {
  private static let maria = KnownPatient(
    key: PatientKey("patient-maria"), names: [.init(given: ["Maria"], family: "Garcia")],
    birthDate: .init(year: 1980, month: 4, day: 12), mrn: "MRN-00412345", phones: ["(555) 123-4567"],
    emails: ["maria@example.org"], addresses: ["12 Elm Street, Springfield, IL 62701"])
  private static let wei = KnownPatient(
    key: PatientKey("patient-wei"), names: [.init(given: ["Wei"], family: "Zhang")], mrn: "MRN-00998877")
  private static let text = """
    Garcia, Maria was seen with Wei Zhang, DOB 04/12/1980; call 555-123-4567, MRN 00998877, 12 Elm St, maria@example.org
    """

  private let folder = FileManager.default.temporaryDirectory.appending(path: "index-\(UUID())")
  private var path: String { folder.appending(path: "patients.idx").path }
  private let key = MasterKey.generate()

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  private func written() throws -> KnownPatients {
    let known = KnownPatients([Self.maria, Self.wei], key: PatientIndexFile.indexKey(of: key))
    try PatientIndexFile.write(known, to: path, key: key)
    return known
  }

  @Test func whatWasWrittenFindsTheSame() throws {
    let before = Detector(knownPatients: try written()).findings(in: Self.text)
    let mapped = try PatientIndexFile.open(path, key: key)
    try FileManager.default.removeItem(atPath: path)
    #expect(Detector(knownPatients: mapped).findings(in: Self.text) == before)
    #expect(before.filter { $0.subject == .patient(PatientKey("patient-maria")) }.count == 5)
    #expect(mapped.count == 2)
  }

  @Test func patientsCanBeAddedToAMappedIndex() throws {
    _ = try written()
    let john = KnownPatient(key: PatientKey("john"), names: [.init(given: ["John"], family: "Okafor")], mrn: "7788990")
    let mapped = try PatientIndexFile.open(path, key: key).adding([john])
    let subjects = Detector(knownPatients: mapped).findings(in: "Maria Garcia, John Okafor").map(\.subject)
    #expect(subjects == [.patient(PatientKey("patient-maria")), .patient(PatientKey("john"))])
    #expect(throws: PatientIndexFileError.incomplete) { try PatientIndexFile.write(mapped, to: path, key: key) }
  }

  @Test func aFileCutShortAnywhereIsRefused() throws {
    _ = try written()
    let whole = try Data(contentsOf: URL(filePath: path))
    for count in 0..<whole.count {
      try whole.prefix(count).write(to: URL(filePath: path))
      #expect(throws: PatientIndexFileError.self, "\(count) bytes") { try PatientIndexFile.open(path, key: key) }
    }
  }

  @Test func oneChangedBitAnywhereIsRefused() throws {
    _ = try written()
    let whole = try Data(contentsOf: URL(filePath: path))
    for place in whole.indices {
      var changed = whole
      changed[place] ^= 1 << UInt8(place % 8)
      try changed.write(to: URL(filePath: path))
      #expect(throws: PatientIndexFileError.self, "byte \(place)") { try PatientIndexFile.open(path, key: key) }
    }
  }

  @Test func anotherKeyIsRefused() throws {
    _ = try written()
    #expect(throws: PatientIndexFileError.damagedOrOtherKey(path: path)) {
      try PatientIndexFile.open(path, key: .generate())
    }
  }

  @Test func theFileNamesNobodyAndOnlyItsOwnerReadsIt() throws {
    _ = try written()
    let bytes = try Data(contentsOf: URL(filePath: path))
    for word in ["patient-maria", "Maria", "maria", "garcia", "00412345", "5551234567"] {
      #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word)")
    }
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func twoIndexesOfTheSamePatientsShareNoHash() throws {
    _ = try written()
    let first = try Data(contentsOf: URL(filePath: path))
    let other = MasterKey.generate()
    let known = KnownPatients([Self.maria, Self.wei], key: PatientIndexFile.indexKey(of: other))
    try PatientIndexFile.write(known, to: path, key: other)
    let second = try Data(contentsOf: URL(filePath: path))
    func words(_ data: Data) -> Set<UInt64> {
      Set(
        stride(from: 0, to: data.count - 8, by: 8).map { place in
          data[place..<place + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        })
    }
    #expect(words(first).count > 40)
    // But for the marks of header and footer, and words in which next to nothing is set.
    let shared = words(first).intersection(words(second)).filter { $0.nonzeroBitCount > 8 }
    #expect(shared.count <= 2)
  }
}
