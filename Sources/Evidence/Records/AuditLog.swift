// SPDX-License-Identifier: Apache-2.0

/// A log in which every line holds the hash of the line before it (JSON Lines, SHA-256).
///
/// The chain shows changes and removals before its end. That lines were cut off at the end, or that all was written
/// anew, shows only against a head hash that somebody else holds: the custody page prints it.
public struct AuditLog: Sendable, Hashable {
    /// Hash that the first entry names as its predecessor's.
    public static let genesis = String(repeating: "0", count: 64)
    /// Bytes that an entry may have.
    public static let lineLimit = 65_536

    /// The log as it is to be written, a line feed behind each entry.
    public private(set) var bytes: [UInt8] = []
    /// Hash of the last entry's line, without its line feed; `genesis` for an empty log.
    public private(set) var head = genesis
    /// Number of entries, which is the number that the next one gets.
    public private(set) var count = 0

    /// Makes an empty log.
    public init() {}

    /// Takes up a log that was written earlier.
    ///
    /// - Throws: `AuditError.broken` when its chain does not hold.
    public init(resuming bytes: [UInt8]) throws(AuditError) {
        switch Self.verify(bytes) {
        case .broken(let sequence): throw .broken(sequence: sequence)
        case .intact(let count, let head):
            self.bytes = bytes
            self.count = count
            self.head = head
        }
    }

    /// Adds an entry.
    ///
    /// - Throws: `AuditError.tooLong` when its line would pass `lineLimit`; the log is unchanged then.
    public mutating func append(_ record: AuditRecord) throws(AuditError) {
        let line = record.line(sequence: count, previous: head)
        guard line.count <= Self.lineLimit else { throw .tooLong }
        bytes.append(contentsOf: line)
        bytes.append(UInt8(ascii: "\n"))
        head = Digester.digest(of: line).hex
        count += 1
    }

    /// What the walk along a chain has shown.
    public enum Verification: Sendable, Hashable {
        /// Every line names its predecessor; `head` is the hash of the last.
        case intact(count: Int, head: String)
        /// The line with this number, counted from 0, is not what its neighbours say, or no entry at all.
        case broken(sequence: Int)
    }

    /// Walks the chain from its first line to its last.
    public static func verify(_ bytes: [UInt8]) -> Verification {
        var head = genesis
        var count = 0
        var start = 0
        while start < bytes.count {
            // An entry is complete only with its line feed: without one, writing was interrupted.
            guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")), end - start <= lineLimit,
                let entry = AuditLine(bytes[start..<end]), entry.sequence == count, entry.previous == head
            else { return .broken(sequence: count) }
            head = Digester.digest(of: Array(bytes[start..<end])).hex
            count += 1
            start = end + 1
        }
        return .intact(count: count, head: head)
    }
}

/// Why an audit log could not be taken up or added to.
public enum AuditError: Error, Sendable, Hashable {
    /// The chain does not hold at the line with this number, counted from 0.
    case broken(sequence: Int)
    /// The entry's line would be longer than a line may be.
    case tooLong
}
