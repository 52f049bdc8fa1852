// SPDX-License-Identifier: Apache-2.0

/// The work of taking evidence in: grows the exhibit table until everything that was handed in is listed.
struct Intake {
    let options: IntakeOptions
    var exhibits: [Exhibit] = []
    var sources: [ByteSource] = []
    var digests: [Digest?] = []
    var notes: [IntakeNote] = []
    var paths = ExhibitPaths()
    var scratch: ScratchSpace
    /// Bytes kept in memory.
    var kept = 0
    /// Bytes that came out of archives.
    var expanded = 0
    /// Bytes that came out of the input being expanded, archives inside it included, and its own size.
    var input = (size: 0, expanded: 0)
    /// Files and members seen.
    var entries = 0
    /// Files that begin like an archive and of which nothing could be read.
    var barrenArchives: Set<Int32> = []

    init(options: IntakeOptions) {
        self.options = options
        scratch = ScratchSpace(in: options.scratchFolder)
    }

    /// Lists a file or member under a path of its own.
    ///
    /// - Parameter archiveEnds: where archives end in the prefix, if not at the container's.
    mutating func list(
        _ wanted: StoredName, under prefix: String, container: Int32?, size: Int, source: ByteSource,
        archiveEnds: [Int] = []
    ) -> Int32 {
        let number = Int32(exhibits.count)
        let (path, collision) = paths.take(wanted.text, under: prefix)
        let own = path.utf8.dropFirst(prefix.utf8.count)
        let nameLength = own.lastIndex(of: UInt8(ascii: "/")).map { own[$0...].count - 1 } ?? own.count
        let ends =
            if let container {
                // Members of one archive share the list.
                exhibits.last.flatMap { $0.container == container ? $0.archiveEnds : nil }
                    ?? exhibits[Int(container)].archiveEnds + [prefix.utf8.count]
            } else {
                archiveEnds
            }
        exhibits.append(
            Exhibit(
                number: number, path: path, container: container, size: size, nameLength: nameLength, archiveEnds: ends)
        )
        sources.append(source)
        digests.append(nil)
        for remark in wanted.remarks { note(remark, number) }
        if let collision { note(collision, number) }
        return number
    }

    mutating func note(_ remark: IntakeRemark, _ exhibit: Int32?, path: String? = nil) {
        let note = IntakeNote(remark.severity, remark.code, exhibit: exhibit, path: path)
        if exhibit == nil || notes.last != note { notes.append(note) }
    }

    /// Opens a listed exhibit as an archive when its first bytes say that it is one.
    ///
    /// - Parameter depth: archives around the exhibit.
    mutating func expandIfArchive(_ number: Int32, head: [UInt8], depth: Int) {
        let exhibit = exhibits[Int(number)]
        if Self.isPiece(exhibit.name) { note(.archiveInParts, number) }
        guard let kind = ContainerKind(head: head) ?? zipBehindOtherBytes(number) else { return noteLastPart(number) }
        if kind == .compressed, MediaSort.isCompressedDrawing(name: exhibit.name) { return }
        guard kind != .unsupported else { return note(.archiveUnsupported, number) }
        guard depth < options.maximumDepth else { return note(.depthLimit, number) }
        if ContainerKind.isEmptyZIP(head, size: exhibit.size) || isEmptyAndPadded(number, head: head) {
            return exhibits[Int(number)].isArchive = true
        }
        if depth == 0 { input = (exhibit.size, 0) }
        expand(number, kind: kind, depth: depth + 1)
    }

    /// Whether a ZIP archive without members is followed by zeros alone.
    private func isEmptyAndPadded(_ number: Int32, head: [UInt8]) -> Bool {
        let size = exhibits[Int(number)].size
        guard ContainerKind.beginsEmpty(Array(head.prefix(22))), (23...1 << 20).contains(size),
            let bytes = try? ArchiveInput(sources[Int(number)]).bytes(at: 22, limit: size)
        else { return false }
        return bytes.allSatisfy { $0 == 0 }
    }

    /// A ZIP archive by its name and its end, where something else stands in front: a program that unpacks it, or rubbish.
    private mutating func zipBehindOtherBytes(_ number: Int32) -> ContainerKind? {
        guard exhibits[Int(number)].name.lowercased().hasSuffix(".zip"),
            let input = try? ArchiveInput(sources[Int(number)]), ZIPDirectory.standsBehindOtherBytes(input)
        else { return nil }
        note(.archiveLeadingBytes, number)
        return .zip
    }

    /// Whether a name is that of a later one of the pieces into which an archive was cut: `chat.zip.002`, `chat.z03`.
    private static func isPiece(_ name: Substring) -> Bool {
        let parts = name.lowercased().split(separator: ".")
        guard parts.count > 1, let last = parts.last else { return false }
        func isNumber(_ text: Substring) -> Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        if last.utf8.count == 3, isNumber(last), last > "001", parts.count > 2 {
            return ["zip", "7z", "tar", "tgz", "gz", "bz2", "xz"].contains(parts[parts.count - 2])
        }
        // The first ones are known by their first bytes, and end too early.
        return last.utf8.count == 3 && last.first == "z" && isNumber(last.dropFirst()) && last != "z01"
    }

    /// Says of a file with the end of a ZIP archive in several parts what has to be done with it.
    private mutating func noteLastPart(_ number: Int32) {
        guard exhibits[Int(number)].name.lowercased().hasSuffix(".zip"),
            let input = try? ArchiveInput(sources[Int(number)]), ZIPDirectory.isInParts(input)
        else { return }
        note(.archiveInParts, number)
    }
}
