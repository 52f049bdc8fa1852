// SPDX-License-Identifier: Apache-2.0

import GRDB

extension Schema {
    /// Scripts without blanks between words are searched letter by letter: the index of words is made anew.
    static func indexLetters(_ db: Database) throws {
        for statement in letters { try db.execute(sql: statement) }
    }

    private static let letters = [
        "DROP TRIGGER message_added",
        "DROP TRIGGER message_removed",
        "DROP TABLE message_text",
        """
        CREATE VIRTUAL TABLE message_text USING fts5(
          text, content='message', content_rowid='id', tokenize='\(LetterTokenizer.name)')
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
        "INSERT INTO message_text(message_text) VALUES('rebuild')",
    ]
}
