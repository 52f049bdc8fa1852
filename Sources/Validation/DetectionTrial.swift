// SPDX-License-Identifier: Apache-2.0

public import Analysis
import CaseWorkflow
public import Detectors
import Evidence
import Foundation
import Importing

/// Measures detection: labelled conversations are written as exports, analysed as a case is, and the findings
/// compared with the labels.
public struct DetectionTrial: Sendable {
    /// The format in which conversations are written.
    public enum Form: String, Sendable, CaseIterable {
        case telegram, whatsapp
    }

    /// What was measured at one level of disguise.
    public struct Outcome: Sendable {
        /// How much of the texts was changed.
        public var level: Disguise.Level
        /// Every figure, in a stable order.
        public var figures: [Figure]
        /// Distances of found onsets from labelled ones, in messages, ascending.
        public var onsetErrors: [(stage: Escalation.Stage, distances: [Int])]
    }

    private let conversations: [LabelledConversation]
    private let form: Form
    private let width: Int

    /// A trial with conversations; `width` tasks at a time.
    public init(_ conversations: [LabelledConversation], as form: Form, width: Int) {
        self.conversations = conversations
        self.form = form
        self.width = width
    }

    /// Measures at one level of disguise.
    ///
    /// - Parameter folder: an empty place, into which the exports are written.
    /// - Throws: `CocoaError` when an export cannot be written, else what an analysis throws.
    public func run(at level: Disguise.Level, in folder: String) async throws -> Outcome {
        let disguised = conversations.map(Disguise(level).applied)
        let score = DetectionScore(disguised, try await analysis(of: disguised, in: folder))
        return Outcome(level: level, figures: score.figures(), onsetErrors: score.onsetErrors())
    }

    /// What the program makes of conversations that are written as exports.
    func analysis(of conversations: [LabelledConversation], in folder: String) async throws -> CaseAnalysis {
        try LabelledExport(form: form, folder: URL(filePath: folder)).write(conversations)
        var options = CaseOptions(
            inputs: [folder], reportZone: .utc, reportDate: "2025-01-31", intake: IntakeOptions(), width: width)
        if form == .whatsapp {
            options.zone = .utc
            options.dateOrder = .dmy
        }
        return try await CaseRun(options).analyse().analysis
    }
}
