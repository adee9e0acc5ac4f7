/// One object's way into the archive: it decides what to ask of the store next, and does nothing itself.
///
/// Nothing is written before it was looked for, and nothing counts as archived before the store, asked again, has it
/// with these bytes under this lock. A name that is taken by other bytes is an alarm and is never written to. Running
/// the course again, after a crash or beside another archiver, ends in the same place.
package struct ObjectCourse: Sendable {
  package enum Stage: Sendable, Hashable {
    case looking, storing, readingBack, lengthening, confirming
    /// The bytes are compared because nothing shorter could be.
    case fetching(ObjectLock?)
    case finished(ObjectLock)
    case failed(ArchiveError)
  }

  /// What the store answered.
  package enum Event: Sendable, Hashable {
    case absent
    case found(StoredObject)
    case stored
    /// The name was taken between looking and storing.
    case taken
    case lengthened
    case fetched([UInt8])
  }

  /// What to ask of the store.
  package enum Action: Sendable, Hashable {
    case look
    case store(ObjectLock)
    case fetch
    /// Locks what stands there, or locks it for longer.
    case lengthen(ObjectLock)
    case finish(ObjectLock)
    case fail(ArchiveError)
  }

  package let object: ArchiveObject
  package let wanted: ObjectLock
  package private(set) var stage = Stage.looking

  package init(object: ArchiveObject, wanted: ObjectLock) {
    self.object = object
    self.wanted = wanted
  }

  /// The first thing to do.
  package var beginning: Action { .look }

  package mutating func handle(_ event: Event) -> Action {
    switch (stage, event) {
    case (.looking, .absent):
      stage = .storing
      return .store(wanted)
    case (.storing, .stored):
      stage = .readingBack
      return .look
    case (.storing, .taken):
      stage = .readingBack
      return .look
    case (.looking, .found(let stored)), (.readingBack, .found(let stored)): return judge(stored)
    case (.fetching(let lock), .fetched(let bytes)): return bytes == object.bytes ? settle(lock) : fail(.conflict)
    case (.lengthening, .lengthened):
      stage = .confirming
      return .look
    case (.confirming, .found(let stored)):
      guard let lock = stored.lock, lock.covers(wanted) else { return fail(.notLocked) }
      return finish(lock)
    case (.readingBack, .absent), (.confirming, .absent): return fail(.notStored)
    case (.finished(let lock), _): return .finish(lock)
    case (.failed(let error), _): return .fail(error)
    case (.looking, _), (.storing, _), (.readingBack, _), (.fetching, _), (.lengthening, _), (.confirming, _):
      return fail(.unexpectedAnswer)
    }
  }

  private mutating func judge(_ stored: StoredObject) -> Action {
    switch stored.compared(with: object) {
    case .same: return settle(stored.lock)
    case .other: return fail(.conflict)
    case .unknown:
      stage = .fetching(stored.lock)
      return .fetch
    }
  }

  /// The content is right; the lock may be missing or short.
  private mutating func settle(_ lock: ObjectLock?) -> Action {
    if let lock, lock.covers(wanted) { return finish(lock) }
    stage = .lengthening
    // A lock is never shortened, in neither of its two sides.
    let until = max(wanted.until, lock?.until ?? wanted.until)
    return .lengthen(ObjectLock(mode: lock?.mode == .compliance ? .compliance : wanted.mode, until: until))
  }

  private mutating func finish(_ lock: ObjectLock) -> Action {
    stage = .finished(lock)
    return .finish(lock)
  }

  private mutating func fail(_ code: ArchiveError.Code) -> Action {
    let what =
      switch code {
      case .conflict:
        "is in the archive with other bytes than this ledger has. It is left as it is: find out who wrote it. A locked "
          + "original, if there was one, is among the object's versions."
      case .notLocked:
        "was stored, and the store says that nothing, or not enough, keeps it. Check the bucket's policy."
      case .notStored: "was accepted by the store, which does not have it."
      default: "got an answer from the store that does not follow from what was asked (at \(stage.name))."
      }
    let error = ArchiveError(code, "\(object.key) \(what)")
    stage = .failed(error)
    return .fail(error)
  }
}

extension ObjectCourse.Stage {
  fileprivate var name: String {
    switch self {
    case .looking: "looking"
    case .storing: "storing"
    case .readingBack: "reading back"
    case .lengthening: "lengthening"
    case .confirming: "confirming"
    case .fetching: "fetching"
    case .finished: "finished"
    case .failed: "failed"
    }
  }
}
