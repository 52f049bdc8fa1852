// SPDX-License-Identifier: Apache-2.0

import Analysis
import CaseStore
import ChatModel
import Comparison

/// The pictures of those who are compared in a case or protected in it, as far as the export holds them.
public struct CasePictures: Sendable {
    /// What became of a picture.
    enum Outcome: Hashable, Sendable {
        case read(PictureReading)
        case unread(PictureCount.Reason)
    }

    /// By SHA-256 of the file.
    var outcomes: [String: Outcome] = [:]

    /// Files smaller than this are placeholders and tiny previews.
    static let leastBytes = 1024
    /// Files larger than this are no pictures that a messenger sends.
    static let mostBytes = 64 << 20
    /// Pictures of fewer pixels on a side are previews.
    static let leastSide = 64
    /// A picture is made smaller while its shorter side keeps so many pixels: twelve times what PDQ samples.
    static let keptSide = 768

    /// A picture that somebody sent.
    struct Sent: Hashable {
        var account: Account.ID
        var message: Int32
        /// Row of the exhibit table; nil for one inside the message's own record.
        var exhibit: Int32?
        /// SHA-256 of the file.
        var digest: String
        /// Whether the export says that it is a picture; a document may be one.
        var isDeclared: Bool
    }

    /// What suspects, victims, witnesses and decoys sent that may be a picture, in the order of messages.
    static func sent(in analysis: CaseAnalysis, by parts: AccountParts) -> [Sent] {
        let timeline = analysis.timeline
        var found: [Sent] = []
        for n in timeline.numbers {
            let entry = timeline.entry(n)
            guard entry.kind == .message, entry.hasDetails, let actor = entry.actor, parts[actor].role != .other else {
                continue
            }
            for attachment in timeline.attachments(n) where [.image, .document, .other].contains(attachment.kind) {
                let isDeclared = attachment.kind == .image
                if let exhibit = attachment.exhibit, analysis.exhibits.indices.contains(Int(exhibit)) {
                    let record = analysis.exhibits[Int(exhibit)]
                    guard record.bytes >= leastBytes, !record.sha256.isEmpty else { continue }
                    found.append(
                        Sent(
                            account: actor, message: n, exhibit: exhibit, digest: record.sha256, isDeclared: isDeclared)
                    )
                } else if let digest = attachment.embeddedDigest, !digest.isEmpty, isDeclared {
                    found.append(
                        Sent(account: actor, message: n, exhibit: nil, digest: digest, isDeclared: isDeclared))
                }
            }
        }
        return found
    }

    /// How many files were read, and why others were not.
    var count: PictureCount {
        var count = PictureCount()
        for outcome in outcomes.values {
            switch outcome {
            case .read: count.read += 1
            case .unread(let reason): count.unread[reason, default: 0] += 1
            }
        }
        return count
    }

    /// The pictures of an account that have a value, by SHA-256.
    func filed(_ sent: [Sent]) -> [FiledPicture] {
        var messages: [String: Set<Int32>] = [:]
        for one in sent { messages[one.digest, default: []].insert(one.message) }
        return messages.sorted { $0.key < $1.key }.compactMap { digest, numbers in
            guard case .read(let reading) = outcomes[digest] else { return nil }
            return FiledPicture(sha256: digest, reading: reading, messages: numbers.sorted())
        }
    }
}
