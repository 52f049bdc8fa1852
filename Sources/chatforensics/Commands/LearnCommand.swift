// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseWorkflow
import Detectors
import Foundation
import RuleEngine
import Validation

/// `rules learn`: makes the weights of a wording pack from labelled conversations.
struct LearnCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "learn",
        abstract: "Fit the weights of words to labelled conversations.",
        discussion: """
            The same files give the same pack, byte for byte. What was reached on conversations that were left out of
            each fit is printed on standard error.

            EXAMPLE
              chatforensics rules learn --labelled Samples/labelled --output wording-en.wording
              chatforensics rules learn --labelled Samples/labelled --talks --output wording-talks.wording
              chatforensics rules learn --labelled Samples/labelled --sides --output wording-sides.wording
            """)

    @Option(
        help: "Folder of labelled sets, one conversation a line; `Samples/labelled/README.md` describes them.",
        completion: .directory)
    var labelled: String

    @Option(help: "The pack to write.", completion: .file())
    var output: String

    @Flag(help: "Replace a file that exists.")
    var force = false

    @Option(help: "Leave out the set of this name, to measure on it afterwards.")
    var without: [String] = []

    @Option(help: "Language of the scan.")
    var language = "en"

    @Flag(help: "Fit the pack for talks in other languages than that of the scan, to all sets.")
    var talks = false

    @Flag(help: "Fit the pack of the two sides of a talk, to all sets and languages.")
    var sides = false

    @Option(
        name: .customLong("steps-of"),
        help:
            "Keep the words and other models of this pack, and fit those of single steps (picture requests, secrecy …).",
        completion: .file())
    var kept: String?

    @Option(name: .customLong("pack-version"), help: "Version that the pack is to bear.")
    var version = "2026.1"

    func run() throws {
        let folder = URL(filePath: labelled)
        let place = try OutputPlace(output, option: "--output", apartFrom: [labelled])
        try place.checkIsFree(isForced: force)
        try GivenFile.checkFolder(labelled)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: labelled))?
            .filter { $0.hasSuffix(".jsonl") }.map { String($0.dropLast(6)) }
            .filter { !without.contains($0) }.sorted()
        guard let names, !names.isEmpty else {
            Console.warn(Wording.noLabelled(labelled))
            throw ExitStatus.inputMissing
        }
        var sets: [(name: String, conversations: [LabelledConversation])] = []
        let decoder = JSONDecoder()
        for name in names {
            let data = try GivenFile.bytes(folder.appending(path: name + ".jsonl").path)
            let lines = data.split(separator: 10)
            sets.append((name, try lines.map { try decoder.decode(LabelledConversation.self, from: $0) }))
        }
        if sides {
            let pack = try SideLearner(sets, rules: RulePackSource.embedded, version: version).learn()
            return try place.write(Array(pack.text.utf8), isPrivate: false)
        }
        let learner = WordingLearner(
            sets, rules: RulePackSource.embedded,
            purpose: talks ? .talks(besides: language) : .scan(language: language), version: version,
            disguises: kept == nil ? disguises.map { $0.applied } : [])
        let (pack, report) =
            try kept.map { path in
                try learner.learnSteps(of: WordingPack(reading: GivenFile.bytes(path).map(\.self), file: path))
            } ?? learner.learn()
        for line in report.lines { Console.warn(line) }
        try place.write(Array(pack.text.utf8), isPrivate: false)
    }

    /// Talks are more, and measured beside rules, which hold under disguise: one copy of each is enough.
    private var disguises: [Disguise] {
        talks ? [Disguise(.heavy)] : [Disguise(.heavy), Disguise(.light, draw: 1), Disguise(.light, draw: 2)]
    }
}
