// SPDX-License-Identifier: Apache-2.0

extension EvidenceSet {
    /// Takes in files, folders and archives of this machine, without changing them.
    ///
    /// What is wrong with a part of the evidence is in `notes`.
    ///
    /// - Parameter inputs: paths as the user typed them; their order does not matter.
    /// - Throws: `IntakeError` when an input cannot be opened, or when nothing at all could be read.
    public static func open(
        _ inputs: [String],
        options: IntakeOptions = IntakeOptions()
    ) throws(IntakeError) -> EvidenceSet {
        let intake = try ArchiveReader.withUTF8Names { () throws(IntakeError) -> Intake in
            var intake = Intake(options: options)
            for input in InputOrder.sorted(inputs) { try intake.take(input) }
            return intake
        }
        if let reason = intake.failure(inputs: inputs) { throw reason }
        return EvidenceSet(intake)
    }

    /// Makes a set of files that lie in memory, for parts of evidence and for tests.
    ///
    /// - Parameter files: paths as `Exhibit.path` has them, `export.zip!messages/message_1.json`, each used once.
    public init(files: [(path: String, bytes: [UInt8])]) {
        var intake = Intake(options: IntakeOptions())
        for file in files {
            // A path with members in it: what is behind the last separator is the name.
            let shown = Exhibit(number: 0, path: file.path, container: nil, size: 0)
            let name = StoredName(Array(shown.name.utf8), from: .disk, limit: .max)
            let number = intake.list(
                name, under: String(shown.folder), container: nil, size: file.bytes.count, source: .memory(file.bytes),
                archiveEnds: shown.archiveEnds)
            intake.digests[Int(number)] = Digester.digest(of: file.bytes)
        }
        self.init(intake)
    }
}

extension Intake {
    /// Why there is nothing to work on; nil when at least one file can be read.
    fileprivate func failure(inputs: [String]) -> IntakeError? {
        let hasReadable = exhibits.contains { exhibit in
            if exhibit.isArchive || barrenArchives.contains(exhibit.number) { return false }
            if case .unavailable = sources[Int(exhibit.number)] { return false }
            return true
        }
        if hasReadable { return nil }
        func has(_ trouble: ArchiveTrouble) -> Bool {
            let code = IntakeRemark(trouble).code
            return notes.contains { $0.code == code }
        }
        let path = inputs.joined(separator: ", ")
        // Whatever else is wrong, this says nothing of the export.
        if notes.contains(where: { $0.code == IntakeRemark.scratchFull.code }) { return .noScratch(path) }
        if has(.passphraseMissing) || has(.passphraseWrong) { return .passphraseNeeded(path) }
        if inputs.count == 1, has(.encryptionUnsupported) { return .encryptionUnsupported(inputs[0]) }
        if !notes.contains(where: { $0.severity == .loss }) { return .empty(path) }
        return inputs.count == 1 ? .damaged(inputs[0]) : nil
    }
}
