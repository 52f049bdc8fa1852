// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Comparison
import Crypto
public import Foundation

/// A case as bytes: JSON with sorted keys, so that equal cases give equal bytes.
public enum CaseFileForm {
    /// Largest file that is read, in bytes.
    static let limit = 2 << 30

    /// A case file, sealed with the digest of its content.
    public static func bytes(of file: CaseFile) throws -> Data {
        var sealed = file
        sealed.digest = try digest(of: file)
        return try encoder.encode(sealed)
    }

    static func bytes(of filed: FiledCase) throws -> Data { try encoder.encode(filed) }

    /// Reads a case file and checks its digest and every row.
    ///
    /// - Throws: `CaseStoreError.damagedFile`, `newerFile`.
    public static func file(from data: Data) throws -> CaseFile {
        struct Form: Decodable {
            var schema: String
        }
        guard data.count <= limit, let form = try? JSONDecoder().decode(Form.self, from: data) else {
            throw CaseStoreError.damagedFile
        }
        if let found = version(form.schema), let own = version(CaseFile.schema), found > own {
            throw CaseStoreError.newerFile
        }
        guard let file = try? JSONDecoder().decode(CaseFile.self, from: data), CaseFile.readable.contains(file.schema),
            file.digest == (try? digest(of: file))
        else { throw CaseStoreError.damagedFile }
        // Texts that were prepared by a later revision would never be compared rightly.
        if file.filings.contains(where: { $0.prepared > PreparedText.revision }) { throw CaseStoreError.newerFile }
        guard isReference(file.reference), !file.filings.isEmpty, !file.identities.isEmpty,
            file.identities.allSatisfy({ !$0.isEmpty }), Set(file.filings.map(\.digest)).count == file.filings.count,
            file.verdicts.allSatisfy({ Verdict(rawValue: $0.verdict) != nil }), isTerm(file.retention.reviewDue),
            file.filings.allSatisfy({ $0.reference == file.reference && isSound($0) })
        else { throw CaseStoreError.damagedFile }
        return file
    }

    /// Whether a text can be a case reference: one line with something to see, and no blanks around it.
    public static func isReference(_ text: String) -> Bool {
        !text.isEmpty && text.first?.isWhitespace == false && text.last?.isWhitespace == false
            && !text.unicodeScalars.contains {
                switch $0.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
                default: false
                }
            }
    }

    /// Whether a term is none or a day: another text would never come, and the case never be closed.
    private static func isTerm(_ day: String?) -> Bool {
        guard let day else { return true }
        let parts = day.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2],
            day.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }),
            let year = Int(parts[0]), let month = Int(parts[1]), let number = Int(parts[2])
        else { return false }
        return CivilTime(year: year, month: month, day: number) != nil
    }

    /// SHA-256 over the file with an empty digest, hex.
    static func digest(of file: CaseFile) throws -> String {
        var plain = file
        plain.digest = ""
        return SHA256.hash(data: try encoder.encode(plain)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
            .joined()
    }

    /// The digest that stands in the bytes of a case file.
    public static func seal(of data: Data) -> String {
        struct Form: Decodable {
            var digest: String
        }
        return (try? JSONDecoder().decode(Form.self, from: data))?.digest ?? ""
    }

    private static func version(_ schema: String) -> Int? {
        let parts = schema.split(separator: "/")
        return parts.count == 2 && parts[0] == "chatforensics.case" ? Int(parts[1]) : nil
    }

    /// What the tables could not hold or would hold wrongly, and whatever refers to something that is not there.
    static func isSound(_ filed: FiledCase) -> Bool {
        let accounts = Set(filed.accounts.map(\.number))
        func holds(_ number: Int?) -> Bool { number.map(accounts.contains) ?? true }
        let writers = Dictionary(filed.messages.map { ($0.n, $0.account) }) { first, _ in first }
        // Pictures, cards and calls have numbers too, but no text: no more than what was sent, and some notices.
        let last =
            Int(writers.keys.max() ?? 0) + unnumbered
            + filed.accounts.reduce(0) { $0 + min(max(0, $1.messages), 1 << 30) }
        func areNumbers(_ numbers: [Int32], of account: Int? = nil) -> Bool {
            numbers.allSatisfy { n in
                guard n > 0, n <= last else { return false }
                guard let account, let writer = writers[n] ?? nil else { return true }
                return writer == account
            }
        }
        func areTexts(_ numbers: [Int32], of account: Int) -> Bool {
            numbers.allSatisfy { writers[$0] == account }
        }
        return filed.schema == FiledCase.schema && isReference(filed.reference) && !filed.digest.isEmpty
            && filed.prepared > 0 && accounts.count == filed.accounts.count && writers.count == filed.messages.count
            && filed.accounts.allSatisfy { account in
                account.number > 0 && account.messages >= 0
                    && Set(account.identifiers.map { [$0.kind, $0.value] }).count == account.identifiers.count
                    && account.identifiers.allSatisfy {
                        // What an account is known to bear may stand in what others write.
                        areNumbers($0.messages, of: $0.role == .own ? nil : account.number)
                            && statuses.contains($0.status)
                    }
                    && account.units.allSatisfy {
                        areTexts($0.messages, of: account.number) && areTexts($0.repeats, of: account.number)
                    }
                    && (account.pictures ?? []).allSatisfy { areNumbers($0.messages) }
                    && areSound(account.pictures ?? [])
            }
            && filed.messages.allSatisfy { $0.n > 0 && holds($0.account) && $0.conversation ?? 1 > 0 }
            && filed.findings.allSatisfy { holds($0.account) && holds($0.target) && areNumbers($0.messages) }
            && filed.inputs.allSatisfy { $0.bytes >= 0 && isDigest($0.sha256) }
    }

    /// Lines of a timeline without a text that no account sent: more are in no talk that is known.
    private static let unnumbered = 1000
    private static let statuses: Set<String> = ["valid", "damaged", "unverifiable"]

    private static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    private static func areSound(_ pictures: [FiledPicture]) -> Bool {
        Set(pictures.map(\.sha256)).count == pictures.count && pictures.allSatisfy(\.isSound)
    }

    static func text(_ value: some Encodable) throws -> String {
        String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func value<Value: Decodable>(_ text: String?) -> Value? {
        text.flatMap { try? JSONDecoder().decode(Value.self, from: Data($0.utf8)) }
    }

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
