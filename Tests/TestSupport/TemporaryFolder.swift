// SPDX-License-Identifier: Apache-2.0

internal import FoundationEssentials
internal import Glibc

/// A folder that lives as long as the value that names it, and vanishes with everything in it.
public final class TemporaryFolder: Sendable {
    /// Absolute path, without a slash at its end.
    public let path: String

    /// Makes an empty folder in the system's folder for temporary files.
    ///
    /// - Throws: `TemporaryFolderError` when it cannot be made.
    public init() throws(TemporaryFolderError) {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/chatforensics-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw TemporaryFolderError(errno: errno) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The absolute path of something inside.
    public func path(of name: String) -> String {
        "\(path)/\(name)"
    }

    /// Writes a file, with the folders on the way to it; returns its absolute path.
    ///
    /// - Throws: `TemporaryFolderError` when it cannot be written.
    @discardableResult
    public func write(_ bytes: [UInt8], to name: String) throws(TemporaryFolderError) -> String {
        let whole = path(of: name)
        makeFolders(to: name)
        guard let file = fopen(whole, "w") else { throw TemporaryFolderError(errno: errno) }
        let written = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count else { throw TemporaryFolderError(errno: errno) }
        return whole
    }

    /// Writes a text; returns its absolute path.
    ///
    /// - Throws: `TemporaryFolderError` when it cannot be written.
    @discardableResult
    public func write(_ text: String, to name: String) throws(TemporaryFolderError) -> String {
        try write(Array(text.utf8), to: name)
    }

    /// Makes a folder inside, with those on the way to it; returns its absolute path.
    @discardableResult
    public func makeFolder(_ name: String) -> String {
        makeFolders(to: name + "/")
        return path(of: name)
    }

    /// Makes a symbolic link inside.
    public func link(_ name: String, to target: String) {
        symlink(target, path(of: name))
    }

    private func makeFolders(to name: String) {
        var at = name.startIndex
        while let slash = name[at...].firstIndex(of: "/") {
            mkdir(path(of: String(name[..<slash])), 0o700)
            at = name.index(after: slash)
        }
    }
}

/// The system's reason why a temporary folder or a file in it could not be made.
public struct TemporaryFolderError: Error, Sendable {
    /// The system's error number.
    public var errno: Int32
}
