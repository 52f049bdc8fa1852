// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing

/// Finds the files of `chat_media` that a record names.
///
/// `2019-02-12_b~EiQ….jpg` belongs to the id `b~EiQ…`: exactly. Files named `media~zip-…`, `overlay~…` and
/// `thumbnail~…` have no link to a record and are left unlinked; a day in common is no proof.
struct SnapchatMedia {
    private var byID: [String: Int32] = [:]
    private var byName: [String: Int32] = [:]
    private var names: [Int32: String] = [:]

    init(_ companions: [Exhibit]) {
        for companion in companions {
            let name = String(companion.name)
            guard Survey.isMedia(companion) || name.lowercased().hasSuffix(".unknown") || name.contains("~") else {
                continue
            }
            names[companion.number] = name
            byName[name] = companion.number
            guard let line = name.firstIndex(of: "_") else { continue }
            let rest = name[name.index(after: line)...]
            let stem = rest.lastIndex(of: ".").map { rest[..<$0] } ?? rest
            byID[String(stem)] = companion.number
        }
    }

    /// The attachments of a record.
    func attachments(of record: SnapchatRecord) -> [Attachment] {
        let byID = record.mediaIDs.map { id in
            let exhibit = self.byID[id]
            let name = exhibit.flatMap { names[$0] } ?? id
            return Attachment(kind(of: exhibit, record), name: name, exhibit: exhibit)
        }
        let byName = record.files.map { path in
            let name = path.split(separator: "/").last.map(String.init) ?? path
            let exhibit = self.byName[name]
            return Attachment(exhibit == nil ? .other : kind(of: exhibit, record), name: path, exhibit: exhibit)
        }
        return byID + byName
    }

    private func kind(of exhibit: Int32?, _ record: SnapchatRecord) -> Attachment.Kind {
        // A link or a place that carries a file is a file.
        let fallback = Attachment(record.fallbackKind).isFile ? record.fallbackKind : .other
        guard let name = exhibit.flatMap({ names[$0] }) else { return fallback }
        if fallback == .voice || fallback == .sticker { return fallback }
        return MetaMediaKind.kind(nil, name)
    }
}
