// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation

/// Where a path leads: without links and dots, as the system follows them, and lexically behind what does not exist.
struct PhysicalPath: Hashable {
    /// Absolute; bytes, for a path need not be UTF-8.
    let bytes: [UInt8]

    /// What the system calls a file or folder, whichever of its names is used.
    struct Identity: Hashable {
        var device: UInt
        var inode: UInt
    }

    init(_ path: String) {
        var pending = Self.components(RawPath.bytes(of: path))
        if path.utf8.first != UInt8(ascii: "/") {
            pending = Self.components(Array(FileManager.default.currentDirectoryPath.utf8)) + pending
        }
        pending.reverse()
        var found: [UInt8] = []
        var links = 0
        while let component = pending.popLast() {
            if component.elementsEqual([0x2E]) { continue }
            if component.elementsEqual([0x2E, 0x2E]) {
                if let slash = found.lastIndex(of: UInt8(ascii: "/")) { found.removeSubrange(slash...) }
                continue
            }
            let next = found + [UInt8(ascii: "/")] + component
            if links < 40, let target = Self.link(next) {
                links += 1
                if target.first == UInt8(ascii: "/") { found = [] }
                pending += Self.components(target).reversed()
            } else {
                found = next
            }
        }
        bytes = found
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The path as a text; what is not UTF-8 is lost in it.
    var text: String { bytes.isEmpty ? "/" : String(decoding: bytes, as: UTF8.self) }

    /// The path itself, then the folders around it, up to the root.
    var upwards: [PhysicalPath] {
        var paths = [self]
        var rest = bytes[...]
        while let slash = rest.lastIndex(of: UInt8(ascii: "/")) {
            rest = rest[..<slash]
            paths.append(PhysicalPath(bytes: Array(rest)))
        }
        return paths
    }

    /// Nil when there is nothing at the path.
    var identity: Identity? {
        var status = stat()
        guard Self.withPath(bytes, { stat($0, &status) }) == 0 else { return nil }
        return Identity(device: UInt(status.st_dev), inode: UInt(status.st_ino))
    }

    private static func components(_ path: [UInt8]) -> [[UInt8]] {
        path.split(separator: UInt8(ascii: "/")).map { Array($0) }
    }

    private static func link(_ path: [UInt8]) -> [UInt8]? {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = withPath(path) { readlink($0, &buffer, buffer.count) }
        return count > 0 ? buffer[..<count].map { UInt8(bitPattern: $0) } : nil
    }

    private static func withPath<Result>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
        let text = path.isEmpty ? [UInt8(ascii: "/")] : path
        return (text.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { preconditionFailure("a C string has at least its NUL") }
            return body(start)
        }
    }
}
