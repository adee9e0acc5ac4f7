/// What a scan looks words up in. A reference, because a scanner is handed on by every recogniser and the lists' headers
/// would be copied each time.
final class ScanLists: Sendable {
  let lexicon = Lexicon.shared
  let english = EnglishWords.shared
  let tagger = TaggerModel.shared
  let patients: KnownPatients
  let options: ScanOptions
  let filters: WordFilters

  init(patients: KnownPatients, options: ScanOptions) {
    filters = WordFilters(english, patients)
    self.patients = patients
    self.options = options
  }
}
