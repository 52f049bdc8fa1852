// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Where a member stands.
struct MemberPlace {
    var container: Int32
    /// Its row among the archive's entries, from 0.
    var index: Int
    var layout: ArchiveLayout
    /// Archives around the member.
    var depth: Int
}

extension Intake {
    private enum Reading {
        case complete
        /// A limit that only this member has hit.
        case memberLimit
        case totalLimit
        case failed(ArchiveTrouble)
    }

    /// Takes in one member; false when the archive must not be read on.
    mutating func take(
        _ member: ArchiveMember,
        at place: MemberPlace,
        from reader: inout ArchiveReader,
        input: ArchiveInput
    ) -> Bool {
        switch member.kind {
        case .file: return takeFile(member, at: place, from: &reader, input: input)
        case .hardLink where member.declaredSize ?? 0 > 0:
            return takeFile(member, at: place, from: &reader, input: input)
        case .folder: break
        case .symbolicLink: noteSkipped(.symlinkSkipped, member, at: place)
        case .hardLink: noteSkipped(.hardlinkSkipped, member, at: place)
        case .special: noteSkipped(.specialFileSkipped, member, at: place)
        }
        if place.layout.skipsFreely { return true }
        // What is passed over is expanded all the same, so it counts.
        var unkept = MemberStore.unkept
        switch read(from: &reader, input: input, into: &unkept, fullSize: 0) {
        case .complete, .failed: return true
        case .memberLimit, .totalLimit:
            note(.expansionLimit, place.container)
            return false
        }
    }

    private mutating func noteSkipped(_ remark: IntakeRemark, _ member: ArchiveMember, at place: MemberPlace) {
        let name = StoredName(
            member.name, from: place.layout.isZIP ? .zip : .archive, limit: options.maximumPathLength)
        note(remark, place.container, path: exhibits[Int(place.container)].path + "!" + name.text)
    }

    private mutating func takeFile(
        _ member: ArchiveMember,
        at place: MemberPlace,
        from reader: inout ArchiveReader,
        input: ArchiveInput
    ) -> Bool {
        let container = exhibits[Int(place.container)]
        let stored =
            place.layout == .compressedFile ? CompressedName.member(of: Array(container.name.utf8)) : member.name
        let name = StoredName(stored, from: place.layout.isZIP ? .zip : .archive, limit: options.maximumPathLength)
        let number = list(
            name, under: container.path + "!", container: place.container, size: 0,
            source: .unavailable(errno: EIO))
        if let warning = reader.warning { note(IntakeRemark(warning), number) }

        let room = max(0, min(options.memoryPerMember, options.memoryBudget - kept))
        var store = MemberStore(name: exhibits[Int(number)].name, memoryLimit: room)
        // A hole at the end of a sparse file has no bytes after it to tell how long it is.
        let fullSize = place.layout.hasHoles ? member.declaredSize ?? 0 : 0
        let reading = read(from: &reader, input: input, into: &store, fullSize: fullSize)
        settle(number, member, store: &store, place: place, reading: reading)
        if case .complete = reading, let warning = reader.warning { note(IntakeRemark(warning), number) }
        expandIfArchive(number, head: store.head, depth: place.depth)
        switch reading {
        case .complete, .failed: return true
        case .memberLimit:
            note(.expansionLimit, number)
            return place.layout.skipsFreely
        case .totalLimit:
            note(.expansionLimit, number)
            note(.expansionLimit, place.container)
            return false
        }
    }

    /// Enters what became of a member's bytes in the tables.
    private mutating func settle(
        _ number: Int32,
        _ member: ArchiveMember,
        store: inout MemberStore,
        place: MemberPlace,
        reading: Reading
    ) {
        let row = Int(number)
        if case .failed(let trouble) = reading {
            note(IntakeRemark(trouble), number)
            if store.size == 0 {
                exhibits[row].size = member.declaredSize ?? 0
                sources[row] = .unavailable(errno: trouble.isEncryption ? EACCES : EIO)
                return
            }
        }
        exhibits[row].size = store.size
        digests[row] = store.digest
        let source = store.finish(scratch: scratch) ?? .member(index: place.index, layout: place.layout)
        sources[row] = source
        if case .memory(let bytes) = source { kept += bytes.count }
        if store.failure != nil { note(.scratchFull, number) }
    }

    private mutating func read(
        from reader: inout ArchiveReader,
        input: ArchiveInput,
        into store: inout MemberStore,
        fullSize: Int
    ) -> Reading {
        let before = input.consumed
        while true {
            switch reader.nextBlock() {
            case .end: return pad(&store, to: fullSize, consumed: input.consumed - before) ?? .complete
            case .failed(let trouble): return .failed(trouble)
            case .bytes(let block, let offset):
                guard offset >= store.size else { return .failed(.damaged) }
                let consumed = input.consumed - before
                if let limit = pad(&store, to: offset, consumed: consumed) { return limit }
                if let limit = limit(after: block.count, of: store, consumed: consumed) { return limit }
                store.append(block, scratch: &scratch)
                count(expanded: block.count)
            }
        }
    }

    /// Fills the hole of a sparse file: zeros that the archive does not hold.
    private mutating func pad(_ store: inout MemberStore, to size: Int, consumed: Int) -> Reading? {
        while store.size < size {
            let step = min(size - store.size, ArchiveInput.pieceSize)
            if let limit = limit(after: step, of: store, consumed: consumed) { return limit }
            store.appendZeros(step, scratch: &scratch)
            count(expanded: step)
        }
        return nil
    }

    private mutating func count(expanded bytes: Int) {
        expanded += bytes
        input.expanded += bytes
    }

    private func limit(after count: Int, of store: MemberStore, consumed: Int) -> Reading? {
        if expanded + count > options.maximumExpansion { return .totalLimit }
        // Archives inside each other multiply: each may keep the ratio, and the input as a whole not.
        let all = input.expanded + count
        if all > options.inputRatioThreshold, all / max(1, input.size) > options.maximumRatio { return .totalLimit }
        let size = store.size + count
        // A piece may have been read ahead before the member began.
        let cost = consumed + ArchiveInput.pieceSize
        return size > options.ratioThreshold && size / cost > options.maximumRatio ? .memberLimit : nil
    }
}
