// SPDX-License-Identifier: Apache-2.0

internal import CArchive

/// Reads the members of a ZIP archive in memory, whatever kind of document it is.
public enum ArchiveMembers {
    /// The bytes of each member by its name; empty for what is no ZIP archive.
    public static func read(_ bytes: [UInt8]) -> [String: [UInt8]] {
        guard let handle = archive_read_new() else { return [:] }
        defer { archive_read_free(handle) }
        archive_read_support_format_zip(handle)
        return bytes.withUnsafeBytes { buffer in
            guard archive_read_open_memory(handle, buffer.baseAddress, buffer.count) == ARCHIVE_OK else { return [:] }
            var members: [String: [UInt8]] = [:]
            var entry: OpaquePointer?
            while archive_read_next_header(handle, &entry) == ARCHIVE_OK {
                guard let name = archive_entry_pathname(entry) else { continue }
                var content: [UInt8] = []
                var block = [UInt8](repeating: 0, count: 65_536)
                while true {
                    let count = block.withUnsafeMutableBytes { archive_read_data(handle, $0.baseAddress, $0.count) }
                    guard count > 0 else { break }
                    content += block[0..<count]
                }
                members[String(cString: name)] = content
            }
            return members
        }
    }
}
