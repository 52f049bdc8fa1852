// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing

@Suite struct ManifestTests {
    @Test func `entries stand in the order of their paths' bytes`() {
        let paths = ["b", "é", "a/b", "a.b", "B", "\u{1F600}", "\u{FFFD}"]
        let manifest = Manifest(paths.map { ManifestEntry(path: $0, bytes: 1, sha256: nil, role: .source) })
        #expect(manifest.entries.map(\.path) == ["B", "a.b", "a/b", "b", "é", "\u{FFFD}", "\u{1F600}"])
        let reversed = Manifest(paths.reversed().map { ManifestEntry(path: $0, bytes: 1, sha256: nil, role: .source) })
        #expect(reversed.sha256 == manifest.sha256)
    }

    @Test func `an entry has one spelling`() {
        let entry = ManifestEntry(path: "a\"\\\u{1}\u{8}\u{c}\n\r\té/", bytes: 7, sha256: "00", role: .derived)
        #expect(
            String(decoding: entry.json.bytes, as: UTF8.self)
                == #"{"bytes":7,"path":"a\"\\\u0001\b\f\n\r\té/","role":"derived","sha256":"00"}"#)
    }

    @Test func `keys are sorted by UTF-16 as RFC 8785 wants`() {
        // The example of RFC 8785, 3.2.3.
        let keys = ["\u{20ac}", "\r", "\u{fb33}", "1", "\u{1f600}", "\u{80}", "\u{f6}"]
        let json = CanonicalJSON.object(Dictionary(uniqueKeysWithValues: keys.map { ($0, .null) }))
        let expected = ["\\r", "1", "\u{80}", "\u{f6}", "\u{20ac}", "\u{1f600}", "\u{fb33}"]
        let text = "{" + expected.map { "\"\($0)\":null" }.joined(separator: ",") + "}"
        #expect(json.bytes == Array(text.utf8))
    }
}
