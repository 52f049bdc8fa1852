// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// Walks the files of one telephone, record by record.
struct SMSBackupReader {
    var parties: SMSBackupParties
    var repeats = SMSBackupRepeats()
    /// Texts by thread, which tapbacks quote.
    var quotable: Set<UInt64> = []
    var tally = SMSBackupTally()
    var exhibit: Int32 = 0
    private let terms = SMSBackupTerm.allCases
    /// The way back to the bytes of a file that had to be converted.
    private var origin: DecodedText?

    /// - Parameter numbers: the forms of the numbers in all files that will be read.
    init(_ numbers: SMSBackupNumbers) {
        parties = SMSBackupParties(numbers)
    }

    /// States what only the whole of the files tells.
    mutating func finish(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        try parties.stateOwnNumbers(into: &sink)
    }

    /// Reads one file from its first to its last byte.
    mutating func read(
        _ bytes: Span<UInt8>, of exhibit: Int32, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        self.exhibit = exhibit
        tally = SMSBackupTally()
        origin = nil
        guard let text = SMSBackupXML.utf16(bytes) else { return try readUTF8(bytes, into: &sink) }
        origin = text
        try text.withUTF8(of: bytes) { (converted) throws(ImportError) in try readUTF8(converted, into: &sink) }
    }

    private mutating func readUTF8(
        _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var xml = XMLReader(
            in: bytes, vocabulary: SMSBackupTerm.vocabulary, omitting: [SMSBackupTerm.data.rawValue], keepsText: false)
        let start = SMSBackupHead(bytes.extracting(first: 65_536).withUnsafeBufferPointer { Array($0) })?.start ?? 0
        if start > 0 {
            xml.resume(at: start, inside: [])
            sink.report(Diagnostic(.loss, "xml-leading-bytes", at: place(0..<start), detail: ["bytes": start]))
        }
        do throws(ImportError) {
            try readAll(bytes, &xml, into: &sink)
        } catch {
            report(xml.repairs, size: bytes.count, into: &sink)
            throw error
        }
        report(xml.repairs, size: bytes.count, into: &sink)
    }

    private mutating func report(
        _ repairs: XMLRepairs, size: Int, into sink: inout some TimelineSink & ~Copyable
    ) {
        tally.flush(exhibit, into: &sink)
        let whole = place(0..<size)
        let repaired = repairs.replacements + repairs.controls
        if repaired > 0 { sink.report(Diagnostic(.note, "text-repaired", at: whole, detail: ["places": repaired])) }
        if repairs.entities > 0 {
            // The words stand in the file's head, and the app writes none there: they are not in the timeline.
            sink.report(
                Diagnostic(.loss, "entity-not-expanded", at: whole, detail: ["count": repairs.entities]))
        }
        tally.report(at: whole, into: &sink)
    }

    private mutating func readAll(
        _ bytes: Span<UInt8>, _ xml: inout XMLReader, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var walk = SMSBackupWalk()
        while true {
            let event: XMLEvent?
            do throws(FormatError) { event = try xml.next(in: bytes) } catch {
                try recover(from: error, &walk, &xml, in: bytes, into: &sink)
                continue
            }
            guard let event else {
                guard let rest = xml.trailingBytes(in: bytes) else { return }
                // Several backups may have been written one behind the other.
                guard walk.next(in: bytes, from: rest.lowerBound) != nil else {
                    sink.report(
                        Diagnostic(.loss, "xml-trailing-bytes", at: place(rest), detail: ["bytes": rest.count]))
                    return
                }
                walk = SMSBackupWalk()
                xml.resume(at: rest.lowerBound, inside: [])
                continue
            }
            let term = event.name < terms.count ? terms[event.name] : nil
            switch event.kind {
            case .start:
                walk.depth += 1
                try start(term, event, &walk, xml, in: bytes, into: &sink)
            case .end:
                if walk.depth == 2 { try finishRecord(&walk, bytes: event.bytes, into: &sink) }
                if walk.depth == 1 { checkCount(walk, into: &sink) }
                walk.depth -= 1
            case .text: break
            }
        }
    }

    private mutating func start(
        _ term: SMSBackupTerm?, _ event: XMLEvent, _ walk: inout SMSBackupWalk, _ xml: borrowing XMLReader,
        in bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        switch (walk.depth, term) {
        case (1, .smses?), (1, .calls?):
            walk.root = term?.rawValue ?? ""
            repeats.beginList()
            walk.rootTag = event.bytes
            for index in event.attributes where self.term(of: index, xml) == .count {
                walk.declared = Int(xml.value(of: index))
            }
        case (1, _): throw ImportError(.malformed(code: "xml-unknown-root"), at: place(event.bytes))
        case (2, _):
            walk.index += 1
            tally.seen += 1
            walk.isOpen = true
            walk.recordStart = event.bytes.lowerBound
            guard let term, term == .sms || term == .mms || term == .call else { return walk.record = nil }
            var record = SMSBackupRecord(term)
            for index in event.attributes {
                if let name = self.term(of: index, xml) { record.take(name, index, of: xml) }
                noteUnknown(index, xml)
            }
            walk.record = record
        case (_, .part?):
            var part = SMSBackupRecord.Part()
            for index in event.attributes {
                if let name = self.term(of: index, xml) { part.take(name, index, of: xml) }
                noteUnknown(index, xml)
            }
            if part.hasData, let value = SMSBackupTag.value(of: "data", from: event.bytes.lowerBound, in: bytes) {
                part.digest = SMSBackupMedia.digest(of: value, in: bytes)
            }
            walk.record?.parts.append(part)
        case (_, .addr?):
            var address = SMSBackupRecord.Address()
            for index in event.attributes {
                if let name = self.term(of: index, xml) { address.take(name, index, of: xml) }
            }
            walk.record?.addresses.append(address)
        case (_, .parts?), (_, .addrs?): break
        default:
            if walk.record != nil { tally.unknownElements += 1 }
        }
    }

    /// Counts a filled attribute that no version of the app and no telephone is known to write.
    private mutating func noteUnknown(_ attribute: Int, _ xml: borrowing XMLReader) {
        guard xml.name(of: attribute) >= SMSBackupTerm.vocabulary.count, !xml.isValue(of: attribute, "null"),
            !xml.isValue(of: attribute, "")
        else { return }
        tally.unknownAttributes += 1
    }

    private func term(of attribute: Int, _ xml: borrowing XMLReader) -> SMSBackupTerm? {
        let name = xml.name(of: attribute)
        return name < terms.count ? terms[name] : nil
    }

    private mutating func finishRecord(
        _ walk: inout SMSBackupWalk, bytes: Range<Int>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        walk.isOpen = false
        let place = place(bytes, .item(of: "/" + walk.root, at: walk.index))
        guard var record = walk.record else {
            tally.unknown += 1
            sink.report(Diagnostic(.loss, "unknown-record-type", at: place))
            return
        }
        walk.record = nil
        guard record.address != nil || record.date != nil || record.body != nil else {
            tally.unknown += 1
            sink.report(Diagnostic(.loss, "record-without-content", at: place))
            return
        }
        record.unify(parties.numbers)
        // An event that the sink refuses ends the run: what was not counted does not matter then.
        try append(record, at: place, into: &sink)
    }

    private func checkCount(_ walk: SMSBackupWalk, into sink: inout some TimelineSink & ~Copyable) {
        let found = walk.index + 1
        guard let declared = walk.declared, declared != found else { return }
        sink.report(
            Diagnostic(
                .warning, "count-mismatch", at: place(walk.rootTag), detail: ["declared": declared, "found": found]))
    }

    /// Goes on at the next record behind damage.
    private mutating func recover(
        from error: FormatError, _ walk: inout SMSBackupWalk, _ xml: inout XMLReader, in bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let offset = min(max(error.offset, 0), bytes.count)
        var start = offset
        if walk.isOpen {
            start = min(walk.recordStart, offset)
            walk.isOpen = false
            walk.record = nil
            tally.unknown += 1
        } else if walk.isRecord(at: offset, in: bytes) {
            walk.index += 1
            tally.seen += 1
            tally.unknown += 1
        }
        guard !walk.root.isEmpty, let next = walk.next(in: bytes, from: offset + 1) else {
            checkCount(walk, into: &sink)
            throw ImportError(
                .malformed(code: "xml-" + error.reason.rawValue), at: place(start..<bytes.count))
        }
        sink.report(
            Diagnostic(.loss, "xml-damaged", at: place(start..<next), detail: ["bytes": next - start]))
        walk.depth = 1
        xml.resume(at: next, inside: [walk.root])
    }

    func place(_ bytes: Range<Int>, _ locator: Provenance.Locator = .whole) -> Provenance {
        guard let origin else { return Provenance(exhibit: exhibit, bytes: bytes, locator: locator) }
        let start = origin.originalOffset(of: bytes.lowerBound)
        let end = max(start, origin.originalOffset(of: bytes.upperBound))
        return Provenance(exhibit: exhibit, bytes: start..<end, locator: locator)
    }
}

extension SMSBackupRecord {
    /// Writes every number in one form.
    fileprivate mutating func unify(_ numbers: SMSBackupNumbers) {
        guard numbers.joinedForms > 0 else { return }
        address = address.map(numbers.canonical)
        for index in addresses.indices { addresses[index].address = numbers.canonical(addresses[index].address) }
    }
}

/// Where in a file the reader stands.
struct SMSBackupWalk {
    var depth = 0
    var root = ""
    var rootTag = 0..<0
    var declared: Int?
    /// Child of the root, from 0.
    var index = -1
    /// Whether a record has begun and not ended.
    var isOpen = false
    var recordStart = 0
    var record: SMSBackupRecord?

    /// The next place at which a record, a list or the end of one begins.
    func next(in bytes: Span<UInt8>, from start: Int) -> Int? {
        var index = bytes.firstIndex(of: UInt8(ascii: "<"), from: min(start, bytes.count))
        while index < bytes.count {
            let isPlace =
                isRecord(at: index, in: bytes)
                || (root.isEmpty ? isList(at: index, in: bytes) : isEnd(at: index, in: bytes))
            if isPlace { return index }
            index = bytes.firstIndex(of: UInt8(ascii: "<"), from: index + 1)
        }
        return nil
    }

    /// Whether a record begins at a place.
    func isRecord(at index: Int, in bytes: Span<UInt8>) -> Bool {
        bytes.hasBytes("<sms ", at: index) || bytes.hasBytes("<mms ", at: index) || bytes.hasBytes("<call ", at: index)
    }

    private func isList(at index: Int, in bytes: Span<UInt8>) -> Bool {
        bytes.hasBytes("<smses", at: index) || bytes.hasBytes("<calls", at: index)
    }

    private func isEnd(at index: Int, in bytes: Span<UInt8>) -> Bool {
        bytes.hasBytes(root == "smses" ? "</smses>" : "</calls>", at: index)
    }
}
