// SPDX-License-Identifier: Apache-2.0

internal import Glibc

extension Intake {
    /// How the reading of an archive ended.
    enum Ending {
        case complete
        /// At a limit, which has been noted.
        case stopped
        case failed(ArchiveTrouble)
    }

    /// Makes exhibits of an archive's members, and of those of archives inside it.
    mutating func expand(_ number: Int32, kind: ContainerKind, depth: Int) {
        var input: ArchiveInput
        do throws(FileError) {
            input = try ArchiveInput(sources[Int(number)])
            if kind == .zip, ZIPDirectory.endBeforeEmptyRecord(in: input) != nil {
                note(IntakeRemark(ArchiveTrouble.damaged), number)
                input = try ArchiveInput.opening(sources[Int(number)], as: .zip)
            }
        } catch {
            return note(.unreadable, number)
        }
        let before = exhibits.count
        let head = (try? input.bytes(at: 0, limit: 22)) ?? []
        if kind == .zip, ContainerKind.beginsEmpty(head), ZIPDirectory.standsBehindOtherBytes(input) {
            note(.archiveLeadingBytes, number)
        }
        var read: Set<[UInt8]> = []
        for layout in kind.layouts {
            var directory: ZIPDirectory?
            if layout == .zipStream {
                directory = ZIPDirectory(input)
                let isFirstPart = ContainerKind.isFirstPart((try? input.bytes(at: 0, limit: 4)) ?? [])
                note(isFirstPart ? .archiveInParts : IntakeRemark(Self.directoryTrouble(of: input)), number)
                if let sound = try? ArchiveInput.opening(sources[Int(number)], as: layout) { input = sound }
            }
            let ending = readMembers(of: number, from: input, layout: layout, depth: depth, names: &read)
            noteLost(directory, besides: read, in: number)
            let isEmpty = exhibits.count == before
            // A file of zeros looks like a tar archive without members.
            if isEmpty, layout == .compressedTar { continue }
            // An end record that counts no members, over the members.
            if isEmpty, layout == .zip, head.starts(with: [0x50, 0x4B, 0x03, 0x04]), case .complete = ending {
                continue
            }
            switch ending {
            case .complete:
                if layout == .tar, !Self.hasEndMark(input) { note(.warning("archive-truncated"), number) }
            case .stopped: break
            case .failed(let trouble):
                if isEmpty, layout == .zip, !trouble.isEncryption { continue }
                note(IntakeRemark(trouble), number)
                if isEmpty { barrenArchives.insert(number) }
            }
            exhibits[Int(number)].isArchive = !barrenArchives.contains(number)
            return
        }
    }

    private mutating func readMembers(
        of container: Int32,
        from input: ArchiveInput,
        layout: ArchiveLayout,
        depth: Int,
        names: inout Set<[UInt8]>
    ) -> Ending {
        guard var reader = ArchiveReader(input, layout: layout, passphrases: options.passphrases) else {
            return .failed(.damaged)
        }
        let directory = layout == .zip ? ZIPDirectory(input) : nil
        for remark in directory?.remarks ?? [] { note(remark, container) }
        var index = 0
        while true {
            switch reader.next() {
            case .end: return .complete
            case .failed(let trouble): return .failed(trouble)
            case .member(var member):
                if let directory { member.name = directory.storedName(of: index, as: member.name) }
                names.insert(member.name)
                guard entries < options.maximumEntries else {
                    note(.entryLimit, container)
                    return .stopped
                }
                entries += 1
                let place = MemberPlace(container: container, index: index, layout: layout, depth: depth)
                guard take(member, at: place, from: &reader, input: input) else { return .stopped }
                index += 1
            }
        }
    }

    /// Lists what the directory has and a reading by the local headers did not meet: its name is known, its bytes are not.
    private mutating func noteLost(_ directory: ZIPDirectory?, besides read: Set<[UInt8]>, in container: Int32) {
        guard let directory, !read.isEmpty else { return }
        for name in directory.names where !read.contains(name) && name.last != UInt8(ascii: "/") {
            guard entries < options.maximumEntries else { return note(.entryLimit, container) }
            entries += 1
            let stored = StoredName(name, from: .zip, limit: options.maximumPathLength)
            let number = list(
                stored, under: exhibits[Int(container)].path + "!", container: container, size: 0,
                source: .unavailable(errno: EIO))
            note(.unreadable, number)
        }
    }

    /// Tells a missing directory from a damaged one, for a ZIP archive that cannot be read by it.
    private static func directoryTrouble(of input: ArchiveInput) -> ArchiveTrouble {
        // The end record has 22 bytes and a comment of at most 65,535 (APPNOTE 4.3.16).
        let size = 22 + 65_535
        guard let tail = try? input.bytes(at: max(0, input.count - size), limit: size) else { return .unreadable }
        return tail.firstRange(of: [0x50, 0x4B, 0x05, 0x06]) == nil ? .truncated : .damaged
    }

    /// tar ends with blocks of zeros; without them the end may have been cut off between two members.
    private static func hasEndMark(_ input: ArchiveInput) -> Bool {
        guard input.count >= 512, let tail = try? input.bytes(at: input.count - 512, limit: 512) else { return false }
        return tail.allSatisfy { $0 == 0 }
    }
}
