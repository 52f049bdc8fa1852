// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The folder that `analyse` writes: filled under a temporary name, renamed into place at the end.
///
/// A folder that exists is replaced when it is an earlier analysis; anything else is refused, or, when forced, kept
/// with the analysis' files set beside what is there. Nothing half-written ever bears a final name.
public struct OutputFolder {
    /// Why a folder cannot be used or written.
    public enum Failure: Error, Sendable, Equatable {
        /// It exists and is no earlier analysis.
        case occupied(path: String)
        /// It cannot be made.
        case cannotCreate(path: String, errno: Int32)
        /// Writing failed: disk full, permission.
        case cannotWrite(path: String, errno: Int32)
    }

    private let target: URL
    private let staging: URL
    private let mode: Mode

    private enum Mode {
        case fresh, replacing, beside
    }

    /// Prepares a folder at `path`.
    public init(_ path: String, isForced: Bool) throws(Failure) {
        target = URL(filePath: path).standardizedFileURL
        let parent = target.deletingLastPathComponent()
        staging = parent.appending(path: ".\(target.lastPathComponent).partial-\(getpid())")
        switch Self.occupancy(of: target) {
        case .free: mode = .fresh
        case .analysis: mode = .replacing
        case .other:
            guard isForced else { throw .occupied(path: path) }
            mode = .beside
        case .file: throw .occupied(path: path)
        }
        do {
            try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
            try FileManager.default.createDirectory(at: staging, withIntermediateDirectories: false)
        } catch {
            throw .cannotCreate(path: path, errno: Self.systemCode(of: error))
        }
    }

    private enum Occupancy {
        case free, analysis, other, file
    }

    private static func occupancy(of url: URL) -> Occupancy {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { return .free }
        guard isFolder.boolValue else { return .file }
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        if entries.isEmpty { return .analysis }
        let manifest = (try? Data(contentsOf: url.appending(path: "manifest.json"))) ?? Data()
        let isOurs = String(decoding: manifest.prefix(65_536), as: UTF8.self).contains("chatforensics.manifest/1")
        return isOurs ? .analysis : .other
    }

    /// The bytes of a file of the earlier analysis that this one replaces.
    public func earlier(_ name: String) -> [UInt8]? {
        guard mode == .replacing, let data = try? Data(contentsOf: target.appending(path: name)) else { return nil }
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
        do {
            switch mode {
            case .fresh:
                try FileManager.default.moveItem(at: staging, to: target)
            case .replacing:
                let old = staging.deletingLastPathComponent().appending(
                    path: ".\(target.lastPathComponent).old-\(getpid())")
                try FileManager.default.moveItem(at: target, to: old)
                try FileManager.default.moveItem(at: staging, to: target)
                try FileManager.default.removeItem(at: old)
            case .beside:
                for name in try FileManager.default.contentsOfDirectory(atPath: staging.path).sorted() {
                    let final = target.appending(path: name)
                    guard rename(staging.appending(path: name).path, final.path) == 0 else {
                        throw Failure.cannotWrite(path: name, errno: errno)
                    }
                }
                try FileManager.default.removeItem(at: staging)
            }
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure.cannotWrite(path: target.lastPathComponent, errno: Self.systemCode(of: error))
        }
    }

    /// Removes what was written so far.
    public func discard() {
        try? FileManager.default.removeItem(at: staging)
    }

    private static func systemCode(of error: any Error) -> Int32 {
        var current = error as NSError
        while let underlying = current.userInfo[NSUnderlyingErrorKey] as? NSError { current = underlying }
        return current.domain == NSPOSIXErrorDomain ? Int32(current.code) : EIO
    }
}
