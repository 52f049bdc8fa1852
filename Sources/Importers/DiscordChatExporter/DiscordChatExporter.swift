// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads what the program DiscordChatExporter writes: one channel a file, as JSON, HTML, CSV or plain text.
///
/// Files of one channel go together, so that a page beside a JSON of the same messages adds nothing twice. Format
/// notes: docs/formats/discordchatexporter.md.
public struct DiscordChatExporter: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "discordchatexporter", name: "DiscordChatExporter (JSON, HTML, CSV, TXT)", platform: .discord, revision: 9)

    /// Importers have no state.
    public init() {}

    /// Claims every file that begins as one of the program's does.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var keys: [String] = []
        var found: [String: [(form: DCEForm, exhibit: Exhibit)]] = [:]
        for exhibit in survey.exhibits {
            let head = survey.head(of: exhibit)
            guard let form = DCEForm(head, name: exhibit.name) else { continue }
            let channel = DCEForm.channelID(of: exhibit, form, head: head)
            let key = channel ?? String(exhibit.path.dropLast(exhibit.name.count)) + DCEForm.stem(of: exhibit)
            if found[key] == nil { keys.append(key) }
            found[key, default: []].append((form, exhibit))
        }
        guard !keys.isEmpty else { return nil }
        Self.joinByName(&keys, &found) {
            DCETwin.isProved(survey.head(of: $0), form: $1, besideJSON: survey.head(of: $2))
        }
        let assets = Self.assets(in: survey)
        let units = keys.flatMap { key in
            let all = (found[key] ?? []).sorted { left, right in
                (left.form, left.exhibit.number) < (right.form, right.exhibit.number)
            }
            return Self.groups(of: all).map { form, records in
                var companions = records.flatMap {
                    (assets[$0.path + "_Files/"] ?? []) + (assets[$0.path + "_files/"] ?? [])
                }
                // What the dates of a text mean may be told by another form of the channel.
                if form == "text" {
                    companions += all.filter { $0.form != .text }.map(\.exhibit)
                }
                // Media may have been put into any folder; records that name a file there say so.
                var folders: Set<Substring> = []
                let around = records.filter { folders.insert($0.folder).inserted }.map { survey.media(around: $0) }
                let folder = String(records[0].folder)
                return ImportUnit(
                    records, companions: companions, surroundings: around,
                    export: folder.isEmpty ? records[0].path : folder, form: form)
            }
        }
        return Claim(.certain, reason: "channel exported by DiscordChatExporter", units: units)
    }

    /// Lets files without an id in their names go to the channel of the JSON of the same name in their folder (`-o chat.html`),
    /// where their first messages are its.
    private static func joinByName(
        _ keys: inout [String], _ found: inout [String: [(form: DCEForm, exhibit: Exhibit)]],
        where isProved: (Exhibit, DCEForm, Exhibit) -> Bool
    ) {
        func stem(_ exhibit: Exhibit) -> String {
            String(exhibit.path.dropLast(exhibit.name.count)) + DCEForm.stem(of: exhibit)
        }
        var channels: [String: (key: String, json: Exhibit)] = [:]
        for key in keys {
            for (form, exhibit) in found[key] ?? [] where form == .json { channels[stem(exhibit)] = (key, exhibit) }
        }
        keys.removeAll { key in
            guard let channel = channels[key], channel.key != key, let files = found[key],
                files.allSatisfy({ isProved($0.exhibit, $0.form, channel.json) })
            else { return false }
            found[key] = nil
            found[channel.key, default: []] += files
            return true
        }
    }

    /// The files of one channel that are read together.
    ///
    /// Records with ids are told from each other wherever they lie; those of the form that tells most are a source for each folder
    /// and download, for a later one may tell a message otherwise. Those of tables and texts have none: beside a better form,
    /// the rows of a table are told by their instants, texts by their sequence alone. So those that lie elsewhere, or
    /// are a further download, are left to the search for copies.
    private static func groups(
        of files: [(form: DCEForm, exhibit: Exhibit)]
    ) -> [(form: String, exhibits: [Exhibit])] {
        guard let first = files.first else { return [] }
        let home = first.exhibit.folder
        let best = first.form.word
        var order: [String] = []
        var groups: [String: (form: String, exhibits: [Exhibit])] = [:]
        for (form, exhibit) in files {
            let hasIDs = (form == .json || form == .html) && form != first.form
            let mark = hasIDs ? "" : DCEForm.downloadMark(inName: exhibit.name)
            let isOwn = hasIDs || exhibit.folder == home && mark.isEmpty
            // Sorted, the form that tells most stands first.
            let word = (form == .text ? "text" : hasIDs || isOwn || form == first.form ? best : "table") + mark
            let key = isOwn ? word : "\(exhibit.folder)\u{0}\(form)\(mark)"
            if groups[key] == nil { order.append(key) }
            groups[key, default: (word, [])].exhibits.append(exhibit)
        }
        return order.compactMap { groups[$0] }
    }

    /// The folders that the program fills with media, `<file>_Files/`, by their paths.
    private static func assets(in survey: borrowing Survey) -> [String: [Exhibit]] {
        var assets: [String: [Exhibit]] = [:]
        for exhibit in survey.exhibits where exhibit.folder.lowercased().hasSuffix("_files/") {
            assets[String(exhibit.folder), default: []].append(exhibit)
        }
        return assets
    }

    /// Reads all files of one channel.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var channel = DCEChannel(unit)
        for other in unit.companions where channel.firstInstant == nil && DCEForm.tellsInstants(other) {
            channel.firstInstant = try? evidence.withBytes(of: other) { DCEForm.firstInstant($0) }
        }
        var failure: ImportError?
        for exhibit in unit.exhibits {
            do throws(ImportError) {
                try TextFile.read(exhibit, of: evidence) { (bytes, file) throws(ImportError) in
                    file.reportEncoding(into: &sink)
                    switch DCEForm(bytes, name: exhibit.name) {
                    case .json: try channel.readJSON(bytes, file, into: &sink)
                    case .html: try channel.readHTML(bytes, file, into: &sink)
                    case .csv: try channel.readTable(bytes, file, settings, into: &sink)
                    case .text: try channel.readText(bytes, file, settings, into: &sink)
                    case nil: throw ImportError(.notThisFormat)
                    }
                }
            } catch {
                if case .cancelled = error.reason { throw error }
                // Damage of one part must not cost the others; only one error can be thrown, at the end.
                if failure == nil {
                    failure = error
                } else {
                    let place =
                        error.provenance ?? Provenance.whole(exhibit.number)
                    sink.report(Diagnostic(.loss, "file-damaged", at: place))
                }
            }
            channel.remarks.report(into: &sink)
        }
        try channel.tellOwner(into: &sink)
        if let failure { throw failure }
    }
}
