// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats

/// The files beside a conversation's messages; Takeout changes their names.
///
/// Files of one name are numbered in the order of the records (`a.jpg`, `a(1).jpg`), which all call them by the one name. Where
/// there are not as many files as records, nothing tells whose they are.
struct GoogleChatFiles {
    /// What a name leads to.
    enum Found {
        case file(Int32)
        /// Several records call files so, and which is whose is not told.
        case ambiguous
        case nothing
    }

    private let exhibits: NearestFiles
    /// Names long enough to be cut ones, without their ending, by ending and length.
    private var cut: [Substring: [Int: Set<Substring>]] = [:]
    /// How many records call a file so, by the name that it has on disk.
    private var asked: [String: Int] = [:]
    /// How many of them were met.
    private var met: [String: Int] = [:]
    /// The files of such names, once one was asked for: hundreds of records may share a name.
    private var series: [String: [String]] = [:]

    init(_ companions: [Exhibit]) {
        exhibits = NearestFiles(companions.filter { !$0.name.hasSuffix(".json") }) { Self.plain(String($0.name)) }
        for name in exhibits.names where name.count >= 40 {
            let (stem, ending) = Self.split(name)
            cut[ending, default: [:]][stem.count, default: []].insert(stem)
        }
    }

    /// Whether there is anything to find.
    var isEmpty: Bool { exhibits.names.isEmpty }

    /// Counts a record that calls a file so.
    mutating func count(_ name: String) { asked[key(of: name), default: 0] += 1 }

    /// The file that the next record of an export name stands for.
    mutating func exhibit(named name: String, nearest records: Exhibit) -> Found {
        let key = key(of: name)
        let index = met[key, default: 0]
        met[key] = index + 1
        let names = series[key] ?? files(after: key)
        series[key] = names
        if names.isEmpty { return .nothing }
        guard names.count == asked[key] ?? 1, index < names.count else { return .ambiguous }
        return exhibits.nearest(names[index], to: records).map { .file($0.number) } ?? .ambiguous
    }

    /// The names of the file and of those that are numbered behind it.
    private func files(after key: String) -> [String] {
        var names: [String] = []
        for number in 0... {
            let next = number == 0 ? key : Self.numbered(key, number)
            guard exhibits.names.contains(next), number == 0 || asked[next] == nil else { break }
            names.append(next)
        }
        return names
    }

    /// By what name the first file is kept: some signs became underscores, and long names were cut in front of their ending.
    private func key(of name: String) -> String {
        let plain = Self.plain(name)
        if exhibits.names.contains(plain) { return plain }
        let (stem, ending) = Self.split(plain)
        let found = (cut[ending] ?? [:]).compactMap { length, stems in
            stem.count > length && stems.contains(stem.prefix(length)) ? String(stem.prefix(length)) : nil
        }
        return found.count == 1 ? found[0] + ending : plain
    }

    private static func split(_ name: String) -> (stem: Substring, ending: Substring) {
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        return (name[..<dot], name[dot...])
    }

    private static func numbered(_ name: String, _ number: Int) -> String {
        let (stem, ending) = split(name)
        return "\(stem)(\(number))\(ending)"
    }

    /// A name with an underscore for whatever signs may have become one.
    private static func plain(_ name: String) -> String {
        String(name.map { "?&=:*\"<>|\\/%'+".contains($0) ? "_" : $0 })
    }

    /// Counts the names by which the messages of a list call files, each message once.
    mutating func countNames(in bytes: Span<UInt8>, _ known: inout SeenIDs) {
        var cursor = JSONCursor(in: bytes, maximumDepth: 64)
        do throws(FormatError) {
            try cursor.enterObject(in: bytes)
            while try cursor.nextArray(under: "messages", in: bytes) {
                while try cursor.nextElement(in: bytes) {
                    guard try cursor.kind(in: bytes) == .object else {
                        try cursor.passValue(in: bytes)
                        continue
                    }
                    var names: [String] = []
                    var isNew = true
                    try cursor.enterObject(in: bytes)
                    while let member = try cursor.nextKey(in: bytes) {
                        if member.equals("attached_files", in: bytes) {
                            names += (try cursor.soundElement(in: bytes).array ?? []).compactMap(Self.name)
                        } else if member.equals("message_id", in: bytes) {
                            if let id = try cursor.soundElement(in: bytes).filled { isNew = known.insert(id) }
                        } else {
                            try cursor.passValue(in: bytes)
                        }
                    }
                    if isNew { for name in names { count(name) } }
                }
            }
        } catch {
            // Behind the damage, no more are counted: then there are more files than names.
        }
    }

    /// By what name a record calls a file.
    static func name(_ entry: JSONElement) -> String? {
        entry["export_name"]?.filled ?? entry["original_name"]?.filled
    }
}
