import Foundation
import PHIDetection

/// A hospital's patients for recognition in text: a FHIR bulk export (NDJSON) or a CSV file with a header.
///
/// Read line by line; what a line lacks is left out, because half of what names a person is better known than nothing.
enum KnownPatientFile {
  /// Every patient of the file at `path`, in order. `.csv` is CSV, anything else FHIR.
  static func read(
    _ path: String, onProgress: (_ read: Int, _ of: Int?) -> Void = { _, _ in }
  ) throws -> [KnownPatient] {
    var lines = try InputLines(path: path)
    var patients: [KnownPatient] = []
    var columns: PatientColumns?
    let isCSV = path.lowercased().hasSuffix(".csv")
    let decoder = JSONDecoder()
    while let line = try lines.next() {
      let bytes = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      guard !bytes.isEmpty else { continue }
      if isCSV {
        let fields = try CSVLine.fields(of: bytes, at: path, line: lines.lineNumber)
        if let columns {
          patients.append(try columns.patient(of: fields, at: path, line: lines.lineNumber))
        } else {
          columns = try PatientColumns(header: fields, path: path)
        }
      } else {
        guard let patient = FHIRPatientResource.ofLine(bytes, decoder)?.knownPatient else {
          throw InputFault(
            path: path, line: lines.lineNumber, problem: "expected a FHIR R4 Patient with an id as one JSON object")
        }
        patients.append(patient)
      }
      if lines.lineNumber.isMultiple(of: 1000) { onProgress(lines.bytesRead, lines.byteCount) }
    }
    return patients
  }
}

/// Which column of a CSV file holds what.
struct PatientColumns {
  enum Column: String, CaseIterable {
    case id, mrn, family, given, phone, email, address, other
    case birthDate = "birth_date"
  }

  private var places: [Column: Int] = [:]
  private let count: Int

  init(header: [String], path: String) throws(InputFault) {
    count = header.count
    for (place, name) in header.enumerated() {
      guard let column = Column(rawValue: name.lowercased()) else {
        let known = Column.allCases.map(\.rawValue).joined(separator: ", ")
        throw InputFault(path: path, line: 1, problem: "column \(place + 1) has no known name. Known: \(known)")
      }
      guard places.updateValue(place, forKey: column) == nil else {
        throw InputFault(path: path, line: 1, problem: "column '\(column.rawValue)' stands twice")
      }
    }
    guard places[.id] != nil else { throw InputFault(path: path, line: 1, problem: "a column 'id' is needed") }
  }

  /// Several given names are separated by spaces, several values of another column by semicolons.
  func patient(of fields: [String], at path: String, line: Int) throws(InputFault) -> KnownPatient {
    func fault(_ problem: String) -> InputFault { InputFault(path: path, line: line, problem: problem) }
    guard fields.count == count else { throw fault("has \(fields.count) fields, the header has \(count)") }
    func values(_ column: Column, separator: Character = ";") -> [String] {
      places[column].map { fields[$0].split(separator: separator).map { $0.trimmingCharacters(in: .whitespaces) } }
        ?? []
    }
    guard let id = values(.id).first else { throw fault("has no id") }
    var birthDate: KnownPatient.BirthDate?
    if let text = values(.birthDate).first {
      let parts = text.split(separator: "-").compactMap { Int($0) }
      guard parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else {
        throw fault("birth_date is no date of the form 1980-04-12")
      }
      birthDate = KnownPatient.BirthDate(year: parts[0], month: parts[1], day: parts[2])
    }
    let name = KnownPatient.Name(
      given: values(.given, separator: " "), family: values(.family).first ?? "")
    return KnownPatient(
      key: PatientKey(id), names: name.given.isEmpty && name.family.isEmpty ? [] : [name], birthDate: birthDate,
      mrn: values(.mrn).first ?? "", phones: values(.phone), emails: values(.email), addresses: values(.address),
      otherIDs: values(.other))
  }
}

/// One line of RFC 4180; a quoted field may not hold a line end.
enum CSVLine {
  static func fields(of line: ArraySlice<UInt8>, at path: String, line number: Int) throws(InputFault) -> [String] {
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var position = line.startIndex
    while position < line.endIndex {
      let byte = line[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\"") where !isQuoted && field.isEmpty:
        isQuoted = true
      case UInt8(ascii: "\"") where isQuoted:
        if position < line.endIndex, line[position] == UInt8(ascii: "\"") {
          field.append(byte)
          position += 1
        } else {
          isQuoted = false
        }
      case UInt8(ascii: ",") where !isQuoted:
        fields.append(String(decoding: field, as: UTF8.self))
        field = []
      default: field.append(byte)
      }
    }
    guard !isQuoted else { throw InputFault(path: path, line: number, problem: "a quote is not closed on its line") }
    fields.append(String(decoding: field, as: UTF8.self))
    return fields
  }
}
