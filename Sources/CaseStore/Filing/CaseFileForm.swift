// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// A case as bytes: JSON with sorted keys, so that equal cases give equal bytes.
public enum CaseFileForm {
    /// Largest file that is read, in bytes.
    static let limit = 2 << 30

    /// Case files of several sets of inputs stand in one array.
    public static func bytes(of filings: [FiledCase]) throws -> Data { try encoder.encode(filings) }

    static func bytes(of filed: FiledCase) throws -> Data { try encoder.encode(filed) }

    /// Reads a case file.
    ///
    /// - Throws: `CaseStoreError.damagedFile`.
    public static func filings(from data: Data) throws -> [FiledCase] {
        guard data.count <= limit, let filings = try? JSONDecoder().decode([FiledCase].self, from: data),
            !filings.isEmpty, filings.allSatisfy(isSound)
        else { throw CaseStoreError.damagedFile }
        return filings
    }

    /// What the tables could not hold, or would hold wrongly.
    private static func isSound(_ filed: FiledCase) -> Bool {
        let numbers = filed.accounts.map(\.number)
        return filed.schema == FiledCase.schema && !filed.reference.isEmpty
            && filed.accounts.allSatisfy {
                $0.number > 0 && Set($0.identifiers.map { [$0.kind, $0.value] }).count == $0.identifiers.count
            }
            && Set(numbers).count == numbers.count && Set(filed.messages.map(\.n)).count == filed.messages.count
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
