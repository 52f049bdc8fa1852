// SPDX-License-Identifier: Apache-2.0

import CaseStore
import Foundation
import TestSupport
import Testing

@Suite("Search in scripts without blanks between words") struct LetterSearchTests {
    private let folder: TemporaryFolder
    private let store: CaseStore

    private static let texts = [
        "わたしは港町の図書館で働いています", "如果你不给我钱我就把你的裸照发给你所有的朋友", "ส่งรูปโป๊มาให้ฉันตอนนี้",
        "LINE交換して、30万円を払え", "ﾌﾟﾛﾌｨｰﾙを見た [intimate image] 写真",
    ]

    init() throws {
        folder = try TemporaryFolder()
        store = try CaseStore(folder.path(of: "cases.sqlite"), makesFile: true)
        var one = InventedCase("OP-1")
        one.texts = Self.texts
        try store.file(one.filed, by: InventedCase.act)
        var two = InventedCase("OP-2")
        two.texts = ["no letters of that kind, naïve Привет"]
        try store.file(two.filed, by: InventedCase.act)
    }

    private func found(_ text: String, in store: CaseStore, full: Bool = false) throws -> [String] {
        let request = CaseStore.SearchRequest(text: text, showsFullContent: full, date: "2025-06-01")
        return try store.search(request, by: InventedCase.act).hits.map { "\($0.n) \($0.snippet ?? "withheld")" }
    }

    @Test(
        "finds a word wherever it stands, and shows the text as it was written",
        arguments: [
            ("図書館", ["1 わたしは港町の[図書館]で働いています"]), ("港町", ["1 わたしは[港町]の図書館で働いています"]),
            ("裸照", ["2 如果你不给我钱我就把你的[裸照]发给你所有的朋友"]), ("รูปโป๊", ["3 ส่ง[รูปโป๊]มาให้ฉันตอนนี้"]),
            // The beginning of a sentence, a beginning with a star, a phrase, two words of one text.
            ("わたしは", ["1 [わたしは]港町の図書館で働いています"]), ("港町の図*", ["1 わたしは[港町の図]書館で働いています"]),
            ("\"图书 馆\"", []), ("\"港町 の\"", ["1 わたしは[港町の]図書館で働いています"]),
            ("図書館 港町", ["1 わたしは[港町]の[図書館]で働いています"]), ("図書館 裸照", []),
            // Letters that stand in the text, but not in a row.
            ("館図", []), ("รปโป", []),
            // Beside Latin letters and figures.
            ("line", ["4 [LINE]交換して、30万円を払え"]), ("交換", ["4 LINE[交換]して、30万円を払え"]),
            ("LINE交換", ["4 [LINE交換]して、30万円を払え"]), ("30万円", ["4 LINE交換して、[30万円]を払え"]),
            // Narrow letters are the same, and a text that is withheld is told without its words.
            ("フィル", []), ("ﾌｨｰﾙ", ["5 withheld"]), ("を見た", ["5 withheld"]),
            ("naive", ["1 no letters of that kind, [naïve] Привет"]),
            ("привет", ["1 no letters of that kind, naïve [Привет]"]),
        ])
    func words(text: String, hits: [String]) throws {
        #expect(try found(text, in: store) == hits)
    }

    @Test("shows a withheld text when it is asked for")
    func withheld() throws {
        #expect(try found("写真", in: store, full: true) == ["5 ﾌﾟﾛﾌｨｰﾙを見た [intimate image] [写真]"])
    }

    @Test("erases such a text from the index too")
    func erasure() throws {
        let erasure = try store.remove("OP-1", by: InventedCase.act)
        #expect(erasure.traces == 0 && erasure.probes > 0)
        #expect(try found("図書館", in: store).isEmpty && store.isSound())
        let log = (try? Data(contentsOf: URL(filePath: store.path + "-wal"))) ?? Data()
        let bytes = try Data(contentsOf: URL(filePath: store.path)) + log
        #expect(bytes.range(of: Data("図書館".utf8)) == nil)
        #expect(try found("naive", in: store).count == 1)
    }

    @Test("a store of before is indexed anew")
    func migration() throws {
        let path = folder.path(of: "old.sqlite")
        do {
            let old = try CaseStore(path, makesFile: true)
            for statement in [
                "DROP TRIGGER message_added", "DROP TRIGGER message_removed", "DROP TABLE message_text",
                "ALTER TABLE identifier_use DROP COLUMN standing",
                """
                CREATE VIRTUAL TABLE message_text USING fts5(
                  text, content='message', content_rowid='id', tokenize='unicode61 remove_diacritics 2')
                """,
                """
                CREATE TRIGGER message_added AFTER INSERT ON message BEGIN
                  INSERT INTO message_text(rowid, text) VALUES(new.id, new.text);
                END
                """,
                """
                CREATE TRIGGER message_removed AFTER DELETE ON message BEGIN
                  INSERT INTO message_text(message_text, rowid, text) VALUES('delete', old.id, old.text);
                END
                """,
                "DELETE FROM grdb_migrations WHERE identifier IN ('letters', 'whose words')",
                """
                INSERT INTO case_file(id, reference) VALUES(1, 'OP-1')
                """,
                """
                INSERT INTO filing(id, case_id, digest, tool, prepared, content) VALUES(1, 1, 'd', 't', 1, 'c')
                """,
                """
                INSERT INTO message(filing_id, n, is_instant, is_severe, text) VALUES(1, 1, 1, 0, '\(Self.texts[0])')
                """,
            ] { try old.tamper(statement) }
        }
        let store = try CaseStore(path, makesFile: false)
        #expect(try found("図書館", in: store) == ["1 わたしは港町の[図書館]で働いています"])
        #expect(try store.isSound())
        #expect(try store.remove("OP-1", by: InventedCase.act).traces == 0)
    }
}
