// SPDX-License-Identifier: Apache-2.0

import Evidence

/// The files that lie around a chat, by the names that its records give.
struct ChatFiles {
    private var exact: [String: Int32] = [:]
    /// By names as file systems and programs change them; nil where two files share one.
    private var similar: [String: Int32?] = [:]
    /// By names in other code pages than the one in which an archive's are shown.
    private var stored: [String: Int32?] = [:]

    init(_ exhibits: [Exhibit] = []) {
        for exhibit in exhibits {
            let name = String(exhibit.name)
            if exact[name] == nil { exact[name] = exhibit.number }
            let key = Self.key(name)
            similar[key] = .some(similar[key] == nil ? exhibit.number : nil)
            for other in Set(exhibit.otherNames.map(Self.key)) {
                stored[other] = .some(stored[other] == nil ? exhibit.number : nil)
            }
        }
    }

    /// The exhibit of a file.
    subscript(name: String) -> Int32? {
        if let number = exact[name] { return number }
        guard !exact.isEmpty else { return nil }
        let key = Self.key(name)
        return similar[key] ?? stored[key] ?? nil
    }

    private static func key(_ name: String) -> String {
        var key = String.UnicodeScalarView()
        for scalar in FoldedText(name).folded {
            switch scalar {
            case "/", "\\", ":", "*", "?", "\"", "<", ">", "|", " ": key.append("_")
            default: key.append(scalar)
            }
        }
        return String(key).lowercased()
    }
}
