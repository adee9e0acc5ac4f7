/// Identifiers in disguise: other alphabets, escapes, encodings, compression, letters spaced out, backwards, rot13.
enum HiddenCases {
  static let table = #"""
    # Alphabets, escapes
    + ssn: it is »１２３-４５-６７８９«
    + ssn: it is »१२३-४५-६७८९«
    + ssn: it is »①②③-④⑤-⑥⑦⑧⑨«
    + name: for »Jοhn Smіth« now
    + name: for »Ⓙⓞⓗⓝ Ⓢⓜⓘⓣⓗ« now
    + name: Dr. »Nguyễn« came
    + name: for »J​o​h​n Śmith« now
    + ssn: it is »\\u0031\\u0032\\u0033-45-6789«
    + name: for »Jos\u00e9 Garcia« now
    + name: for »Jos%C3%A9%20Garcia« now
    + name: for »Jos&eacute; Garcia« now
    + name: for »Jos\xC3\xA9 Garcia« now
    + ssn: it is »%2531%2532%2533-45-6789«
    + ssn: it is »&amp;#49;23-45-6789«
    + ssn: it is »&#x00000031;23-45-6789«
    + ssn: it is »\u{31}23-45-6789«
    + ssn: it is »\x31\x32\x33-45-6789«
    + name: for »\ud835\udc09ohn Smith« now
    # Encodings
    + ssn: x »TWFyaWEgR2FyY2lhLCBTU04gMTIzLTQ1LTY3ODk=« y
    + ssn: x »VFdGeWFXRWdSMkZ5WTJsaExDQlRVMDRnTVRJekxUUTFMVFkzT0RrPQ==« y
    + ssn: x »TWFyaWEgR2FyY2lhLCBTU04gMTIzLTQ1LTY3ODk« y
    + ssn: x »TWFyaWEgR2FyY2lhLCBTU04gMTIzLTQ1LTY3ODk_Pn4=« y
    + ssn: x »4d61726961204761726369612c2053534e203132332d34352d36373839« y
    + ssn: x »0x4d61726961204761726369612c2053534e203132332d34352d36373839« y
    + ssn: x »TQBhAHIAaQBhACAARwBhAHIAYwBpAGEALAAgAFMAUwBOACAAMQAyADMALQA0ADUALQA2ADcAOAA5AA==« y
    + ssn: x »H4sIAAAAAAACA/NNLMpMVHBPLEoGUuWJxQrFqal5CuWZJRkKGalFCimJpekZJalFegrBwX4KhkbGuiamumbmFpY6CgUZ+XmpChqmpqaaUAkzcz0F30FuHgA3YZHo8AAAAA==« y
    + ssn: x »eJzzTSzKTFRwTyxKBlLlicUKxampeQrlmSUZChmpRQopiaXpGSWpRXoKwcF+CoZGxromprpm5haWOgoFGfl5qQoapqammlAJM3M9Bd9Bbh4AOM9F5Q==« y
    + ssn: x »1f8b0800000000000203f34d2cca4c54704f2c4a0652e589c50ac5a9a9790ae59925190a19a9450a2989a5e91925a9457a0ac1c17e0a8646c6ba26a6ba66e616963a0a0519f979a90a1aa6a6a69a500933733d05df416e1e00376191e8f0000000« y
    + ssn: ⏎»TWFyaWEgR2FyY2lhIHdhcyBzZWVuIHdpdGggaGVyIGRhdWdodGVyLiBTU04gMTIzLTQ1LTY3ODks⏎IHBob25lICg1NTUpIDEyMy00NTY3LiBNYXJpYSBHYXJjaWEgd2FzIHNlZW4gd2l0aCBoZXIgZGF1⏎Z2h0ZXIuIFNTTiAxMjMtNDUtNjc4OSwgcGhvbmUgKDU1NSkgMTIzLTQ1NjcuIE1hcmlhIEdhcmNp⏎YSB3YXMgc2VlbiB3aXRoIGhlciBkYXVnaHRlci4gU1NOIDEyMy00NS02Nzg5LCBwaG9uZSAoNTU1⏎KSAxMjMtNDU2Ny4g«⏎end
    + ssn: x 53 53 4e 20 »31 32 33 2d 34 35 2d 36 37 38 39« y
    + name: for »4a 6f 68 6e 20 53 6d 69 74 68« now
    + ssn: x »31:32:33:2D:34:35:2D:36:37:38:39« y
    + ssn: x »0x31, 0x32, 0x33, 0x2d, 0x34, 0x35, 0x2d, 0x36, 0x37, 0x38, 0x39« y
    + ssn: x »00110001 00110010 00110011 00101101 00110100 00110101 00101101 00110110 00110111 00111000 00111001« y
    # Spaced out
    + name: for »J o h n   S m i t h« now
    + name: for »J-o-h-n S-m-i-t-h« now
    + name: for »M.a.r.i.a G.a.r.c.i.a« now
    + ssn: it is »1 2 3 - 4 5 - 6 7 8 9« now
    + phone: call »5 5 5 - 1 2 3 4« now
    + phone: call »5-5-5-1-2-3-4-5-6-7« now
    + name: for »J o h n S m i t h« now
    # Backwards and rot13
    + name: for »htimS nhoJ« now
    + name: »aicraG airaM« tneitap eht
    + name: gur cngvrag »Znevn Tnepvn« pnzr
    + mrn: gur cngvrag, ZEA »77a88«
    # Mail
    + name: for »Jos=C3=A9 Garcia« now
    + name ssn: mail=20for »Maria=⏎ Garcia«, »123=2D45=2D6789« =3D
    # Left alone
    - A B C D E F
    - 1 2 3 4 5 6 7 8 9 10
    - grades A - B - C - D
    - I V X L
    - n = 4 a b c d
    - 98 72 16 98 120 80
    - BP 12 80 HR 72 65 70 68 72
    - mmHg, kPa, mRNA, eGFR, pO2, HbA1c, iOS, macOS
    - vitaminD deficiency and hemoglobinA
    - the quick brown fox
    - score=20 and BMI=32, rate=40
    - C:\\new\\table
    - 100%25 of it
    - AT&T &c; B&B; a&b
    - R&D; Q&A
    - url?a=1&b=2&copy=3
    - m² and 10⁹/L
    - PrabotulinumtoxinA and onabotulinumtoxinA. Boxed Warning: Distant Spread.
    - β-blocker, α-fetoprotein, µg
    - x²³ + y³
    """#
}
