// SPDX-License-Identifier: Apache-2.0

/// Web addresses, with or without scheme, also defanged (`hxxp`, `[.]`), and the payees and invitations inside them.
///
/// The text is cut into runs of the bytes that host names have; each run is read once, and an address ends what is
/// read, so the work is linear.
enum WebAddresses {
    static func find(in text: MessageText, into found: inout MatchCollector) {
        var index = 0
        while index < text.bytes.count {
            guard MessageText.isAlphanumeric(text.bytes[index]) else {
                index += 1
                continue
            }
            let word = wordEnd(from: index, in: text)
            guard word < text.bytes.count, mayGoOn(text.bytes[word]) else {
                index = word
                continue
            }
            let run = HostRun(from: index, in: text)
            if let scheme = scheme(at: run, in: text) {
                let address = WebAddress(scheme: scheme, in: text)
                address?.record(into: &found)
                index = max(run.end, address?.range.upperBound ?? run.end)
            } else if text.byte(before: index) == UInt8(ascii: "@") || text.byte(at: run.end) == UInt8(ascii: "@") {
                index = run.end
            } else {
                index = readRun(run, in: text, into: &found)
            }
        }
    }

    /// Behind a word, a sign that may make more of it than a word: the rest of a host name, or what follows a scheme.
    private static func mayGoOn(_ byte: UInt8) -> Bool { ".-[({:".utf8.contains(byte) }

    private static func wordEnd(from start: Int, in text: MessageText) -> Int {
        var end = start
        while end < text.bytes.count, MessageText.isAlphanumeric(text.bytes[end]) { end += 1 }
        return end
    }

    private static let schemes: TermSet = ["https", "http", "hxxps", "hxxp", "ftp"]

    /// The place of a scheme when the run ends with one and `://` follows.
    private static func scheme(at run: HostRun, in text: MessageText) -> Range<Int>? {
        let end = run.end
        guard end + 3 <= text.bytes.count, text.bytes[end..<end + 3].elementsEqual("://".utf8) else { return nil }
        var start = end
        while start > run.start, end - start < 5, MessageText.isLetter(text.bytes[start - 1]) { start -= 1 }
        for begin in start..<end where schemes.contains(Term(text.lower[begin..<end]) ?? "") {
            // `xhttp` is the longer word only when its front is glued letters; a glued scheme is still a scheme.
            return begin..<end + 3
        }
        return nil
    }

    /// Reads the hosts of a run that has no scheme, and returns where to go on.
    private static func readRun(_ run: HostRun, in text: MessageText, into found: inout MatchCollector) -> Int {
        for piece in run.pieces {
            if let address = WebAddress(host: run, piece: piece, in: text) {
                address.record(into: &found)
                if address.range.upperBound >= run.end { return address.range.upperBound }
            }
        }
        return run.end
    }
}

/// A run of the bytes that host names have, with the dots of `[.]`, `(.)`, `[dot]` and `(dot)` put right.
struct HostRun {
    let start: Int
    let end: Int
    let bytes: [UInt8]
    /// Place in the text of each byte, and the end of the run.
    let origin: [Int]
    let isDefanged: Bool

    init(from start: Int, in text: MessageText, limit: Int = .max) {
        var bytes: [UInt8] = []
        var origin: [Int] = []
        var isDefanged = false
        var index = start
        while index < text.bytes.count, bytes.count < limit {
            let byte = text.bytes[index]
            if MessageText.isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") {
                bytes.append(byte)
                origin.append(index)
                index += 1
            } else if let length = Self.bracketedDot(at: index, in: text) {
                bytes.append(UInt8(ascii: "."))
                origin.append(index)
                index += length
                isDefanged = true
            } else {
                break
            }
        }
        origin.append(index)
        self.start = start
        end = index
        self.bytes = bytes
        self.origin = origin
        self.isDefanged = isDefanged
    }

    private static let dots = ["[.]", "(.)", "{.}", "[dot]", "(dot)", "{dot}"].map { Array($0.utf8) }

    private static func bracketedDot(at index: Int, in text: MessageText) -> Int? {
        guard "[({".utf8.contains(text.bytes[index]) else { return nil }
        return dots.first { text.lower[index...].starts(with: $0) }?.count
    }

    /// What two dots in a row, or hyphens at a dot, leave of the run.
    var pieces: [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = 0
        for index in 0...bytes.count {
            let isEnd = index == bytes.count || index > 0 && bytes[index] == 0x2E && bytes[index - 1] == 0x2E
            guard isEnd else { continue }
            var piece = start..<index
            while let first = bytes[piece].first, !MessageText.isAlphanumeric(first) { piece.removeFirst() }
            while let last = bytes[piece].last, !MessageText.isAlphanumeric(last) { piece.removeLast() }
            if bytes[piece].contains(0x2E) { pieces.append(piece) }
            start = index
        }
        return pieces
    }
}

extension Range<Int> {
    fileprivate mutating func removeFirst() { self = lowerBound + 1..<upperBound }
    fileprivate mutating func removeLast() { self = lowerBound..<upperBound - 1 }
}
