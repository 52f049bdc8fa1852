// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence

/// Finds the files of messages: `<message number>-<last part of the address>`.
struct XMedia {
    private var byName: [String: Int32] = [:]
    /// Films bear another name behind the number than their address.
    private var byMessage: [Substring: [(name: String, exhibit: Int32)]] = [:]

    /// Whether a folder is one of those in which the archive keeps the files of messages.
    static func isFolder(_ folder: Substring) -> Bool {
        folder.lowercased().contains("direct_messages_")
    }

    init(_ companions: [Exhibit]) {
        for companion in companions where Self.isFolder(companion.folder) {
            let name = String(companion.name)
            byName[name] = companion.number
            if let dash = name.firstIndex(of: "-") {
                byMessage[name[..<dash], default: []].append((name, companion.number))
            }
        }
    }

    /// The attachment that an address of a message stands for.
    func attachment(_ address: String, of message: String) -> Attachment {
        let last = address.split(separator: "/").last?.prefix { $0 != "?" } ?? ""
        let name = "\(message)-\(last)"
        if let exhibit = byName[name] { return Attachment(MetaMediaKind.kind(nil, name), name: name, exhibit: exhibit) }
        let stem = last.prefix { $0 != "." }
        let candidates = byMessage[message[...]] ?? []
        let found =
            candidates.first { $0.name.contains(stem) && !stem.isEmpty }
            ?? (candidates.count == 1 ? candidates.first : nil)
        if let found {
            return Attachment(MetaMediaKind.kind(nil, found.name), name: found.name, exhibit: found.exhibit)
        }
        return Attachment(MetaMediaKind.kind(nil, String(last)), name: address)
    }
}
