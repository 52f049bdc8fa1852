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

    /// What each label stands for, as JSON.
    static func map(of set: ProducedSet) -> [UInt8] {
        JSONText.object([
            "schema": .string(mapSchema),
            "level": .string(set.analysis.redaction?.level ?? ""),
            "labels": .array(
                set.map.map { .object(["label": .string($0.label), "value": .string($0.value)]) }),
        ]).bytes(levels: 2)
    }

    /// Where the map goes: never into the set, nor over anything but a map that says the same.
    ///
    /// - Throws: `OutputPlace.Refusal`.
    static func mapPlace(
        _ path: String, apartFrom set: OutputPlace, _ request: Request, _ options: CaseOptions
    ) throws -> OutputPlace {
        let place = try OutputPlace(
            path, option: "--redaction-map", apartFrom: options.inputs, sources: request.otherFiles)
        try place.check(isOutside: set)
        if !isMap(place) { try place.checkIsFree(isForced: request.isForced) }
        return place
    }

    /// Stages the map; nil when it is there already, word for word.
    ///
    /// - Throws: `OutputPlace.Refusal` for the map of another set, unless forced.
    static func stagedMap(of set: ProducedSet, at place: OutputPlace, isForced: Bool) throws -> StagedFile? {
        let bytes = map(of: set)
        if let there = FileManager.default.contents(atPath: place.path), there.elementsEqual(bytes) { return nil }
        try place.checkIsFree(isForced: isForced)
        return try place.staged(bytes, isPrivate: true)
    }

    private static let mapSchema = "chatforensics.redaction-map/1"

    private static func isMap(_ place: OutputPlace) -> Bool {
        struct Head: Decodable { var schema: String? }
        guard let data = FileManager.default.contents(atPath: place.path) else { return false }
        return (try? JSONDecoder().decode(Head.self, from: data))?.schema == mapSchema
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
