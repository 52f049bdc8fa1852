// SPDX-License-Identifier: Apache-2.0

import Formats

/// What tells the text that WhatsApp Web writes from those of telephones.
///
/// The first line is the notice of encryption, without date and time; a second one says that earlier messages may be
/// missing. Lines of the app stand behind `] - `, without a sender. Whatever the computer's settings are, dates are
/// month, day and year, and the exporting account is called "You".
struct WebExport {
    /// Whether the text says that earlier messages may be missing.
    let startsLate: Bool

    /// Nil for any other text.
    init?(_ bytes: Span<UInt8>, _ shape: HeaderShape, _ marks: ContiguousArray<HeaderMark>) {
        guard shape == Self.shape, let first = marks.first, first.start <= 2048,
            Self.endsInPlainPeriod(bytes, first.literalRange), marks.allSatisfy({ $0.date.first <= 12 })
        else { return nil }
        var lines: [Range<Int>] = []
        var start = 0
        while start < first.start {
            let end = min(bytes.firstIndex(of: 0x0A, from: start), first.start)
            let line = bytes.trimmingMarksAndBlanks(start..<end)
            if !line.isEmpty { lines.append(line) }
            start = end + 1
        }
        let isNoticed = lines.first.map { SystemLine.read(bytes.text(in: $0))?.meaning == .encryption } ?? false
        guard lines.count <= 2, isNoticed || marks.contains(where: { Self.isOfApp($0, bytes) }) else { return nil }
        startsLate = lines.count == 2
    }

    /// Whether a record is a line of the app, which has a hyphen where the sender would stand.
    static func isOfApp(_ mark: HeaderMark, _ bytes: Span<UInt8>) -> Bool {
        bytes.hasBytes("- ", at: mark.restRange.lowerBound)
    }

    private static let shape = HeaderShape(
        delimiter: .bracket, dateSeparator: 0x2F, hasComma: true, longNumber: 3, hasSeconds: true, timeSeparator: 0x3A,
        period: .after, isTimeFirst: false)

    /// Telephones set a narrow blank before AM and PM, or write them small.
    private static func endsInPlainPeriod(_ bytes: Span<UInt8>, _ literal: Range<Int>) -> Bool {
        bytes.hasBytes(" AM", at: literal.upperBound - 3) || bytes.hasBytes(" PM", at: literal.upperBound - 3)
    }
}
