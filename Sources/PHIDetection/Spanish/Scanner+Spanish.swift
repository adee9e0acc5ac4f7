extension Scanner {
  mutating func spanish(at index: Int) {}
}
