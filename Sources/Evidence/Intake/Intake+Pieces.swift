// SPDX-License-Identifier: Apache-2.0

/// Archives that were cut into pieces: `chat.zip.001`, `chat.zip.002`, …, or `chat.z01`, `chat.z02`, …, `chat.zip`.
///
/// Numbered pieces are one archive when put one behind the other. A ZIP archive in segments (APPNOTE 8) is so too, but its
/// directory counts from the beginnings of the segments, so that it is read by its local headers. Members lie in the first piece.
extension Intake {
    private struct Cut: Hashable {
        var folder: String
        var stem: String
        var isSpanned: Bool
    }

    /// Whether a file's name or end is that of a piece.
    func mayBePiece(_ number: Int32) -> Bool {
        if Self.place(exhibits[Int(number)].name) != nil { return true }
        guard exhibits[Int(number)].name.lowercased().hasSuffix(".zip"),
            let input = try? ArchiveInput(sources[Int(number)])
        else { return false }
        return ZIPDirectory.isInParts(input)
    }

    /// Opens the archives of which every piece is there, and each other piece by itself.
    mutating func joinPieces() {
        var cuts: [Cut: [Int: Int32]] = [:]
        var heads: [Int32: [UInt8]] = [:]
        for (number, head) in pieces {
            heads[number] = head
            let exhibit = exhibits[Int(number)]
            let (stem, place, isSpanned) = Self.place(exhibit.name) ?? (Self.stem(exhibit.name), .max, true)
            let cut = Cut(folder: String(exhibit.folder), stem: stem, isSpanned: isSpanned)
            // Two of one name are pieces of nothing that could be told.
            cuts[cut, default: [:]][cuts[cut]?[place] == nil ? place : -Int(number) - 1] = number
        }
        var joined: [Int32: (members: [Int32], isSpanned: Bool)] = [:]
        for (cut, places) in cuts {
            let order = places.keys.sorted()
            let numbered = cut.isSpanned ? order.dropLast() : order[...]
            guard order.count > 1, Array(numbered) == Array(1...max(1, numbered.count)), !numbered.isEmpty,
                !cut.isSpanned || order.last == .max
            else { continue }
            let members = order.compactMap { places[$0] }
            joined[members[0]] = (members, cut.isSpanned)
        }
        let taken = Set(joined.values.flatMap(\.members))
        for (number, head) in pieces {
            if let (members, isSpanned) = joined[number] {
                join(members, head: head, isSpanned: isSpanned)
            } else if !taken.contains(number) {
                open(number, head: head, depth: 0)
            }
        }
        pieces = []
    }

    private mutating func join(_ members: [Int32], head: [UInt8], isSpanned: Bool) {
        let first = members[0]
        let files = members.compactMap { member -> (DiskPath, size: Int)? in
            if case .file(let path, let size) = sources[Int(member)] { (path, size) } else { nil }
        }
        guard files.count == members.count, let kind = isSpanned ? .zip : ContainerKind(head: head),
            kind != .unsupported
        else {
            for member in members { open(member, head: member == first ? head : [], depth: 0) }
            return
        }
        sources[Int(first)] = .pieces(own: sources[Int(first)], files)
        input = (files.reduce(0) { $0 + $1.size }, 0)
        note(.archivePiecesJoined, first)
        for member in members.dropFirst() { exhibits[Int(member)].isArchive = true }
        expand(first, kind: kind, depth: 1, isSpanned: isSpanned)
    }

    /// What a piece is called without its number, and that number; nil for another name.
    private static func place(_ name: Substring) -> (stem: String, place: Int, isSpanned: Bool)? {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        let ending = name[name.index(after: dot)...].lowercased()
        guard ending.utf8.count == 3 else { return nil }
        func number(_ text: some StringProtocol) -> Int? {
            text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
        }
        if let number = number(ending), number > 0 {
            let stem = name[..<dot].lowercased()
            let isArchive = ["zip", "7z", "tar", "tgz", "gz", "bz2", "xz"].contains { stem.hasSuffix("." + $0) }
            return isArchive ? (stem, number, false) : nil
        }
        guard ending.first == "z", let number = number(ending.dropFirst()), number > 0 else { return nil }
        return (name[..<dot].lowercased(), number, true)
    }

    private static func stem(_ name: Substring) -> String {
        (name.lastIndex(of: ".").map { name[..<$0] } ?? name).lowercased()
    }
}
