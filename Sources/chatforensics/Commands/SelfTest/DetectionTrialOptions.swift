// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import Detectors
import Foundation
public import Validation

/// The part of `selftest` that measures detection.
struct DetectionTrialOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Labelled conversations: a file or a folder of them; their README describes the form.", valueName: "path"))
    var labelled = "Samples/labelled"

    @Option(name: .customLong("as"), help: "The export that the conversations are written as.")
    var form = DetectionTrial.Form.telegram

    @Option(help: ArgumentHelp("Also write the figures into this file, as JSON.", valueName: "file"))
    var figures: String?

    func run(in folder: String) async throws {
        guard FileManager.default.fileExists(atPath: labelled) else {
            Console.warn(Wording.noLabelled(labelled))
            throw ExitStatus.inputMissing
        }
        let conversations: [LabelledConversation]
        do {
            conversations = try LabelledSets.read(labelled)
        } catch is DecodingError {
            Console.warn(Wording.notLabelled(labelled))
            throw ExitStatus.notUnderstood
        }
        let trial = DetectionTrial(
            conversations, as: form, width: ProcessInfo.processInfo.activeProcessorCount)
        var outcomes: [DetectionTrial.Outcome] = []
        for level in Disguise.Level.allCases {
            let exports = folder + "/\(form.rawValue)-\(level.rawValue)"
            defer { try? FileManager.default.removeItem(atPath: folder) }
            outcomes.append(try await trial.run(at: level, in: exports))
        }
        let sheet = TrialSheet(outcomes, conversations: conversations.count, form: form)
        for line in sheet.lines { try Console.print(line) }
        if let figures { try sheet.json.write(to: URL(filePath: figures)) }
    }
}

extension DetectionTrial.Form: ExpressibleByArgument {}
