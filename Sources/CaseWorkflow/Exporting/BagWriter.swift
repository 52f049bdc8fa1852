// SPDX-License-Identifier: Apache-2.0

import Analysis
import Evidence
import Exports
import Foundation

/// A bag with the files of an analysis, byte for byte.
struct BagWriter {
    private let analysis: FinishedAnalysis

    init(_ analysis: FinishedAnalysis) {
        self.analysis = analysis
    }

    func write(to target: ExportTarget) throws {
        var bag = Bag(
            date: analysis.reportDate, reference: analysis.reference,
            program: "\(Tool.chatforensics.name) \(analysis.version)")
        for name in analysis.files {
            let place = analysis.root.appending(path: name)
            guard let handle = try? FileHandle(forReadingFrom: place) else {
                throw ExportRun.Failure.notIntact(file: name)
            }
            var digest = StreamDigest()
            var count = 0
            try target.write(
                Bag.payload(name),
                pieces: {
                    guard let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty else { return nil }
                    let bytes = Array(piece)
                    digest.update(bytes)
                    count += bytes.count
                    return bytes
                })
            bag.add(name, bytes: count, sha256: digest.hex)
        }
        for file in bag.tagFiles { try target.write(file.name, file.bytes) }
    }
}
