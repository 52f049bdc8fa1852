// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence

/// Finds the files of messages: `<message number>-<last part of the address>`.
struct XMedia {
    private var byName = NearestFiles()
    /// Films bear another name behind the number than their address.
    private var byMessage: [Substring: Set<String>] = [:]

    /// Whether a folder is one of those in which the archive keeps the files of messages.
    static func isFolder(_ folder: Substring) -> Bool {
        folder.lowercased().contains("direct_messages_")
    }

    init(_ companions: [Exhibit]) {
        for companion in companions where Self.isFolder(companion.folder) {
            let name = String(companion.name)
            byName.add(companion, as: name)
            if let dash = name.firstIndex(of: "-") { byMessage[name[..<dash], default: []].insert(name) }
        }
    }

    /// The attachment that an address of a message stands for, which stands in a file.
    func attachment(_ address: String, of message: String, in file: Exhibit) -> Attachment {
        let last = address.split(separator: "/").last?.prefix { $0 != "?" } ?? ""
        let name = "\(message)-\(last)"
        let stem = last.prefix { $0 != "." }
        let candidates = (byMessage[message[...]] ?? []).sorted()
        let likely =
            candidates.first { $0.contains(stem) && !stem.isEmpty } ?? (candidates.count == 1 ? candidates.first : nil)
        for name in [name, likely].compactMap(\.self) {
            guard let exhibit = byName.nearest(name, to: file) else { continue }
            return Attachment(MetaMediaKind.kind(nil, name), name: name, exhibit: exhibit.number)
        }
        return Attachment(MetaMediaKind.kind(nil, String(last)), name: address)
    }
}
