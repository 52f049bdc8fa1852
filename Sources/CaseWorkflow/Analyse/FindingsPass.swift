// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Runs the detectors, conversation by conversation, on all cores; a long conversation has them in shares.
struct FindingsPass {
    let engine: DetectorEngine
    let width: Int
    let progress: RunProgress

    /// Events from which on a conversation is shared out.
    private static let longConversation = 20_000

    private struct Part {
        /// Nil for the case as a whole.
        var conversation: Conversation.ID?
        var participants: [Account.ID] = []
        var share = 0
        var count = 1
    }

    /// What comes of a part: all that it can find, or what waits for the other shares of a conversation.
    private enum Seen {
        case all([Finding])
        case share(ObservedShare, of: Conversation.ID)
    }

    /// Everything that was found, in the one order of findings.
    func run() async throws -> [Finding] {
        let (engine, progress) = (engine, progress)
        let width = max(1, width)
        // The heaviest first, so that no core is left with them at the end.
        let isLong = { engine.eventCount(in: $0) > Self.longConversation }
        var parts: [Part] = []
        // One share more than cores: the light ones together go to whichever core is done with its heavy one.
        let count = width > 1 ? width + 1 : 1
        for conversation in engine.conversations.filter(isLong) {
            let participants = engine.participants(in: conversation)
            parts += (0..<count).map {
                Part(conversation: conversation, participants: participants, share: $0, count: count)
            }
        }
        parts.append(Part())
        parts += engine.conversations.filter { !isLong($0) }.map { Part(conversation: $0) }
        progress.begin(.examining, total: parts.count)
        let seen = try await Parallel.map(parts, width: width) { part -> Seen in
            defer { progress.step() }
            guard let conversation = part.conversation else { return .all(engine.findingsOfWholeCase()) }
            if part.count == 1 { return .all(engine.findings(in: conversation)) }
            return .share(
                engine.observed(conversation, by: part.participants, share: part.share, of: part.count),
                of: conversation)
        }
        var findings: [Finding] = []
        var shares: [(of: Conversation.ID, shares: [ObservedShare])] = []
        for seen in seen {
            switch seen {
            case .all(let found): findings += found
            case .share(let share, let conversation):
                if shares.last?.of != conversation { shares.append((conversation, [])) }
                shares[shares.count - 1].shares.append(share)
            }
        }
        let joined = try await Parallel.map(shares.map(\.shares), width: width) { engine.findings(of: $0) }
        findings = engine.agreed(findings + joined.flatMap { $0 })
        let indicators = findings.compactMap { $0.indicator(revision: revision(of:)) }
        return DetectorEngine.ordered(findings + indicators.map(Finding.indicator))
    }

    private func revision(of detector: String) -> Int {
        engine.plans.first { $0.description.id == detector }?.description.revision ?? 1
    }
}
