// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation

/// The folder that `analyse` writes: filled under a temporary name, renamed into place at the end.
///
/// Of an earlier analysis exactly the files are replaced that it says it wrote; whatever else lies there stays. A folder
/// that is no earlier analysis is refused, or, when forced, kept with the analysis' files set beside what is there; a
/// file in the way is refused even then. Nothing half-written ever bears a final name.
public struct OutputFolder: Sendable {
    /// Why a folder cannot be used or written.
    public enum Failure: Error, Sendable, Equatable {
        /// It exists and is no earlier analysis.
        case occupied(path: String)
        /// It is the analysis of other inputs, which only a forced run replaces.
        case otherInputs(path: String)
        /// A file that is not of an earlier analysis bears the name of one that would be written.
        case inTheWay(path: String)
        /// It cannot be made.
        case cannotCreate(path: String, errno: Int32)
        /// Writing failed: disk full, permission.
        case cannotWrite(path: String, errno: Int32)
    }

    private let target: URL
    private let staging: URL
    private let mode: Mode

    private enum Mode: Sendable {
        case fresh
        /// Into a folder that exists; names of the files that may be replaced.
        case into(own: Set<String>)
    }

    /// Prepares a folder at a place.
    ///
    /// - Throws: `Failure`, `OutputPlace.Refusal`.
    public init(_ place: OutputPlace, isForced: Bool) throws {
        let path = place.path
        target = place.url
        let parent = target.deletingLastPathComponent()
        staging = parent.appending(path: ".\(target.lastPathComponent).partial-\(getpid())")
        switch Self.occupancy(of: target) {
        case .free: mode = .fresh
        case .analysis(let own):
            try place.check(mayReplace: own)
            mode = .into(own: own)
        case .other:
            guard isForced else { throw Failure.occupied(path: path) }
            mode = .into(own: [])
        case .file: throw Failure.cannotCreate(path: path, errno: EEXIST)
        }
        try Self.makeFolders(parent, for: path)
        UnfinishedFiles.begin(staging.path)
        guard mkdir(staging.path, 0o777) == 0 else { throw Failure.cannotCreate(path: path, errno: errno) }
    }

    /// Makes a folder and those around it, and keeps the system's own reason when it cannot.
    static func makeFolders(_ url: URL, for path: String) throws(Failure) {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) {
            if !isFolder.boolValue { throw .cannotCreate(path: path, errno: ENOTDIR) }
            return
        }
        if url.path != "/" { try makeFolders(url.deletingLastPathComponent(), for: path) }
        guard mkdir(url.path, 0o777) == 0 || errno == EEXIST else { throw .cannotCreate(path: path, errno: errno) }
    }

    private enum Occupancy {
        case free, other, file
        case analysis(own: Set<String>)
    }

    private static func occupancy(of url: URL) -> Occupancy {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { return .free }
        guard isFolder.boolValue else { return .file }
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        if entries.isEmpty { return .analysis(own: []) }
        return EarlierAnalysis(at: url).map { .analysis(own: $0.files) } ?? .other
    }

    /// Refuses to replace the analysis of other inputs: every platform calls its exports alike, and so may the folder be.
    ///
    /// An analysis of the same files, with further ones or not and whatever they are called, may be replaced.
    ///
    /// - Parameter inputs: SHA-256 of the new analysis' inputs.
    /// - Throws: `Failure`.
    func checkReplaces(inputs: Set<String>, isForced: Bool) throws(Failure) {
        guard !isForced, case .into = mode, let earlier = RecordedManifest(in: target),
            !earlier.entries.lazy.filter(\.isSource).compactMap(\.sha256).allSatisfy(inputs.contains)
        else { return }
        throw .otherInputs(path: target.path)
    }

    /// The bytes of a file of the earlier analysis that this one replaces.
    public func earlier(_ name: String) -> [UInt8]? {
        guard case .into(let own) = mode, own.contains(name),
            let data = try? Data(contentsOf: target.appending(path: name))
        else { return nil }
        return Array(data)
    }

    /// Where a file stands until `commit`.
    public func stagedPath(_ name: String) -> String {
        staging.appending(path: name).path
    }

    /// Writes a file; `body` adds its bytes.
    func write(
        _ name: String, _ body: (_ file: inout OutputFile) throws -> Void
    ) throws -> (bytes: Int, sha256: String) {
        var file = try OutputFile(name, at: stagedPath(name))
        try body(&file)
        return try file.finish()
    }

    /// Puts everything under its final name.
    public func commit() throws {
        try UnfinishedFiles.settling { try putInPlace() }
        UnfinishedFiles.end(staging.path)
    }

    private func putInPlace() throws {
        do {
            switch mode {
            case .fresh:
                guard rename(staging.path, target.path) == 0 else {
                    throw Failure.cannotWrite(path: target.path, errno: errno)
                }
            case .into(let own):
                let names = try FileManager.default.contentsOfDirectory(atPath: staging.path).sorted(by: Self.sealLast)
                for name in names where !own.contains(name) && Self.exists(target.appending(path: name)) {
                    throw Failure.inTheWay(path: target.path + "/" + name)
                }
                for name in names {
                    guard rename(staging.appending(path: name).path, target.appending(path: name).path) == 0 else {
                        throw Failure.cannotWrite(path: name, errno: errno)
                    }
                }
                for name in own.subtracting(names) {
                    try? FileManager.default.removeItem(at: target.appending(path: name))
                }
                try FileManager.default.removeItem(at: staging)
            }
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure.cannotWrite(path: target.lastPathComponent, errno: Self.systemCode(of: error))
        }
    }

    /// The chain and the custody page seal the others and come last.
    private static func sealLast(_ left: String, _ right: String) -> Bool {
        let seals = ["manifest.json", "audit.jsonl", "custody.html"]
        let (one, other) = (seals.firstIndex(of: left) ?? -1, seals.firstIndex(of: right) ?? -1)
        return one != other ? one < other : left < right
    }

    private static func exists(_ url: URL) -> Bool {
        var status = stat()
        return lstat(url.path, &status) == 0
    }

    /// Removes what was written so far.
    public func discard() {
        try? FileManager.default.removeItem(at: staging)
        UnfinishedFiles.end(staging.path)
    }

    private static func systemCode(of error: any Error) -> Int32 {
        var current = error as NSError
        while let underlying = current.userInfo[NSUnderlyingErrorKey] as? NSError { current = underlying }
        return current.domain == NSPOSIXErrorDomain ? Int32(current.code) : EIO
    }
}
