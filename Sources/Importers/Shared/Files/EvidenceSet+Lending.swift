// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing

/// How importers go over the files of a unit.
extension EvidenceSet {
    /// Lends each file of a unit in turn; one that cannot be had is reported, and the others are read.
    func lend<Sink: TimelineSink & ~Copyable>(
        _ exhibits: [Exhibit], to sink: inout Sink,
        _ body: (Exhibit, Span<UInt8>, inout Sink) throws(ImportError) -> Void
    ) throws(ImportError) {
        for exhibit in exhibits {
            do throws(EvidenceError<ImportError>) {
                try withBytes(of: exhibit) { (bytes) throws(ImportError) in try body(exhibit, bytes, &sink) }
            } catch {
                if case .body(let failure) = error { throw failure }
                sink.report(
                    Diagnostic(
                        .loss, "evidence-unreadable",
                        at: Provenance.whole(exhibit.number)))
            }
        }
    }

    /// Lends each file of a unit in turn as UTF-8; what is wrong with one is reported, and the others are read.
    func lendTexts<Sink: TimelineSink & ~Copyable>(
        _ exhibits: [Exhibit], to sink: inout Sink,
        _ body: (TextFile, Span<UInt8>, inout Sink) throws(ImportError) -> Void
    ) throws(ImportError) {
        for exhibit in exhibits {
            let damage = try TextFile.damage(reading: exhibit, of: self) { (bytes, file) throws(ImportError) in
                try body(file, bytes, &sink)
            }
            if let damage { sink.report(damage) }
        }
    }
}
