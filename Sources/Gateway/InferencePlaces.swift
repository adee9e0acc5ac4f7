import Synchronization

/// How many inferences run at once (`limits.concurrent_inferences`), and whether any may begin.
final class InferencePlaces: Sendable {
  private let limit: Int
  private let state = Mutex((taken: 0, isClosed: false))

  init(limit: Int) { self.limit = limit }

  /// One place, given back when the value is no longer referred to; refuses when all are taken.
  func take() throws(Refusal) -> InferencePlace {
    let refusal: Refusal? = state.withLock { state in
      if state.isClosed { return .shuttingDown }
      guard state.taken < limit else { return .tooBusy(limit: limit) }
      state.taken += 1
      return nil
    }
    if let refusal { throw refusal }
    return InferencePlace(places: self)
  }

  /// From now on every request is refused with `shutting_down`.
  func close() { state.withLock { $0.isClosed = true } }

  var takenCount: Int { state.withLock { $0.taken } }

  fileprivate func giveBack() { state.withLock { $0.taken -= 1 } }
}

/// One running inference's place. Its lifetime is the claim.
final class InferencePlace: Sendable {
  private let places: InferencePlaces

  fileprivate init(places: InferencePlaces) { self.places = places }

  deinit { places.giveBack() }
}
