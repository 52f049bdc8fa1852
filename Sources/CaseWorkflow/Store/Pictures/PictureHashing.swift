// SPDX-License-Identifier: Apache-2.0

import Analysis
import CaseStore
import Comparison
import Evidence
import Pictures

/// Decodes the pictures of a case and takes their PDQ values; nothing of a picture is kept but that.
struct PictureHashing {
    private let evidence: EvidenceSet
    private let width: Int

    /// Tasks at a time: a hostile picture may need some 250 MB while it is decoded.
    private static let mostTasks = 4

    private let progress: RunProgress

    /// Prepares for evidence, with up to so many tasks at a time.
    init(_ evidence: EvidenceSet, width: Int, progress: RunProgress) {
        self.evidence = evidence
        self.progress = progress
        self.width = min(width, Self.mostTasks)
    }

    /// Pictures of one archive that are read by one task: going through an archive has a cost of its own.
    private static let portion = 64

    private struct Wanted: Sendable {
        var exhibit: Exhibit
        var digest: String
        var isDeclared: Bool
    }

    /// Reads what is sent in a case, each file once.
    ///
    /// - Throws: `CancellationError` alone: a picture that cannot be read is counted.
    func pictures(of analysis: CaseAnalysis) async throws -> CasePictures {
        var found = CasePictures()
        var wanted: [String: Wanted] = [:]
        for sent in CasePictures.sent(in: analysis, by: AccountParts(analysis)) {
            guard let number = sent.exhibit, evidence.exhibits.indices.contains(Int(number)) else {
                if found.outcomes[sent.digest] == nil { found.outcomes[sent.digest] = .unread(.insideRecord) }
                continue
            }
            let isDeclared = sent.isDeclared || wanted[sent.digest]?.isDeclared == true
            let exhibit = wanted[sent.digest]?.exhibit ?? evidence.exhibits[Int(number)]
            wanted[sent.digest] = Wanted(exhibit: exhibit, digest: sent.digest, isDeclared: isDeclared)
        }
        if !wanted.isEmpty { progress.begin(.pictures, total: wanted.count) }
        let (evidence, progress) = (evidence, progress)
        let read = try await Parallel.map(portions(Array(wanted.values)), width: width) { portion in
            try Self.outcomes(of: portion, in: evidence, progress)
        }
        for outcome in read.flatMap(\.self) { found.outcomes[outcome.digest] = outcome.outcome }
        return found
    }

    /// Pictures of one archive together, in the order of its members.
    private func portions(_ wanted: [Wanted]) -> [[Wanted]] {
        Dictionary(grouping: wanted) { $0.exhibit.container }.values.flatMap { group -> [[Wanted]] in
            let sorted = group.sorted { $0.exhibit.number < $1.exhibit.number }
            let size = max(Self.portion, (sorted.count + width - 1) / max(1, width))
            return stride(from: 0, to: sorted.count, by: size).map { Array(sorted[$0..<min($0 + size, sorted.count)]) }
        }
    }

    private static func outcomes(
        of portion: [Wanted], in evidence: EvidenceSet, _ progress: RunProgress
    ) throws -> [(digest: String, outcome: CasePictures.Outcome)] {
        let wanted = Dictionary(portion.map { ($0.exhibit.number, $0) }, uniquingKeysWith: { first, _ in first })
        var found: [(digest: String, outcome: CasePictures.Outcome)] = []
        try evidence.lend(portion.map(\.exhibit), limit: CasePictures.mostBytes) { (exhibit, bytes) throws in
            try Task.checkCancellation()
            progress.step()
            guard let one = wanted[exhibit.number] else { return }
            guard let bytes else {
                let reason: PictureCount.Reason = exhibit.size > CasePictures.mostBytes ? .tooLarge : .unreadable
                if one.isDeclared { found.append((one.digest, .unread(reason))) }
                return
            }
            // A document that is none of the pictures that are decoded is no picture that was missed.
            guard one.isDeclared || Picture.isKnown(bytes) else { return }
            found.append((one.digest, outcome(of: bytes)))
        }
        return found
    }

    private static func outcome(of bytes: Span<UInt8>) -> CasePictures.Outcome {
        do throws(PictureError) {
            let picture = try Picture(bytes, leastSide: CasePictures.keptSide)
            guard min(picture.fullWidth, picture.fullHeight) >= CasePictures.leastSide else {
                return .unread(.tooSmall)
            }
            return .read(PictureReading(width: picture.width, height: picture.height, rgb: picture.rgb))
        } catch {
            switch error {
            case .unknownFormat: return .unread(.otherFormat)
            case .damaged: return .unread(.damaged)
            case .tooLarge: return .unread(.tooLarge)
            }
        }
    }
}
