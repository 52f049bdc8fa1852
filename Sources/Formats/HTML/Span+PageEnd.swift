// SPDX-License-Identifier: Apache-2.0

extension Span where Element == UInt8 {
    /// Whether a page has its beginning, and its end is missing: every exporter closes `html`, so that something is gone.
    ///
    /// Noughts are passed over, so that pages in UTF-16 are judged too.
    public var isCutPage: Bool {
        Self.holds("<html", extracting(first: Swift.min(count, 4096)))
            && !Self.holds("</html", extracting(last: Swift.min(count, 2048)))
    }

    private static func holds(_ tag: String, _ bytes: Span<UInt8>) -> Bool {
        var text: [UInt8] = []
        for index in bytes.indices where bytes[index] != 0 && bytes[index] < 0x80 {
            text.append(ASCII.lowercased(bytes[index]))
        }
        let wanted = Array(tag.utf8)
        return text.indices.contains { text[$0...].starts(with: wanted) }
    }
}
