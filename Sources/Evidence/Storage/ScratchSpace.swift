// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// One anonymous file that takes what memory should not hold, member after member.
///
/// The file has no name from the moment it is made, so a crash leaves nothing behind.
struct ScratchSpace {
    private let folder: String
    private var file: OpenFile?
    private(set) var end = 0

    /// - Parameter folder: where the file lies; nil for the system's folder for temporary files.
    init(in folder: String?) {
        self.folder = folder ?? Self.systemFolder
    }

    /// Appends bytes; `end` has moved behind them afterwards.
    mutating func append(_ block: UnsafeRawBufferPointer) throws(FileError) {
        let file = try opened()
        try file.write(block, at: end)
        end += block.count
    }

    /// Forgets what was appended since the end was here.
    mutating func rewind(to end: Int) {
        self.end = end
    }

    /// What was appended since the end was at `start`.
    func stretch(from start: Int) -> ByteSource {
        guard let file, end > start else { return .memory([]) }
        return .scratch(file, offset: start, count: end - start)
    }

    private mutating func opened() throws(FileError) -> OpenFile {
        if let file { return file }
        let made = try Self.anonymousFile(in: folder)
        file = made
        return made
    }

    private static func anonymousFile(in folder: String) throws(FileError) -> OpenFile {
        let anonymous = open(folder, temporaryFile | O_RDWR | O_CLOEXEC, 0o600)
        if anonymous >= 0 { return OpenFile(owning: anonymous) }
        guard errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL else { throw FileError(errno: errno) }
        // File systems without O_TMPFILE: a name that lives for the length of two system calls.
        var template = Array((folder + "/chatforensics-XXXXXX").utf8CString)
        let named = mkstemp(&template)
        guard named >= 0 else { throw FileError(errno: errno) }
        unlink(template)
        _ = fcntl(named, F_SETFD, FD_CLOEXEC)
        return OpenFile(owning: named)
    }

    /// Linux's `O_TMPFILE`, which the C library shows to GNU sources only.
    private static let temporaryFile = 0o20000000 | O_DIRECTORY

    private static var systemFolder: String {
        guard let value = getenv("TMPDIR") else { return "/tmp" }
        let folder = String(cString: value)
        return folder.isEmpty ? "/tmp" : folder
    }
}
