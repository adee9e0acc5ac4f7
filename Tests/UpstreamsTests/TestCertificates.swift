/// Certificates for tests: one authority, `localhost` and `127.0.0.1` signed by it, and another name signed by it.
/// The keys protect nothing; they were made for this file with `openssl req -x509` and live a hundred years.
enum TestCertificates {
  static let authority = """
    -----BEGIN CERTIFICATE-----
    MIIBnjCCAUOgAwIBAgIUcdEJCGeOoK8N1Oe9tdPVIHlSmT4wCgYIKoZIzj0EAwIw
    IzEhMB8GA1UEAwwYQ2hhcGVyb25lIHRlc3QgYXV0aG9yaXR5MCAXDTI2MTEyMTAz
    NDYyOFoYDzIxMjYxMDI4MDM0NjI4WjAjMSEwHwYDVQQDDBhDaGFwZXJvbmUgdGVz
    dCBhdXRob3JpdHkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARUbCV5lB4VnbPI
    Hg6/1iO8MhAkmNnkjwTyizMkKtAAunR1MHKKJelAzpkpxX0iwLvcdIx4s54Uj3zq
    4VF3Zuroo1MwUTAdBgNVHQ4EFgQUCUqN6tBfD4oSH3G9ZTvnfyh1s/IwHwYDVR0j
    BBgwFoAUCUqN6tBfD4oSH3G9ZTvnfyh1s/IwDwYDVR0TAQH/BAUwAwEB/zAKBggq
    hkjOPQQDAgNJADBGAiEA+YW//SFbTAUDmISBGA5sPcSn1LtJyfCQr9rE1oNbdBgC
    IQCkdHeGY5sYx+p+jovGVqhVpZDMpQUHDhNsOOwN6zg/1w==
    -----END CERTIFICATE-----
    """

  static let localhost = """
    -----BEGIN CERTIFICATE-----
    MIIBujCCAV+gAwIBAgIUKe7vMOAiUyborJphn7yLkA3jI0YwCgYIKoZIzj0EAwIw
    IzEhMB8GA1UEAwwYQ2hhcGVyb25lIHRlc3QgYXV0aG9yaXR5MCAXDTI2MTEyMTAz
    NDYyOFoYDzIxMjYxMDI4MDM0NjI4WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTAT
    BgcqhkjOPQIBBggqhkjOPQMBBwNCAAQsAvZWh+tpl7nydlOh808/V1bfA+SbOmWi
    Fu1/QmbYZYf/jO/6XxN/CBKIzfI6Bh3G5YiO5M7e1IcOAdNXyFT7o34wfDAaBgNV
    HREEEzARgglsb2NhbGhvc3SHBH8AAAEwCQYDVR0TBAIwADATBgNVHSUEDDAKBggr
    BgEFBQcDATAdBgNVHQ4EFgQU5YY9jbPZiR97bJoajqyDpffcoDMwHwYDVR0jBBgw
    FoAUCUqN6tBfD4oSH3G9ZTvnfyh1s/IwCgYIKoZIzj0EAwIDSQAwRgIhAO+lP5rr
    jGwdDhp6t+TprQGHjg+Q33Hbxs5I28dtatkhAiEAp+79GA96dWEjH/Xl2yNg0G/E
    yPCRYSwBkyenm19d6AE=
    -----END CERTIFICATE-----
    """

  static let localhostKey = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgz8mpA/Lc5YngKO7n
    wcLSKwxpt4AZ6NqgTcqthwmUrJqhRANCAAQsAvZWh+tpl7nydlOh808/V1bfA+Sb
    OmWiFu1/QmbYZYf/jO/6XxN/CBKIzfI6Bh3G5YiO5M7e1IcOAdNXyFT7
    -----END PRIVATE KEY-----
    """

  static let otherName = """
    -----BEGIN CERTIFICATE-----
    MIIBsjCCAVmgAwIBAgIUKe7vMOAiUyborJphn7yLkA3jI0cwCgYIKoZIzj0EAwIw
    IzEhMB8GA1UEAwwYQ2hhcGVyb25lIHRlc3QgYXV0aG9yaXR5MCAXDTI2MTEyMTAz
    NDYyOFoYDzIxMjYxMDI4MDM0NjI4WjAQMQ4wDAYDVQQDDAVvdGhlcjBZMBMGByqG
    SM49AgEGCCqGSM49AwEHA0IABMzLwDAkASgFQeU5PdSGj6eaEMHnt6GqMVZdfVSW
    SfbTwKPuh8i1qCpnKKYLLSMU80yBuBhFvoQQ3XJX4t3hGZ2jfDB6MBgGA1UdEQQR
    MA+CDW90aGVyLmV4YW1wbGUwCQYDVR0TBAIwADATBgNVHSUEDDAKBggrBgEFBQcD
    ATAdBgNVHQ4EFgQUo4cYcMFaXuvZ6kje3qOUJBJX7wQwHwYDVR0jBBgwFoAUCUqN
    6tBfD4oSH3G9ZTvnfyh1s/IwCgYIKoZIzj0EAwIDRwAwRAIgM1Elj0rC6kK6zSpx
    9xEVU/b4krbCdVb8VNOAB8x4yrwCICWQdJB6oaZzzYHGDOx8YxQHkrFSQ0617mHO
    sbYn8AWO
    -----END CERTIFICATE-----
    """

  static let otherNameKey = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg8n4uxPhm89BL4qQH
    17WjYdvXrGzkD+PBYAfKO/4MGIehRANCAATMy8AwJAEoBUHlOT3Uho+nmhDB57eh
    qjFWXX1Ulkn208Cj7ofItagqZyimCy0jFPNMgbgYRb6EEN1yV+Ld4Rmd
    -----END PRIVATE KEY-----
    """

  /// The base 64 of the SHA-256 of the public key of `localhost`, as `openssl pkey -pubin -outform der` and `dgst` say.
  static let localhostPin = "l3s54kfefR0uW9fFRSdM2P/tDHhbPKv4/J04JDM3AO4="
  static let otherPin = "YHYBLiGUuxPxiRn4lUsfcpW6CH/OIC1KpEw7OQ/ee1M="
}
