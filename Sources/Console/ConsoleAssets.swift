import Hummingbird

/// The stylesheet, the script and the mark, embedded in the program.
enum ConsoleAssets {
  private static let files: [(name: String, type: String, bytes: [UInt8])] = [
    ("console.css", "text/css; charset=utf-8", PackageResources.console_css),
    ("pending.js", "text/javascript; charset=utf-8", PackageResources.pending_js),
    ("mark.svg", "image/svg+xml", PackageResources.mark_svg),
  ]

  static func add<Context: RequestContext>(to router: Router<Context>) {
    for file in files {
      router.get(RouterPath("/console/assets/\(file.name)")) { _, _ in
        // They hold nothing about anyone; a minute spares most requests and an upgrade shows soon.
        Response.bytes(file.bytes, type: file.type, cache: "public, max-age=60")
      }
    }
  }
}
