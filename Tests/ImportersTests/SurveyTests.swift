// SPDX-License-Identifier: Apache-2.0

import Evidence
import Importing
import Testing

@Suite struct SurveyTests {
    private func survey(_ paths: String...) -> (evidence: EvidenceSet, exhibit: (String) -> Exhibit) {
        let evidence = EvidenceSet(files: paths.map { ($0, Array("x".utf8)) })
        let exhibits = Dictionary(uniqueKeysWithValues: evidence.exhibits.map { ($0.path, $0) })
        let missing = Exhibit(number: -1, path: "missing", container: nil, size: 0)
        return (evidence, { exhibits[$0] ?? missing })
    }

    @Test func `media around a file lie in its folder and below it, and nowhere else`() throws {
        let (evidence, exhibit) = survey(
            "in/chats/z.jpg", "in/chats/a.json", "in/chats/m/b.mp4", "in/chats/note.txt", "in/chats2/c.jpg", "in/d.jpg",
            "in/chats-old/e.jpg", "in/chats/m/deep/B.PNG", "alone.jpg", "alone.json")
        let survey = Survey(of: evidence)
        let around = survey.media(around: exhibit("in/chats/a.json"))
        #expect(around.numbered.map(\.path) == ["in/chats/z.jpg", "in/chats/m/b.mp4", "in/chats/m/deep/B.PNG"])
        #expect(around.file(at: "in/chats/m/b.mp4")?.path == "in/chats/m/b.mp4")
        #expect(around.file(at: "in/chats2/c.jpg") == nil)
        #expect(around.file(at: "in/chats/m/b.mp") == nil)
        #expect(around.file(named: "B.PNG")?.path == "in/chats/m/deep/B.PNG")
        #expect(around.file(named: "d.jpg") == nil)
        let besideAlone = survey.media(around: exhibit("alone.json"))
        #expect(besideAlone.numbered.map(\.path) == ["alone.jpg"])
    }

    @Test func `of two files of one name the last one is meant`() {
        let (evidence, exhibit) = survey("in/a.json", "in/z/p.jpg", "in/b/p.jpg")
        let survey = Survey(of: evidence)
        let around = survey.media(around: exhibit("in/a.json"))
        #expect(around.file(named: "p.jpg")?.path == "in/b/p.jpg")
    }

    @Test func `files below a file are those of its folder, as they were handed in`() {
        let (evidence, exhibit) = survey(
            "in/b/z.txt", "in/b/a.txt", "in/b/c/y.jpg", "in/b.txt", "in/bb/a.txt", "top.txt")
        let survey = Survey(of: evidence)
        let below = survey.files(below: exhibit("in/b/a.txt"))
        let belowNothing = survey.files(below: exhibit("top.txt"))
        #expect(below.map(\.path) == ["in/b/z.txt", "in/b/c/y.jpg"])
        #expect(belowNothing.isEmpty)
    }

    @Test func `media of other parts lie in the same folders of the same download`() {
        let (evidence, _) = survey(
            "mine-20240101-1.zip!Takeout/Hangouts/Hangouts.json", "mine-20240101-2.zip!Takeout/Hangouts/p.jpg",
            "mine-20240101-2.zip!Takeout/Photos/q.jpg", "mine-20250101-2.zip!Takeout/Hangouts/p.jpg",
            "mine-20250101-1.zip!Takeout/Hangouts/Hangouts.json")
        let survey = Survey(of: evidence)
        let records = evidence.exhibits.filter { $0.name == "Hangouts.json" }
        let found = survey.mediaOfOtherParts(of: records[0], among: records)
        #expect(found.map(\.path) == ["mine-20240101-2.zip!Takeout/Hangouts/p.jpg"])
    }
}
