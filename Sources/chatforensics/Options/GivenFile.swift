// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation

/// A file or folder that the user named beside the evidence: passphrases, lists, rule packs, templates, labelled texts.
///
/// All of them are asked here whether they can be read, so that each says alike what is wrong.
enum GivenFile {
    /// Why it cannot be used.
    struct Failure: Error {
        var path: String
        /// Whether a folder was wanted.
        var wantsFolder: Bool
        /// The system's reason; `EISDIR` for a folder in the place of a file, `ENOTDIR` for the reverse.
        var errno: Int32
        /// How the names of files end of which none is there.
        var endings: [String] = []
    }

    /// The bytes of a file.
    ///
    /// - Throws: `Failure`.
    static func bytes(_ path: String) throws(Failure) -> Data {
        var status = stat()
        guard stat(path, &status) == 0 else { throw Failure(path: path, wantsFolder: false, errno: errno) }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw Failure(path: path, wantsFolder: false, errno: EISDIR)
        }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(path: path, wantsFolder: false, errno: errno) }
        do {
            return try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).readToEnd() ?? Data()
        } catch {
            throw Failure(path: path, wantsFolder: false, errno: SystemCode.of(error) ?? EIO)
        }
    }

    /// The text of a file.
    ///
    /// - Throws: `Failure`; nil when it is not UTF-8.
    static func text(_ path: String) throws(Failure) -> String? {
        String(data: try bytes(path), encoding: .utf8)
    }

    /// Insists that a folder, where one is named, can be listed, and that it holds a file whose name ends in one of these
    /// ways: a mistyped folder that happens to exist must not pass for one.
    ///
    /// - Throws: `Failure`.
    static func checkFolder(_ path: String?, holding endings: [String] = []) throws(Failure) {
        guard let path else { return }
        guard let listing = opendir(path) else { throw Failure(path: path, wantsFolder: true, errno: errno) }
        closedir(listing)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        guard endings.isEmpty || names.contains(where: { name in endings.contains { name.hasSuffix($0) } }) else {
            throw Failure(path: path, wantsFolder: true, errno: ENODATA, endings: endings)
        }
    }

    /// How the names of rule packs end.
    static let rulePacks = [".yaml", ".yml", ".wording"]
    /// How the names of what a unit may lay over the report's templates end.
    static let templates = [".mustache", ".css", "logo.svg", "logo.png", "logo.jpg", "foreword.txt"]
}

/// The system's error number behind an error of the libraries.
enum SystemCode {
    static func of(_ error: any Error) -> Int32? {
        if let error = error as? POSIXError { return error.code.rawValue }
        guard error is CocoaError || type(of: error) == NSError.self else { return nil }
        var current = error as NSError
        while let underlying = current.userInfo[NSUnderlyingErrorKey] as? NSError { current = underlying }
        if current.domain == NSPOSIXErrorDomain { return Int32(current.code) }
        switch (error as? CocoaError)?.code {
        case .fileWriteOutOfSpace?: return ENOSPC
        case .fileReadNoPermission?, .fileWriteNoPermission?: return EACCES
        case .fileNoSuchFile?, .fileReadNoSuchFile?: return ENOENT
        case .fileWriteFileExists?: return EEXIST
        default: return EIO
        }
    }
}
