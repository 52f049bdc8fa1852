// SPDX-License-Identifier: Apache-2.0

internal import CHyperscan
import Glibc

/// Literal words without which no rule can hit, compiled for Vectorscan.
///
/// Kept in serialised form, which is a plain value that threads may share; each scanner makes its own database of it.
struct CueDatabase: Sendable {
    /// Serialised database; empty when there are no words.
    let serialized: [UInt8]
    /// Length of each word, by its number.
    let lengths: [UInt8]

    /// A database without words.
    init() {
        serialized = []
        lengths = []
    }

    /// Compiles words; nil when the library refuses, which it does on processors it does not know.
    init?(words: [[UInt8]]) {
        lengths = words.map { UInt8(truncatingIfNeeded: $0.count) }
        guard !words.isEmpty else {
            serialized = []
            return
        }
        var arena: [UInt8] = []
        for word in words { arena += word }
        let sizes = words.map(\.count)
        let flags = [UInt32](repeating: 0, count: words.count)
        let numbers = words.indices.map { UInt32(truncatingIfNeeded: $0) }
        var database: OpaquePointer?
        let status = arena.withUnsafeBytes { bytes in
            var expressions: [UnsafePointer<CChar>?] = []
            var offset = 0
            for size in sizes {
                expressions.append(
                    bytes.baseAddress.map { $0.advanced(by: offset).assumingMemoryBound(to: CChar.self) })
                offset += size
            }
            var failure: UnsafeMutablePointer<hs_compile_error_t>?
            let status = hs_compile_lit_multi(
                expressions, flags, numbers, sizes, UInt32(words.count), UInt32(HS_MODE_BLOCK), nil, &database, &failure
            )
            if let failure { hs_free_compile_error(failure) }
            return status
        }
        guard status == HS_SUCCESS, let database else { return nil }
        defer { hs_free_database(database) }
        var data: UnsafeMutablePointer<CChar>?
        var length = 0
        guard hs_serialize_database(database, &data, &length) == HS_SUCCESS, let data else { return nil }
        defer { free(data) }
        serialized = data.withMemoryRebound(to: UInt8.self, capacity: length) {
            Array(UnsafeBufferPointer(start: $0, count: length))
        }
    }
}
