// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing

/// Finds the files of `chat_media` that a record names.
///
/// `2019-02-12_b~EiQ….jpg` belongs to the id `b~EiQ…`: exactly. Files named `media~zip-…`, `overlay~…` and
/// `thumbnail~…` have no link to a record and are left unlinked; a day in common is no proof.
struct SnapchatMedia {
    private var byID = NearestFiles()
    private var byName = NearestFiles()

    init(_ companions: [Exhibit]) {
        for companion in companions {
            let name = String(companion.name)
            guard Survey.isMedia(companion) || name.lowercased().hasSuffix(".unknown") || name.contains("~") else {
                continue
            }
            byName.add(companion, as: name)
            guard let line = name.firstIndex(of: "_") else { continue }
            let rest = name[name.index(after: line)...]
            let stem = rest.lastIndex(of: ".").map { rest[..<$0] } ?? rest
            byID.add(companion, as: String(stem))
        }
    }

    /// The attachments of a record that stands in a file.
    func attachments(of record: SnapchatRecord, in file: Exhibit) -> [Attachment] {
        let byID = record.mediaIDs.map { id in
            let exhibit = self.byID.nearest(id, to: file)
            let name = exhibit.map { String($0.name) } ?? id
            return Attachment(kind(of: exhibit, record), name: name, exhibit: exhibit?.number)
        }
        let byName = record.files.map { path in
            let name = path.split(separator: "/").last.map(String.init) ?? path
            let exhibit = self.byName.nearest(name, to: file)
            return Attachment(
                exhibit == nil ? .other : kind(of: exhibit, record), name: path, exhibit: exhibit?.number)
        }
        return byID + byName
    }

    private func kind(of exhibit: Exhibit?, _ record: SnapchatRecord) -> Attachment.Kind {
        // A link or a place that carries a file is a file.
        let fallback = Attachment(record.fallbackKind).isFile ? record.fallbackKind : .other
        guard let name = exhibit.map({ String($0.name) }) else { return fallback }
        if fallback == .voice || fallback == .sticker { return fallback }
        return MetaMediaKind.kind(nil, name)
    }
}
