// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing

/// Reads a unit that `MetaClaim` made: a thread, or the lists of contacts.
enum MetaUnitReader<Dialect: MetaDialect> {
    static func read(
        _ unit: ImportUnit, of evidence: EvidenceSet, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard let first = unit.exhibits.first else { return }
        let owner = Dialect.owner(of: unit, in: evidence)
        let head = (try? evidence.withBytes(of: first) { Survey.head(of: $0) }) ?? []
        let path = MetaPath(first.path)
        if path.chunk == nil,
            path.isOfUnreadList || Dialect.isProfile(path, head: head) || Dialect.isList(path, head: head)
        {
            var reader = MetaListReader<Dialect>(owner: owner)
            try reader.read(unit.exhibits, of: evidence, into: &sink)
            return
        }
        let isAssumed = unit.export.hasSuffix(MetaExportKey.unproved)
        var reader = MetaThreadReader(
            MetaThreadReader.Setting(
                platform: isAssumed ? .meta : Dialect.platform, isPlatformAssumed: isAssumed, timestampUnit: .seconds,
                owner: owner,
                thread: path.thread, goesOnInInput: !unit.neighbours.isEmpty, place: first.path),
            media: MetaMedia(unit.companions))
        try reader.read(unit.exhibits, of: evidence, into: &sink)
    }
}
