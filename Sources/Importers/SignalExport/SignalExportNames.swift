// SPDX-License-Identifier: Apache-2.0

import Formats

/// Senders of a `chat.md` whose names hold a colon and a blank: all their messages seem to begin with the rest of the name.
struct SignalExportNames {
    /// What stands behind the first part of a name.
    private(set) var rests: [String: String] = [:]
    /// Senders of whom this file does not show whether their names go on.
    private(set) var doubtful: Set<String> = []
    /// Whole names that another file of the export proves.
    private var known: [String: [String]] = [:]

    var hasDoubts: Bool { !doubtful.isEmpty }

    /// - Parameter title: the folder's name, which is the other side's without its signs.
    init(_ bytes: Span<UInt8>, title: String?) {
        var found: [String: (rest: String?, count: Int)] = [:]
        var doubtful: Set<String> = []
        var lines = LineCursor(in: bytes)
        while let line = lines.next(in: bytes) {
            guard let header = SignalExportHeader(line.content, in: bytes), header.sender != "Me" else { continue }
            let rest = Self.rest(of: header, line.content, in: bytes)
            if rest != nil { doubtful.insert(header.sender) }
            if let known = found[header.sender] {
                found[header.sender] = (known.rest == rest ? rest : nil, known.count + 1)
            } else {
                found[header.sender] = (rest, 1)
            }
        }
        let folder = title.map(Self.letters)
        for (sender, (rest, count)) in found {
            guard let rest, count >= 3 || Self.letters(sender + rest) == folder else { continue }
            rests[sender] = rest
        }
        self.doubtful = doubtful.subtracting(rests.keys)
    }

    /// Takes names from the other files of the export: a member of a group may write there once.
    mutating func learn(_ names: Set<String>) {
        for name in names.sorted(by: { ($0.utf8.count, $1) > ($1.utf8.count, $0) }) {
            guard let (sender, rest) = name.parting(at: ": ") else { continue }
            known[sender, default: []].append(rest)
        }
    }

    /// The header with the whole of its sender's name.
    func whole(_ header: SignalExportHeader, _ line: Range<Int>, in bytes: Span<UInt8>) -> SignalExportHeader {
        guard let rest = rest(of: header, line, in: bytes) else { return header }
        var header = header
        header.sender += ": " + rest
        header.body = min(header.body + rest.utf8.count + 2, line.upperBound)
        return header
    }

    private func rest(of header: SignalExportHeader, _ line: Range<Int>, in bytes: Span<UInt8>) -> String? {
        if let rest = rests[header.sender], Self.rest(of: header, line, in: bytes) == rest { return rest }
        guard let rests = known[header.sender], header.body < line.upperBound else { return nil }
        let words = bytes.text(in: header.body..<line.upperBound)
        return rests.first { words.hasPrefix($0 + ": ") || words == $0 + ":" }
    }

    /// What stands in front of the next colon, as a name would: one to four words.
    private static func rest(of header: SignalExportHeader, _ line: Range<Int>, in bytes: Span<UInt8>) -> String? {
        guard header.body < line.upperBound else { return nil }
        let text = TextScanner(header.body..<line.upperBound)
        guard let colon = text.find(": ", in: bytes), colon > header.body, colon - header.body <= 60 else { return nil }
        let rest = bytes.text(in: header.body..<colon)
        return rest.split(separator: " ").count <= 4 ? rest : nil
    }

    static func letters(_ text: String) -> String { text.filter { $0.isLetter || $0.isNumber }.lowercased() }
}
