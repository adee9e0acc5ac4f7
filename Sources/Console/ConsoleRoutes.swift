public import Hummingbird

/// The web console (`/`, `/console/…`) and the JSON API (`/api/v1/…`), to be mounted beside the gateway.
public struct ConsoleRoutes: Sendable {
  private let pages: PageRoutes
  private let api: APIRoutes

  /// Parses the embedded templates; throws when one cannot be parsed, which no configuration can cause.
  public init(services: ConsoleServices) throws {
    pages = PageRoutes(services: services, library: try PageLibrary())
    api = APIRoutes(services: services)
  }

  /// Adds every route. No other route may begin with `/console` or `/api/v1`.
  public func add<Context: RequestContext>(to router: Router<Context>) {
    pages.add(to: router)
    api.add(to: router)
    ConsoleAssets.add(to: router)
  }
}
