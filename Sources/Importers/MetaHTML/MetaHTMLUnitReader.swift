// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads a unit that `MetaHTMLClaim` made: a thread, an old archive, or the lists of contacts.
enum MetaHTMLUnitReader {
    static func read(
        _ unit: ImportUnit, service: MetaPlatform, of evidence: EvidenceSet, settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard let first = unit.exhibits.first else { return }
        let owner = try MetaHTMLProfile.owner(of: unit, service: service, in: evidence)
        let path = MetaPath(first.path)
        var role: MetaHTMLRole?
        try HTMLPage.read(first, of: evidence) { (_, bytes) throws(ImportError) in
            role = MetaHTMLRole.of(path, head: Survey.head(of: bytes), service: service)
        }
        let times = MetaHTMLTime(
            order: try MetaHTMLDateOrder.of(unit, declared: settings.dateOrder, in: evidence))
        switch role {
        case .chunk?:
            let isAssumed = unit.export.hasSuffix(MetaExportKey.unproved)
            let setting = MetaHTMLThreadReader.Setting(
                platform: isAssumed ? .meta : service == .facebook ? .facebook : .instagram,
                isPlatformAssumed: isAssumed, owner: owner, thread: path.thread,
                goesOnInInput: !unit.neighbours.isEmpty, place: first.path, times: times)
            var reader = MetaHTMLThreadReader(setting, media: MetaMedia(unit.companions))
            try reader.read(unit.exhibits, of: evidence, into: &sink)
        case .archive?:
            var reader = MetaHTMLArchiveReader(owner: owner, media: unit.companions)
            try reader.read(first, of: evidence, into: &sink)
        case .list?, .profile?:
            var reader = MetaHTMLListReader(service: service, owner: owner, times: times)
            try reader.read(unit.exhibits, of: evidence, into: &sink)
        case nil:
            throw ImportError(.notThisFormat)
        }
    }
}
