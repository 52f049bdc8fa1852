// SPDX-License-Identifier: Apache-2.0

import Formats

/// What the first bytes of a file tell about its outermost element.
struct SMSBackupHead {
    /// The list that the file is.
    enum Root { case smses, calls }

    let root: Root
    /// Whether it also counts or holds what such a list does.
    let isCertain: Bool
    /// Where the document begins: behind what does not belong to it.
    let start: Int

    /// Passes over declaration, style sheet and comments; nil when something else is the outermost element.
    init?(_ head: [UInt8]) {
        let text = DecodedText(head.span)
        let isUTF16 = text.encoding == .utf16LittleEndian || text.encoding == .utf16BigEndian
        let plain = isUTF16 ? text.withUTF8(of: head.span) { span in span.indices.map { span[$0] } } : head
        if let found = Self(at: 0, in: plain.span) {
            self = found
        } else if let later = Self.laterBeginning(in: plain.span), let found = Self(at: later, in: plain.span),
            found.isCertain
        {
            // Something was written in front of the list.
            self = found
        } else {
            return nil
        }
    }

    private init?(at offset: Int, in bytes: Span<UInt8>) {
        guard let start = Self.firstElement(in: bytes, from: offset) else { return nil }
        self.start = offset
        let end = bytes.firstIndex(of: UInt8(ascii: ">"), from: start)
        let name: Int
        if bytes.hasBytes("<smses", at: start) {
            (root, name) = (.smses, 6)
        } else if bytes.hasBytes("<calls", at: start) {
            (root, name) = (.calls, 6)
        } else {
            return nil
        }
        guard start + name < bytes.count, Self.endsName(bytes[start + name]) else { return nil }
        let tag = bytes.text(in: start..<end)
        let child = bytes.text(in: end..<min(bytes.count, end + 4096))
        let children = root == .smses ? ["<sms ", "<mms "] : ["<call "]
        let hasChild = children.contains { child.contains($0) }
        isCertain = tag.contains(" count=") || hasChild
        // Lists of calls exist elsewhere; one without a known child is not ours.
        if root == .calls, !isCertain { return nil }
    }

    /// Where a declaration or a list begins in a file that begins with something else than an element.
    private static func laterBeginning(in bytes: Span<UInt8>) -> Int? {
        var index = 0
        while index < bytes.count, bytes[index] <= 0x20, bytes[index] != 0 { index += 1 }
        guard index < bytes.count, bytes[index] != UInt8(ascii: "<") else { return nil }
        index = bytes.firstIndex(of: UInt8(ascii: "<"), from: index)
        while index < min(bytes.count, 4096) {
            if bytes.hasBytes("<?xml ", at: index) || bytes.hasBytes("<smses", at: index)
                || bytes.hasBytes("<calls", at: index)
            {
                return index
            }
            index = bytes.firstIndex(of: UInt8(ascii: "<"), from: index + 1)
        }
        return nil
    }

    private static func firstElement(in bytes: Span<UInt8>, from offset: Int) -> Int? {
        var index = bytes.hasBytes("\u{FEFF}", at: offset) ? offset + 3 : offset
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09, 0x0A, 0x0D: index += 1
            case UInt8(ascii: "<"):
                let end: Int?
                if bytes.hasBytes("<?", at: index) {
                    end = self.end("?>", from: index + 2, in: bytes)
                } else if bytes.hasBytes("<!--", at: index) {
                    end = self.end("-->", from: index + 4, in: bytes)
                } else if bytes.hasBytes("<!DOCTYPE", at: index) {
                    end = endOfDocumentType(from: index, in: bytes)
                } else {
                    return index
                }
                guard let end else { return nil }
                index = end
            default: return nil
            }
        }
        return nil
    }

    private static func end(_ mark: StaticString, from start: Int, in bytes: Span<UInt8>) -> Int? {
        for index in start..<max(start, bytes.count) where bytes.hasBytes(mark, at: index) {
            return index + mark.utf8CodeUnitCount
        }
        return nil
    }

    private static func endOfDocumentType(from start: Int, in bytes: Span<UInt8>) -> Int? {
        var brackets = 0
        for index in start..<bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "["): brackets += 1
            case UInt8(ascii: "]"): brackets -= 1
            case UInt8(ascii: ">") where brackets <= 0: return index + 1
            default: break
            }
        }
        return nil
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == UInt8(ascii: ">")
            || byte == UInt8(ascii: "/")
    }
}
