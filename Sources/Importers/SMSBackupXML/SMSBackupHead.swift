// SPDX-License-Identifier: Apache-2.0

import Formats

/// What the first bytes of a file tell about its outermost element.
struct SMSBackupHead {
    /// The list that the file is.
    enum Root { case smses, calls }

    let root: Root
    /// Whether it also counts or holds what such a list does.
    let isCertain: Bool

    /// Passes over declaration, style sheet and comments; nil when something else is the outermost element.
    init?(_ head: [UInt8]) {
        let bytes = head.span
        guard let start = Self.firstElement(in: bytes) else { return nil }
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

    private static func firstElement(in bytes: Span<UInt8>) -> Int? {
        var index = bytes.hasBytes("\u{FEFF}", at: 0) ? 3 : 0
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
