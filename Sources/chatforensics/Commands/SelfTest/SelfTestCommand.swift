// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Foundation

/// `selftest`: measures this build on this machine.
struct SelfTestCommand: AsyncParsableCommand {
    /// What can be measured.
    enum Part: String, ExpressibleByArgument, CaseIterable {
        case detection, comparison, writing
    }

    static let configuration = CommandConfiguration(
        commandName: "selftest",
        abstract: "Measure the detection and the comparison of this build on invented material.",
        discussion: """
            Detection: labelled conversations are written as exports and analysed, as they are and with one word in \
            eight and one in three disguised; findings are compared with the labels. Comparison: how often near copies \
            meet against theory, and how many planted links of an invented store are found, how fast and in how much \
            memory. Writing: with --texts, how well the style and the hours of accounts tell writers apart. Everything is made in a temporary folder and taken away again.

            EXAMPLE
              chatforensics selftest --part detection --labelled Samples/labelled
            """)

    @Option(help: "Measure one part alone.")
    var part: Part?

    @Flag(help: "Replace the file of --figures or --make where it exists.")
    var force = false

    @OptionGroup(title: "Detection") var detection: DetectionTrialOptions

    @OptionGroup(title: "Comparison") var comparison: ComparisonTrialOptions

    @OptionGroup(title: "Writing") var writing: WritingTrialOptions

    mutating func validate() throws {
        if part == .writing, writing.texts == nil { throw ValidationError("--part writing needs --texts.") }
    }

    func run() async throws {
        let folder = NSTemporaryDirectory() + "/chatforensics-selftest-\(getpid())"
        UnfinishedFiles.begin(folder)
        defer {
            try? FileManager.default.removeItem(atPath: folder)
            UnfinishedFiles.end(folder)
        }
        if part == nil || part == .detection { try await detection.run(in: folder, isForced: force) }
        if part == nil || part == .comparison { try comparison.run(in: folder) }
        if part == nil || part == .writing { try writing.run(isForced: force) }
    }
}
