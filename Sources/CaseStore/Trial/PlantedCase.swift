// SPDX-License-Identifier: Apache-2.0

import Comparison

/// A small invented case: an account that presses and an account that is pressed, who write in turn.
struct PlantedCase {
    let reference: String
    /// What the suspect writes.
    var texts = ["hi"]
    /// What the victim answers, each behind a text of the suspect.
    var answers: [String] = []
    /// Values of the suspect.
    var values: [FiledIdentifier] = []
    /// Values of the victim.
    var victimValues: [FiledIdentifier] = []
    /// Pictures of the suspect.
    var pictures: [FiledPicture] = []
    /// Pictures of the victim.
    var victimPictures: [FiledPicture] = []
    /// SHA-256 of the files that were handed in; one of its own where empty.
    var files: [String] = []
    /// Hours after the first case.
    var hours: Int64 = 0
    var name = "Fenlark"
    /// The name of whoever is pressed: another in each case unless told.
    var owner: String

    init(_ reference: String) {
        self.reference = reference
        owner = "Owen of \(reference)"
    }

    static func value(_ kind: String, _ value: String, _ role: UseRole = .asserted) -> FiledIdentifier {
        FiledIdentifier(kind: kind, value: value, literal: value, status: "valid", role: role, messages: [1])
    }

    /// A picture whose value differs in so many bits from that of the others.
    static func picture(changed bits: Int, turn: PictureTurn = .none, evenness: Int = 10) -> FiledPicture {
        var words = SIMD4<UInt64>(
            0x9F3C_81D6_427A_E05B, 0x5AD1_0E37_C68B_92F4, 0xE84B_2D95_F10C_673A, 0x16C7_A9F0_3B5E_D482)
        for bit in 0..<bits { words[bit % 4] ^= 1 << UInt64(bit / 4 * 3) }
        return FiledPicture(
            sha256: "picture \(bits) \(turn.rawValue)",
            reading: PictureReading(
                hash: PerceptualHash(words: words).turned(turn), quality: 100, evenness: evenness), messages: [1])
    }

    private static let start: Int64 = 1_700_000_000_000_000
    private static let minute: Int64 = 60_000_000

    var filed: FiledCase {
        var cutter = UnitCutter()
        var messages: [FiledMessage] = []
        var time = Self.start + hours * 60 * Self.minute
        var n: Int32 = 0
        func say(_ text: String, by account: Int) {
            n += 1
            time += 4 * Self.minute
            let prepared = PreparedText(text)
            if account == 2 {
                cutter.add([UnitCutter.Line(n: n, time: time, text: prepared, isInterrupted: true)])
            }
            let mark = Mixing.hash(prepared.text) ^ UInt64(bitPattern: time / Self.minute % 15)
            messages.append(
                FiledMessage(
                    n: n, conversation: 1, account: account, time: time, isInstant: true, isSevere: false,
                    mark: Int64(bitPattern: mark), text: text))
        }
        for (index, text) in texts.enumerated() {
            say(text, by: 2)
            if index < answers.count { say(answers[index], by: 1) }
        }
        let inputs = files.isEmpty ? ["file of \(reference)"] : files
        var filed = FiledCase(
            reference: reference, exhibit: nil, digest: "inputs of \(reference)", tool: "invented",
            inputs: inputs.map { FiledInput(path: "invented.zip", bytes: 1, sha256: $0, isEvidence: true) },
            accounts: [
                FiledAccount(
                    number: 1, platform: "instagram", name: owner, isOwner: true, role: .victim, roleBasis: "target",
                    messages: answers.count, identifiers: victimValues),
                FiledAccount(
                    number: 2, platform: "instagram", name: name, isOwner: false, role: .suspect, roleBasis: "named",
                    messages: texts.count, identifiers: values, units: cutter.units),
            ], findings: [], messages: messages)
        filed.accounts[0].pictures = victimPictures.isEmpty ? nil : victimPictures
        filed.accounts[1].pictures = pictures.isEmpty ? nil : pictures
        return filed
    }
}
