// SPDX-License-Identifier: Apache-2.0

internal import CHyperscan

/// One thread's search for cue words: database and scratch memory.
struct CueSearch: ~Copyable {
    private let database: OpaquePointer?
    private let scratch: OpaquePointer?
    private let lengths: [UInt8]

    /// Makes the database of a rule set; nil when memory lacks or the database is of another processor.
    init?(_ cues: CueDatabase) {
        lengths = cues.lengths
        guard !cues.serialized.isEmpty else {
            database = nil
            scratch = nil
            return
        }
        var made: OpaquePointer?
        let status = cues.serialized.withUnsafeBytes { bytes in
            hs_deserialize_database(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, &made)
        }
        guard status == HS_SUCCESS, let made else { return nil }
        var workspace: OpaquePointer?
        guard hs_alloc_scratch(made, &workspace) == HS_SUCCESS, let workspace else {
            hs_free_database(made)
            return nil
        }
        database = made
        scratch = workspace
    }

    deinit {
        if let scratch { hs_free_scratch(scratch) }
        if let database { hs_free_database(database) }
    }

    /// What the callback needs; lives on the stack of one search.
    private struct Visit {
        let text: UnsafePointer<CChar>
        let count: Int
        let lengths: UnsafePointer<UInt8>
        var isFound = false
    }

    /// Whether a cue stands in a folded text as a word of its own; stops at the first.
    func finds(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let database, let scratch, let base = text.baseAddress, !text.isEmpty else { return false }
        return base.withMemoryRebound(to: CChar.self, capacity: text.count) { characters in
            lengths.withUnsafeBufferPointer { lengths in
                guard let lengths = lengths.baseAddress else { return false }
                var visit = Visit(text: characters, count: text.count, lengths: lengths)
                let status = withUnsafeMutablePointer(to: &visit) { visit in
                    hs_scan(
                        database, characters, UInt32(truncatingIfNeeded: text.count), 0, scratch,
                        { number, _, end, _, context in
                            guard let visit = context?.assumingMemoryBound(to: Visit.self) else { return 1 }
                            let length = Int(visit.pointee.lengths[Int(number)])
                            guard CueSearch.isWord(visit.pointee.text, visit.pointee.count, Int(end), length) else {
                                return 0
                            }
                            visit.pointee.isFound = true
                            return 1
                        }, visit)
                }
                // Anything but success and our own stop is a failure of the library: look closely then.
                return visit.isFound || (status != HS_SUCCESS && status != HS_SCAN_TERMINATED)
            }
        }
    }

    private static func isWord(_ text: UnsafePointer<CChar>, _ count: Int, _ end: Int, _ length: Int) -> Bool {
        let start = end - length
        if start > 0, isLetter(text[start]), isLetter(text[start - 1]) { return false }
        if end < count, isLetter(text[end - 1]), isLetter(text[end]) { return false }
        return true
    }

    private static func isLetter(_ byte: CChar) -> Bool { Tokenizer.isLetter(UInt8(bitPattern: byte)) }
}
