import Synchronization

/// How many inferences run at once (`limits.concurrent_inferences`).
final class InferencePlaces: Sendable {
  private let limit: Int
  private let taken = Mutex(0)

  init(limit: Int) { self.limit = limit }

  /// One place, given back when the value is no longer referred to; refuses when all are taken.
  func take() throws(Refusal) -> InferencePlace {
    let isFree = taken.withLock { taken in
      guard taken < limit else { return false }
      taken += 1
      return true
    }
    guard isFree else { throw .tooBusy(limit: limit) }
    return InferencePlace(places: self)
  }

  fileprivate func giveBack() { taken.withLock { $0 -= 1 } }
}

/// One running inference's place. Its lifetime is the claim.
final class InferencePlace: Sendable {
  private let places: InferencePlaces

  fileprivate init(places: InferencePlaces) { self.places = places }

  deinit { places.giveBack() }
}
