// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import CaseWorkflow
import Detectors
import Foundation
public import Validation

/// The part of `selftest` that measures detection.
struct DetectionTrialOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Labelled conversations: a file or a folder of them; their README describes the form.", valueName: "path"),
        completion: .file())
    var labelled = "Samples/labelled"

    @Option(name: .customLong("as"), help: "The export that the conversations are written as.")
    var form = DetectionTrial.Form.telegram

    @Option(
        help: ArgumentHelp("Also write the figures into this file, as JSON.", valueName: "file"), completion: .file())
    var figures: String?

    func run(in folder: String, isForced: Bool) async throws {
        let place = try figures.map { try OutputPlace($0, option: "--figures", apartFrom: [labelled]) }
        try place?.checkIsFree(isForced: isForced)
        let conversations: [LabelledConversation]
        do {
            conversations = try LabelledSets.read(labelled)
        } catch let error as CocoaError {
            throw GivenFile.Failure(path: labelled, wantsFolder: false, errno: SystemCode.of(error) ?? EIO)
        } catch is DecodingError {
            Console.warn(Wording.notLabelled(labelled))
            throw ExitStatus.notUnderstood
        }
        guard !conversations.isEmpty else {
            Console.warn(Wording.noLabelled(labelled))
            throw ExitStatus.inputMissing
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
        if let place { try place.write(Array(sheet.json), isPrivate: false) }
    }
}

extension DetectionTrial.Form: ExpressibleByArgument {}
