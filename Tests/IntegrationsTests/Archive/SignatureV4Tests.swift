import ClinicalModel
import Testing

@testable import Integrations

/// Amazon's published known answers.
@Suite struct SignatureV4Tests {
  /// "Signature Calculations for the Authorization Header: Transferring Payload in a Single Chunk", Amazon S3 API
  /// reference; its four examples.
  private static let s3 = SignatureV4(
    credentials: StoreCredentials(
      accessKey: "AKIAIOSFODNN7EXAMPLE", secretKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
    region: "us-east-1")
  private static let time = Timestamp(rfc3339: "2013-05-24T00:00:00Z") ?? Timestamp(milliseconds: 0)
  private static let host = "examplebucket.s3.amazonaws.com"

  private func authorization(_ signature: SignatureV4, _ request: SignatureV4.Request, at time: Timestamp) -> String? {
    signature.headers(of: request, at: time).first { $0.name == "Authorization" }?.value
  }

  @Test func anObjectIsReadInPart() {
    let request = SignatureV4.Request(
      method: "GET", host: Self.host, path: "/test.txt", headers: [("Range", "bytes=0-9")])
    #expect(
      authorization(Self.s3, request, at: Self.time)
        == "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
        + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
        + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")
  }

  @Test func anObjectIsStoredUnderANameThatNeedsEncoding() {
    let request = SignatureV4.Request(
      method: "PUT", host: Self.host, path: "/test$file.text",
      headers: [("Date", "Fri, 24 May 2013 00:00:00 GMT"), ("x-amz-storage-class", "REDUCED_REDUNDANCY")],
      payload: Array("Welcome to Amazon S3.".utf8))
    #expect(request.target == "/test%24file.text")
    #expect(
      authorization(Self.s3, request, at: Self.time)?.hasSuffix(
        "Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd") == true)
  }

  @Test func aQueryWithoutAValueIsSigned() {
    let request = SignatureV4.Request(method: "GET", host: Self.host, path: "/", query: [("lifecycle", "")])
    #expect(request.target == "/?lifecycle=")
    #expect(
      authorization(Self.s3, request, at: Self.time)?.hasSuffix(
        "Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543") == true)
  }

  @Test func aQueryIsSignedInTheOrderOfItsNames() {
    let request = SignatureV4.Request(
      method: "GET", host: Self.host, path: "/", query: [("prefix", "J"), ("max-keys", "2")])
    #expect(
      authorization(Self.s3, request, at: Self.time)?.hasSuffix(
        "Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7") == true)
  }

  /// `get-vanilla` and `get-vanilla-query-order-key-case` of the aws-sig-v4-test-suite.
  @Test(
    arguments: [
      ([], "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
      (
        [("Param2", "value2"), ("Param1", "value1")], "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"
      ),
    ] as [([(String, String)], String)])
  func theGeneralTestSuiteAgrees(query: [(String, String)], signature: String) {
    let signer = SignatureV4(
      credentials: StoreCredentials(
        accessKey: "AKIDEXAMPLE", secretKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
      region: "us-east-1", service: "service")
    let request = SignatureV4.Request(
      method: "GET", host: "example.amazonaws.com", path: "/", query: query.map { (name: $0.0, value: $0.1) })
    let time = Timestamp(rfc3339: "2015-08-30T12:36:00Z") ?? Timestamp(milliseconds: 0)
    #expect(authorization(signer, request, at: time)?.hasSuffix("Signature=\(signature)") == true)
  }

  @Test func credentialsAreNotPrinted() {
    let credentials = StoreCredentials(accessKey: "AKID", secretKey: "hidden-text", sessionToken: "token-text")
    var dumped = ""
    dump(credentials, to: &dumped)
    for text in ["\(credentials)", String(reflecting: credentials), dumped] {
      #expect(!text.contains("hidden") && !text.contains("token"), "\(text)")
    }
  }

  @Test(arguments: [
    ("https://s3.example.org:443", "s3.example.org"), ("http://127.0.0.1:9000", "127.0.0.1:9000"),
    ("http://minio:80", "minio"),
  ])
  func theSchemesOwnPortIsNotPartOfTheHost(endpoint: String, authority: String) {
    #expect(S3Location.parts(endpoint: endpoint)?.authority == authority)
  }

  @Test(arguments: ["s3.example.org", "ftp://x", "https://", "https://a/b", "https://u@h", "https://h?x"])
  func anEndpointOfAnotherFormIsRefused(endpoint: String) {
    #expect(S3Location.parts(endpoint: endpoint) == nil)
  }

  @Test(arguments: ["/a", "a/../b", "..", "a b", "ä", "a?b", String(repeating: "a", count: 201)])
  func aPrefixThatLeadsElsewhereIsRefused(prefix: String) {
    #expect(S3Location.normalised(prefix: prefix) == nil)
    #expect(S3Location.normalised(prefix: "a//b") == "a/b/")
    #expect(S3Location.normalised(prefix: "") == "")
  }
}
