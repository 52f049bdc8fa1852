// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Evidence
import Exports
import Foundation
import Redaction

/// A produced set that would hold what was removed from it: it is not written.
public struct LeakFailure: Error, Sendable, Hashable {
    /// The file in which it stood; the option when what was given with one holds it.
    public var file: String
    /// Labels of the values: `[PERSON-2]`.
    public var labels: [String]
}

extension CaseOptions {
    /// The redaction that was asked for, where it removes anything.
    var effectiveRedaction: RedactionRequest? {
        redaction.flatMap { $0.level > .r0 ? $0 : nil }
    }
}

extension CaseFolder {
    /// What is written: the analysis itself, or the set produced of it with the search for what must be gone.
    static func produced(
        _ analysis: CaseAnalysis, _ catalogue: TimelineCatalogue, _ options: CaseOptions
    ) -> (analysis: CaseAnalysis, catalogue: TimelineCatalogue, set: ProducedSet?) {
        guard let request = options.effectiveRedaction else { return (analysis, catalogue, nil) }
        let parent = StreamDigest.hex(of: FindingsDocument(analysis).bytes)
        var redaction = CaseRedaction(analysis, request: request, parent: parent)
        let set = redaction.produced()
        let exhibits = set.analysis.exhibits
        let bare = TimelineCatalogue(
            set.analysis.timeline, paths: exhibits.map(\.path),
            digests: exhibits.map { $0.sha256.isEmpty ? nil : $0.sha256 })
        return (set.analysis, bare, set)
    }

    /// Writes what each label stands for; readable by its owner alone, and never inside the set.
    static func writeMap(_ set: ProducedSet, to path: String, outside folder: String) throws {
        let inside = URL(filePath: folder).standardizedFileURL.path + "/"
        guard !URL(filePath: path).standardizedFileURL.path.hasPrefix(inside) else {
            throw OutputFolder.Failure.inTheWay(path: path)
        }
        let text = JSONText.object([
            "schema": .string("chatforensics.redaction-map/1"),
            "level": .string(set.analysis.redaction?.level ?? ""),
            "labels": .array(
                set.map.map { .object(["label": .string($0.label), "value": .string($0.value)]) }),
        ]).bytes(levels: 2)
        try? FileManager.default.removeItem(atPath: path)
        guard
            FileManager.default.createFile(
                atPath: path, contents: Data(text), attributes: [.posixPermissions: 0o600])
        else { throw OutputFolder.Failure.cannotWrite(path: path, errno: errno) }
    }
}

/// Searches every byte of a finished folder for the values that were removed, before it gets its name.
struct LeakCheck {
    private var search: OutputSearch
    private let folder: OutputFolder
    /// What the program writes of the same case without a word of the record.
    private let programWords: () throws -> [UInt8]

    init(_ search: LeakSearch, folder: OutputFolder, programWords: @escaping () throws -> [UInt8]) {
        self.search = OutputSearch(search)
        self.folder = folder
        self.programWords = programWords
    }

    /// - Throws: `LeakFailure` for the first file that holds a removed value.
    mutating func run(folderName: String, given: [(option: String, value: String?)]) throws {
        var words: [(file: String, leak: LeakSearch.Leak)] = []
        for (option, value) in given {
            guard let value else { continue }
            let found = search.leaks(in: Array(value.utf8))
            // An examiner may share a first name with anybody; a reference is chosen.
            let isPerson = option == "--examiner" || option == "--unit"
            let certain = isPerson ? found.filter { !$0.isWord } : found
            guard certain.isEmpty else {
                throw LeakFailure(file: option, labels: Set(certain.map(\.label)).sorted())
            }
        }
        try note(search.leaks(in: Array(folderName.utf8)), "--output", &words)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.stagedPath("")).sorted() {
            try note(search.leaks(inFileAt: folder.stagedPath(name), name: name), name, &words)
        }
        guard !words.isEmpty else { return }
        let excused = Set(search.leaks(in: try programWords(), isMarkup: true).map(\.value))
        let left = words.filter { !excused.contains($0.leak.value) }
        guard let first = left.first else { return }
        throw LeakFailure(
            file: first.file, labels: Set(left.filter { $0.file == first.file }.map(\.leak.label)).sorted())
    }

    /// A value of several words, a number or an address is a leak; single words are weighed at the end.
    private func note(
        _ found: Set<LeakSearch.Leak>, _ name: String, _ words: inout [(file: String, leak: LeakSearch.Leak)]
    ) throws {
        let certain = found.filter { !$0.isWord }
        guard certain.isEmpty else { throw LeakFailure(file: name, labels: Set(certain.map(\.label)).sorted()) }
        words += found.sorted { $0.value < $1.value }.map { (name, $0) }
    }
}
