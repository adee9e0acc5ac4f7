/// Where the index of known patients says who owns a value.
struct OwnerReference: Hashable, Sendable {
  let place: UInt32
}
