// SPDX-License-Identifier: Apache-2.0

import Evidence
import Importing
import Testing

@Suite struct DownloadPartsTests {
    private func parts(_ paths: String...) -> DownloadParts {
        DownloadParts(EvidenceSet(files: paths.map { ($0, Array("x".utf8)) }).exhibits)
    }

    @Test(
        "parts of one download lie in one folder",
        arguments: [
            ("takeout-20240101T000000Z-001.zip!", "takeout-20240101T000000Z-002.zip!"),
            ("takeout-20240101T000000Z-1-001/", "takeout-20240101T000000Z-1-002/"),
            ("in/Takeout/", "in/Takeout 2/"), ("in/Takeout/", "in/Takeout (1)/"),
            ("mydata~1704067200000.zip!", "mydata~1704067200000-2.zip!"),
            ("a/mydata~1704067200000/", "a/mydata~1704067200000-2/"),
            ("Data part 1 of 2.zip!", "Data part 2 of 2.zip!"), ("data.part1/", "data.part2/"),
            ("Export (Teil 1 von 2)/", "Export (Teil 2 von 2)/"),
            ("TikTok_Data_part_1.tgz!", "TikTok_Data_part_2.tgz!"),
        ])
    func joined(first: String, second: String) {
        let found = parts("\(second)m/b.jpg", "\(first)m/a.json", "\(second)index.html", "\(first)index.html")
        #expect(
            found.exhibits.map(\.path) == [
                "\(first)m/b.jpg", "\(first)m/a.json", "\(second)index.html", "\(first)index.html",
            ]
        )
        #expect(found.exhibits[0].folder == "\(first)m/")
        #expect(found.exhibits[0].parent(of: found.exhibits[0].folder) == first)
        #expect(found.gaps.isEmpty)
    }

    @Test(
        "folders that people number, and downloads of several people, stay apart",
        arguments: [
            ("EX-20240501-1/", "EX-20240501-2/"), ("phone 1/", "phone 2/"), ("chat (1).zip!", "chat (2).zip!"),
            ("takeout-20240101T000000Z-001.zip!", "takeout-20250101T000000Z-002.zip!"),
            ("mydata~1704067200000.zip!", "mydata~1704067200001-2.zip!"), ("a part 1/", "b part 2/"),
            ("apart1/", "apart2/"), ("part 1/", "part 2/"), ("x/data part 1/", "y/data part 2/"),
        ])
    func apart(first: String, second: String) {
        let found = parts("\(first)m/a.json", "\(second)m/b.jpg")
        #expect(found.exhibits.map(\.path) == ["\(first)m/a.json", "\(second)m/b.jpg"])
    }

    @Test func `parts with other records under one path are several downloads`() {
        let found = parts("x part 1/chat.txt", "x part 1/a.jpg", "x part 2/chat.txt", "x part 2/b.jpg")
        #expect(
            found.exhibits.map(\.path) == [
                "x part 1/chat.txt", "x part 1/a.jpg", "x part 2/chat.txt", "x part 2/b.jpg",
            ])
    }

    @Test func `parts that are not there are counted`() {
        let found = parts(
            "takeout-20240101T000000Z-002.zip!a", "takeout-20240101T000000Z-005.zip!b", "mydata~1704067200000-2.zip!c",
            "Takeout 2/d", "mydata~1704067200009.zip!e")
        #expect(found.gaps.map(\.exhibit) == [0, 2])
        #expect(found.gaps.map(\.missing) == [3, 1])
    }
}
