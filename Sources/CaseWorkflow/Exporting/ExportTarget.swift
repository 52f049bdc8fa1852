// SPDX-License-Identifier: Apache-2.0

import Exports
import Foundation
import Redaction

/// The file or folder of an export: filled under a temporary name beside its place, renamed at the end.
struct ExportTarget {
    /// Whether many files are written.
    let isFolder: Bool
    private let shown: String
    private let target: URL
    private let staging: URL

    /// Looks whether the place is free and makes what stands around it.
    init(_ request: ExportRun.Request, analysis: FinishedAnalysis) throws {
        shown = request.output
        target = URL(filePath: request.output).standardizedFileURL
        staging = target.deletingLastPathComponent()
            .appending(path: ".\(target.lastPathComponent).partial-\(getpid())")
        isFolder =
            request.format == .bagit
            || (request.format == .rsmf && !request.output.lowercased().hasSuffix(".rsmf"))
        var status = stat()
        if lstat(target.path, &status) == 0 {
            let isFile = status.st_mode & S_IFMT == S_IFREG
            guard isFile && !isFolder && request.isForced else {
                throw ExportRun.Failure.exists(path: shown, isFolder: isFolder || !isFile)
            }
            let own = analysis.files.map { OutputFolder.resolved(analysis.root.appending(path: $0).path) }
            guard !own.contains(OutputFolder.resolved(target.path)) else {
                throw ExportRun.Failure.forbidden(path: shown)
            }
        }
        // A place that cannot be written shows now and not after minutes of reading.
        try OutputFolder.makeFolders(target.deletingLastPathComponent(), for: shown)
        if isFolder {
            guard mkdir(staging.path, 0o777) == 0 else {
                throw OutputFolder.Failure.cannotCreate(path: shown, errno: errno)
            }
        } else {
            let probe = open(staging.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
            guard probe >= 0 else { throw OutputFolder.Failure.cannotCreate(path: shown, errno: errno) }
            close(probe)
            unlink(staging.path)
        }
    }

    /// Where the one file stands until `commit`.
    var stagedPath: String { staging.path }

    /// The folder around the place.
    var parentPath: String { target.deletingLastPathComponent().path }

    /// Refuses a place inside an input, or an input itself: evidence is never changed.
    func check(isApartFrom inputs: [String]) throws {
        try OutputFolder.check(shown, liesOutside: inputs)
        guard !inputs.map(OutputFolder.resolved).contains(OutputFolder.resolved(shown)) else {
            throw ExportRun.Failure.forbidden(path: shown)
        }
    }

    /// Fills the one file.
    func write(_ body: (_ output: ([UInt8]) throws -> Void) throws -> Void) throws {
        var file = try OutputFile(shown, at: staging.path)
        try body { bytes in
            try Task.checkCancellation()
            try file.write(bytes)
        }
        _ = try file.finish()
    }

    /// Writes one file of many.
    func write(_ name: String, _ bytes: [UInt8]) throws {
        var rest: [UInt8]? = bytes
        try write(name) {
            defer { rest = nil }; return rest
        }
    }

    /// Writes one file of many as its pieces come, with the folders on the way to it.
    func write(_ name: String, pieces: () throws -> [UInt8]?) throws {
        let place = staging.appending(path: name)
        try OutputFolder.makeFolders(place.deletingLastPathComponent(), for: shown)
        var file = try OutputFile(name, at: place.path)
        while let piece = try pieces() {
            try Task.checkCancellation()
            try file.write(piece)
        }
        _ = try file.finish()
    }

    /// Searches what was written for values that a produced set must not hold.
    ///
    /// Single words, which the program may use itself, are weighed where the set is made.
    ///
    /// - Throws: `LeakFailure` for the first file that holds one.
    func check(for search: LeakSearch) throws {
        var search = OutputSearch(search)
        let names = isFolder ? try FileManager.default.subpathsOfDirectory(atPath: staging.path).sorted() : [""]
        for name in names {
            let path = name.isEmpty ? staging.path : staging.appending(path: name).path
            let found = try search.leaks(inFileAt: path, name: name.isEmpty ? target.lastPathComponent : name)
                .filter { !$0.isWord }
            guard found.isEmpty else {
                throw LeakFailure(file: name.isEmpty ? shown : name, labels: Set(found.map(\.label)).sorted())
            }
        }
    }

    /// Puts everything under its final name.
    func commit() throws {
        guard rename(staging.path, target.path) == 0 else {
            throw OutputFolder.Failure.cannotWrite(path: shown, errno: errno)
        }
    }

    /// Removes what was written so far.
    func discard() {
        try? FileManager.default.removeItem(at: staging)
    }
}
