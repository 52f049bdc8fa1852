// SPDX-License-Identifier: Apache-2.0

import CaseStore
import Comparison
import Foundation
import TestSupport

/// Small invented cases for the store.
struct InventedCase {
    var reference: String
    var identifiers: [FiledIdentifier] = []
    var victimIdentifiers: [FiledIdentifier] = []
    var texts: [String] = []
    var victimTexts: [String] = []
    var inputs: [FiledInput] = []
    var pictures: [FiledPicture] = []
    var victimPictures: [FiledPicture] = []
    var readsPictures = true
    var time: Int64 = 1_700_000_000_000_000
    var name = "Fenlark"
    /// Another person in each case unless told.
    var owner: String

    init(_ reference: String) {
        self.reference = reference
        owner = "Owen Example of \(reference)"
    }

    static let act = StoreAct(time: "2025-06-01T10:00:00Z", actor: "tester", reason: "")

    /// 64 figures and letters that are others for every text.
    static func digest(_ text: String) -> String {
        let hash = String(Mixing.hash(text), radix: 16)
        return String(String(repeating: hash + "0", count: 8).prefix(64))
    }

    static func value(
        _ kind: String, _ value: String, _ role: UseRole = .asserted, status: String = "valid", messages: [Int32] = [3]
    ) -> FiledIdentifier {
        FiledIdentifier(kind: kind, value: value, literal: value, status: status, role: role, messages: messages)
    }

    /// A picture whose value differs from that of `number` in so many bits.
    static func picture(
        _ number: UInt64, bits: Int = 0, turn: PictureTurn = .none, quality: Int = 90, evenness: Int = 20,
        file: String, messages: [Int32] = [4]
    ) -> FiledPicture {
        // Half of the bits, far apart for different numbers.
        var state = number &* 0x9E37_79B9_7F4A_7C15 | 1
        func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
        for _ in 0..<8 { _ = next() }
        var words = SIMD4(next(), next(), next(), next())
        for bit in 0..<bits { words[bit % 4] ^= 1 << UInt64(bit / 4 * 3) }
        let hash = PerceptualHash(words: words).turned(turn)
        return FiledPicture(
            sha256: file, reading: PictureReading(hash: hash, quality: quality, evenness: evenness), messages: messages)
    }

    var filed: FiledCase {
        var cutter = UnitCutter()
        var messages: [FiledMessage] = []
        var marks = EvidenceMarks()
        var n: Int32 = 0
        func message(_ n: Int32, _ account: Int, _ time: Int64, _ text: String) -> FiledMessage {
            FiledMessage(
                n: n, conversation: 1, account: account, time: time, isInstant: true,
                isSevere: text.contains("[intimate image]"), mark: marks.next(text, by: account, time: time), text: text
            )
        }
        for (index, text) in texts.enumerated() {
            n += 1
            let at = time + Int64(index) * 600_000_000
            cutter.add([UnitCutter.Line(n: n, time: at, text: PreparedText(text), isInterrupted: true)])
            messages.append(message(n, 2, at, text))
            if index < victimTexts.count {
                n += 1
                messages.append(message(n, 1, at + 60_000_000, victimTexts[index]))
            }
        }
        var filed = FiledCase(
            reference: reference, exhibit: nil, digest: "digest of \(reference)", tool: "test",
            inputs: inputs.isEmpty
                ? [
                    FiledInput(
                        path: "export.zip", bytes: 9, sha256: Self.digest("sha of \(reference)"), isEvidence: true)
                ] : inputs,
            accounts: [
                FiledAccount(
                    number: 1, platform: "instagram", name: owner, isOwner: true, role: .victim,
                    roleBasis: "target", messages: victimTexts.count, identifiers: victimIdentifiers),
                FiledAccount(
                    number: 2, platform: "instagram", name: name, isOwner: false, role: .suspect, roleBasis: "named",
                    messages: texts.count, identifiers: identifiers, units: cutter.units),
            ], findings: [], messages: messages)
        if readsPictures {
            filed.pictures = PictureCount()
            filed.pictures?.read = pictures.count + victimPictures.count
        }
        filed.accounts[0].pictures = victimPictures.isEmpty ? nil : victimPictures
        filed.accounts[1].pictures = pictures.isEmpty ? nil : pictures
        return filed
    }
}

extension CaseStore {
    /// A comparison of everything, as text that tests compare.
    func links(_ scope: ComparisonScope = .all) throws -> [String] {
        let material = try material(for: scope, date: "2025-06-01")
        return CaseComparison(material, scope: scope).result().pairs.map { pair in
            let kinds = pair.score.items.filter { $0.standing > .accompanying }.map(\.kind)
            let (left, right) = (pair.left.reference, pair.right.reference)
            return
                "\(left.caseReference)/\(left.account)-\(right.caseReference)/\(right.account) \(pair.band.rawValue) "
                + kinds.joined(separator: ",")
        }
    }
}
