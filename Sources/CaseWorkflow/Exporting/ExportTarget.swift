// SPDX-License-Identifier: Apache-2.0

import Evidence
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
        let own = analysis.files.map { analysis.root.appending(path: $0).path }
        let place = try OutputPlace(request.output, option: "--output", sources: own)
        target = place.url
        staging = target.deletingLastPathComponent()
            .appending(path: ".\(target.lastPathComponent).partial-\(getpid())")
        isFolder =
            request.format == .bagit
            || (request.format == .rsmf && !request.output.lowercased().hasSuffix(".rsmf"))
        do { try place.checkIsFree(isForced: request.isForced && !isFolder) } catch {
            // Many files never take the place of one.
            throw isFolder ? place.refusal(.exists(isReplaceable: false)) : error
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
        UnfinishedFiles.begin(staging.path)
    }

    /// Where the one file stands until `commit`.
    var stagedPath: String { staging.path }

    /// The folder around the place.
    var parentPath: String { target.deletingLastPathComponent().path }

    /// Refuses a place inside an input, or an input itself: evidence is never changed.
    func check(isApartFrom inputs: [String]) throws {
        _ = try OutputPlace(shown, option: "--output", apartFrom: inputs)
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
        let code = UnfinishedFiles.settling { rename(staging.path, target.path) == 0 ? 0 : errno }
        guard code == 0 else { throw OutputFolder.Failure.cannotWrite(path: shown, errno: code) }
        UnfinishedFiles.end(staging.path)
    }

    /// Removes what was written so far.
    func discard() {
        try? FileManager.default.removeItem(at: staging)
        UnfinishedFiles.end(staging.path)
    }
}
