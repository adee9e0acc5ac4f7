/// How much speaks for a finding, 0 to 1 in thousandths: what `confidenceMin` of a configuration is compared with.
///
/// Rules do not weigh: each takes the step whose words describe the evidence it asked for. A step is an order, not a
/// probability; how many findings of each are right in marked texts stands in docs/phi-detection-rules.md. Where
/// findings overlap, their rules decide (`Rule`), not their confidences.
struct Confidence: Comparable, Hashable, Sendable {
  private let thousandths: UInt16

  private init(thousandths: UInt16) { self.thousandths = thousandths }

  /// The nearest thousandth of a share; what is beyond 0 or 1 is taken for that.
  init(share: Double) { thousandths = UInt16(min(max(0, share), 1) * 1000 + 0.5) }

  var share: Double { Double(thousandths) / 1000 }

  static func < (left: Self, right: Self) -> Bool { left.thousandths < right.thousandths }
}

extension Confidence {
  /// Something that could not be read, or a word that is nothing else: reported since a miss costs more. The default
  /// threshold lets it pass, and nothing below.
  static let bare = Self(thousandths: 500)
  /// A form that is often something else, where one word around speaks for it.
  static let faint = Self(thousandths: 550)
  /// A form that mostly identifies, or a weaker one with a cue. What is weaker announces nobody's name again.
  static let weak = Self(thousandths: 600)
  /// As much as looks can say. The names tagger may take away what stands on this or less.
  static let contested = Self(thousandths: 650)
  /// Looks, and a sentence that says so: the tagger is not asked.
  static let upheld = Self(thousandths: 660)
  /// A form that mostly identifies, and a cue.
  static let fair = Self(thousandths: 700)
  /// A form that seldom is anything else, or a label some words away.
  static let good = Self(thousandths: 750)
  /// A sure form with a cue, a full form without one.
  static let strong = Self(thousandths: 800)
  /// A title, label or field name right before it says what it is.
  static let labelled = Self(thousandths: 850)
  /// Form and label agree, or the form has rules that this obeys: a check digit, a range that is issued.
  static let proven = Self(thousandths: 900)
  /// A form that nothing else has: a date with its year, a hardware address.
  static let unmistakable = Self(thousandths: 950)
  /// An address of e-mail; a check digit behind its label.
  static let certain = Self(thousandths: 970)
  /// Equal to what the hospital's list of patients holds.
  static let known = Self(thousandths: 980)
  /// The hospital's detection file says so.
  static let stated = Self(thousandths: 1000)
}
