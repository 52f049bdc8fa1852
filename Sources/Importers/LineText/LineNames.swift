// SPDX-License-Identifier: Apache-2.0

/// Names of senders in texts where a blank stands between name and words.
struct LineNames {
    private var names = LineNameTree()
    /// First lines of bodies that are lines of the app about somebody who is known by name.
    private var lines: Set<String> = []
    /// Names that may go on with the word that always follows them.
    private(set) var undecided = 0

    /// Learns names from the bodies: the title's, and first words that recur.
    ///
    /// The app's own lines name people whole, and so do the words for a picture or a call right behind a name. A word that
    /// always follows another proves nothing by itself: "Mira send it now".
    init(_ bodies: [String], _ title: String?) {
        if let title { names.insert(title) }
        var counts: [String: Int] = [:]
        let named = bodies.map(Self.named)
        var told = LineNameTree()
        for name in Set(named.compactMap(\.self)) { told.insert(name) }
        for body in bodies { told.names(before: body).forEach { names.insert($0) } }
        let words = zip(bodies, named).filter { $0.1 == nil }.map {
            $0.0.prefix { $0 != "\n" }.split(separator: " ", omittingEmptySubsequences: false)
        }
        for line in words {
            for length in 1...4 where line.count > length {
                counts[line.prefix(length).joined(separator: " "), default: 0] += 1
            }
        }
        // Nothing stands between the whole name and what the app writes for a picture or a call.
        var proved: Set<String> = []
        for line in words {
            for length in 1...4 where line.count > length {
                // What the app writes there begins with one of two signs, or is one word.
                let isWord = line.count == length + 1 && LineWords.bare[String(line[length])] != nil
                guard let sign = line[length].unicodeScalars.first, isWord || sign == "[" || sign == "☎" else {
                    continue
                }
                let rest = line.dropFirst(length).joined(separator: " ")
                if isWord || LineWords.attachment(rest) != nil || LineWords.call(rest) != nil {
                    proved.insert(line.prefix(length).joined(separator: " "))
                }
            }
        }
        for line in words where line.count > 1 {
            var name = String(line[0])
            guard counts[name] ?? 0 > 1 else { continue }
            var isOpen = false
            for length in 2...4 where line.count > length {
                let longer = line.prefix(length).joined(separator: " ")
                guard counts[longer] == counts[String(line[0])] else { break }
                if proved.contains(longer) { (name, isOpen) = (longer, false) } else if length == 2 { isOpen = true }
            }
            guard !names.opens(with: name) else { continue }
            names.insert(name)
            if isOpen { undecided += 1 }
        }
        for (body, name) in zip(bodies, named) where name.map(names.contains) ?? false {
            lines.insert(Self.firstLine(body))
        }
    }

    private static func firstLine(_ body: String) -> String { String(body.prefix { $0 != "\n" }).trimmed }

    /// Who is named by a line of the app that says that a message was taken back, or that somebody came or went.
    private static func named(_ body: String) -> String? {
        LineWords.actor(firstLine(body)).flatMap { $0.isEmpty || $0 == "You" ? nil : $0 }
    }

    /// Whether a body is a line of the app about somebody who is known by name.
    func isLine(_ body: String) -> Bool { lines.contains(Self.firstLine(body)) }

    /// The sender and the words of a body; nil where no known name stands in front.
    func split(_ body: String) -> (name: String, body: String)? {
        for name in names.names(before: body).reversed() {
            if let rest = body.between(name + " ", "") { return (name, rest) }
        }
        return nil
    }
}
