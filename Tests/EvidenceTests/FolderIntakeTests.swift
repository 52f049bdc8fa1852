// SPDX-License-Identifier: Apache-2.0

import Evidence
import Glibc
import TestSupport
import Testing

@Suite struct FolderIntakeTests {
    @Test func `a folder's files stand in the order of their paths' bytes`() throws {
        let folder = try TemporaryFolder()
        for name in ["box/b.txt", "box/a/z.txt", "box/a.txt", "box/B.md", "box/é.txt", "box/a/deep/er/x.txt"] {
            try folder.write(name, to: name)
        }
        let evidence = try EvidenceSet.open([folder.path(of: "box/")])
        #expect(
            evidence.paths == [
                "box/B.md", "box/a.txt", "box/a/deep/er/x.txt", "box/a/z.txt", "box/b.txt", "box/é.txt",
            ])
        #expect(evidence.text("box/a/z.txt") == "box/a/z.txt")
        #expect(evidence.notes == [])
        #expect(evidence.exhibits.map(\.number) == [0, 1, 2, 3, 4, 5])
    }

    @Test func `links and pipes are reported and not followed`() throws {
        let folder = try TemporaryFolder()
        try folder.write("kept", to: "box/kept.txt")
        folder.link("box/dangling", to: "nowhere")
        folder.link("box/loop", to: ".")
        mkfifo(folder.path(of: "box/pipe"), 0o600)
        let evidence = try EvidenceSet.open([folder.path(of: "box")])
        #expect(evidence.paths == ["box/kept.txt"])
        #expect(
            evidence.notes.map(\.code).sorted() == ["special-file-skipped", "symlink-skipped", "symlink-skipped"])
        #expect(evidence.notes.compactMap(\.path).sorted() == ["box/dangling", "box/loop", "box/pipe"])
    }

    @Test func `two inputs with the same name stay apart`() throws {
        let folder = try TemporaryFolder()
        let inputs = try [folder.write("one", to: "a/chat.txt"), folder.write("two", to: "b/chat.txt")]
        let evidence = try EvidenceSet.open(inputs)
        #expect(evidence.paths == ["chat.txt", "chat.txt (2)"])
        let texts = evidence.paths.map { evidence.text($0) }
        #expect(Set(texts) == ["one", "two"])
        // Which of them is the second their content says, not the order in which they were given.
        let reversed = try EvidenceSet.open(inputs.reversed())
        #expect(reversed.paths == evidence.paths && reversed.paths.map { reversed.text($0) } == texts)
        try folder.write("x", to: "a/box/x.txt")
        try folder.write("y", to: "b/box/x.txt")
        let boxes = try EvidenceSet.open([folder.path(of: "a/box"), folder.path(of: "b/box")])
        #expect(boxes.paths == ["box/x.txt", "box (2)/x.txt"])
        #expect(boxes.text("box (2)/x.txt") == "y")
    }

    @Test func `a name that is not UTF-8 is read as Latin-1 and noted`() throws {
        let folder = try TemporaryFolder()
        folder.makeFolder("box")
        let path = Array(folder.path(of: "box/").utf8) + [0x63, 0x61, 0x66, 0xE9]
        let file = fopen(path.map { CChar(bitPattern: $0) } + [0], "w")
        fputs("hello", file)
        fclose(file)
        let evidence = try EvidenceSet.open([folder.path(of: "box")])
        #expect(evidence.paths == ["box/café"])
        #expect(evidence.text("box/café") == "hello")
        #expect(evidence.codes == ["name-not-utf8"])
    }

    @Test func `archives inside a folder are opened`() throws {
        let folder = try TemporaryFolder()
        try folder.write(ArchiveWriter(.zip).pack([.file("in/side.txt", "hi")]), to: "box/one.bin")
        try folder.write("two", to: "box/two.txt")
        let evidence = try EvidenceSet.open([folder.path(of: "box")])
        #expect(evidence.paths == ["box/one.bin", "box/one.bin!in/side.txt", "box/two.txt"])
        #expect(evidence.exhibits.map(\.isArchive) == [true, false, false])
        #expect(evidence.exhibits.map(\.container) == [nil, 0, nil])
    }

    @Test func `what is not there, not a file, or empty is an error that names the input`() throws {
        let folder = try TemporaryFolder()
        folder.link("dangling", to: "nowhere")
        folder.makeFolder("bare/inner")
        let missing = folder.path(of: "none.zip")
        let dangling = folder.path(of: "dangling")
        #expect(throws: IntakeError.missing(missing)) { try EvidenceSet.open([missing]) }
        #expect(throws: IntakeError.missing(dangling)) { try EvidenceSet.open([dangling]) }
        #expect(throws: IntakeError.unreadable("/dev/null", errno: EINVAL)) { try EvidenceSet.open(["/dev/null"]) }
        let bare = folder.path(of: "bare")
        #expect(throws: IntakeError.empty(bare)) { try EvidenceSet.open([bare]) }
        #expect(throws: IntakeError.empty("")) { try EvidenceSet.open([]) }
    }

    @Test func `an empty file is an exhibit`() throws {
        let evidence = try takeIn([], named: "empty.txt")
        #expect(evidence.exhibits.map(\.size) == [0])
    }

    @Test func `a file that changes after intake is not lent`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("before", to: "chat.txt")
        let evidence = try EvidenceSet.open([path])
        try folder.write("afterwards", to: "chat.txt")
        let exhibit = evidence.exhibits[0]
        #expect(throws: EvidenceError<Never>.unreadable(exhibit: 0, errno: ESTALE)) {
            try evidence.withBytes(of: exhibit) { _ in }
        }
        #expect(throws: EvidenceError<Never>.unreadable(exhibit: 0, errno: ESTALE)) { try evidence.digest(of: exhibit) }
    }

    @Test func `the limit of entries stops the walk with a note`() throws {
        let folder = try TemporaryFolder()
        for number in 0..<10 { try folder.write("x", to: "box/\(number).txt") }
        var options = IntakeOptions()
        options.maximumEntries = 4
        let evidence = try EvidenceSet.open([folder.path(of: "box")], options: options)
        #expect(evidence.exhibits.count == 4)
        #expect(evidence.codes == ["entry-limit"])
    }
}
