// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing

@Suite struct AuditLogTests {
    static func log() throws -> AuditLog {
        var log = AuditLog()
        for act in ["genesis", "import", "write"] {
            try log.append(
                AuditRecord(
                    act: act, time: "2026-01-05T20:15:09Z", actor: "AB", host: "lab-07",
                    details: [
                        "in": .array([.object(["path": .string("a \"b\"], {.zip"), "seq": .integer(9)])]),
                        "note": .string("line\nfeed \\"),
                    ]))
        }
        return log
    }

    @Test func `the first line starts the chain`() throws {
        let text = String(decoding: try Self.log().bytes, as: UTF8.self)
        let first = text.split(separator: "\n").first ?? ""
        #expect(
            first
                == #"{"act":"genesis","actor":"AB","clock":"host-utc-unsynced","host":"lab-07","#
                + #""in":[{"path":"a \"b\"], {.zip","seq":9}],"note":"line\nfeed \\","#
                + #""prev":"0000000000000000000000000000000000000000000000000000000000000000","#
                + #""seq":0,"t":"2026-01-05T20:15:09Z","v":1}"#)
    }

    @Test func `an untouched chain holds and has the head of the log`() throws {
        let log = try Self.log()
        #expect(AuditLog.verify(log.bytes) == .intact(count: 3, head: log.head))
        #expect(AuditLog.verify([]) == .intact(count: 0, head: AuditLog.genesis))
        var resumed = try AuditLog(resuming: log.bytes)
        var direct = log
        let record = AuditRecord(act: "verify", time: "2026-01-06T00:00:00Z", actor: "AB", host: "lab-07")
        try resumed.append(record)
        try direct.append(record)
        #expect(resumed == direct)
    }

    @Test func `every changed byte breaks the chain or changes the head`() throws {
        let log = try Self.log()
        for index in log.bytes.indices {
            var bytes = log.bytes
            bytes[index] ^= 0x01
            #expect(AuditLog.verify(bytes) != .intact(count: 3, head: log.head), "byte \(index)")
        }
    }

    @Test func `a removed, doubled or moved line is found where it happened`() throws {
        let log = try Self.log()
        let lines = log.bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
        #expect(AuditLog.verify(lines[0] + lines[2]) == .broken(sequence: 1))
        #expect(AuditLog.verify(lines[1] + lines[2]) == .broken(sequence: 0))
        #expect(AuditLog.verify(lines[0] + lines[0]) == .broken(sequence: 1))
        #expect(AuditLog.verify(lines[0] + lines[2] + lines[1]) == .broken(sequence: 1))
        #expect(AuditLog.verify(lines[0] + lines[1].dropLast()) == .broken(sequence: 1))
        #expect(throws: AuditError.broken(sequence: 1)) { try AuditLog(resuming: lines[0] + lines[2]) }
    }

    @Test func `a line that would be too long is refused and changes nothing`() throws {
        var log = try Self.log()
        let before = log
        let long = AuditRecord(
            act: "x", time: "", actor: "", host: "", details: ["note": .string(String(repeating: "x", count: 70_000))])
        #expect(throws: AuditError.tooLong) { try log.append(long) }
        #expect(log == before)
    }
}
