/// What stands for a value in text that leaves.
public enum PseudonymStyle: String, CaseIterable, Sendable {
  /// `NAME-K7Q2M9XDAB`: says the kind and nothing else, and comes back whatever is done to it.
  case code
  /// An invented value of the same form: text stays readable and keeps intervals, gender and region.
  case surrogate
}
