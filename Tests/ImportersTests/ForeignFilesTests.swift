// SPDX-License-Identifier: Apache-2.0

import Evidence
import Importers
import Importing
import Testing

/// Files that lie on every computer and in no export, some of them close to the form of one.
@Suite struct ForeignFilesTests {
    private static let files: [(name: String, text: String)] = [
        (
            "bank.csv",
            #"""
            Date,Description,Amount,Balance
            12/05/2024,Card payment,-12.00,100.00
            13/05/2024,Salary,1000.00,1100.00
            14/05/2024,Rent,-500.00,600.00
            """#
        ),
        (
            "orders.csv",
            #"""
            Date,User,Product
            2024-05-12 20:34:26,"M","a"
            """#
        ),
        (
            "contacts.csv",
            #"""
            First Name,Last Name,Email Address,Company
            Ann,One,a@example.org,X
            """#
        ),
        (
            "messages.csv",
            #"""
            id,date,subject,body
            1,2024-05-12,hello,text
            """#
        ),
        (
            "package.json",
            #"""
            {"name":"x","version":"1.0.0","dependencies":{"a":"1"},"author":"ann"}
            """#
        ),
        (
            "map.json",
            #"""
            {"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"name":"x"}}]}
            """#
        ),
        (
            "slack.json",
            #"""
            [{"type":"message","user":"U1","text":"hello","ts":"1715533390.000100"},{"type":"message","user":"U2","text":"hi","ts":"1715533391.000100"}]
            """#
        ),
        (
            "tasks.json",
            #"""
            {"messages":[{"id":1,"date":"2024-05-12T10:00:00","text":"x","author":"a"}]}
            """#
        ),
        (
            "history.json",
            #"""
            {"Browser History":[{"title":"x","url":"https://example.com","time_usec":1715533390000000}]}
            """#
        ),
        (
            "log.jsonl",
            #"""
            {"date":"2024-05-12T10:00:00","level":"info","message":"started"}
            {"date":"2024-05-12T10:00:01","level":"info","message":"ready"}
            """#
        ),
        (
            "mail.jsonl",
            #"""
            {"date":"2024-05-12T10:00:00","sender":"a@example.org","body":"x","attachments":[]}
            """#
        ),
        (
            "app.log",
            #"""
            2024-05-12 10:00:00 INFO started
            2024-05-12 10:00:01 INFO ready
            2024-05-12 10:00:02 WARN slow
            """#
        ),
        (
            "irc.txt",
            #"""
            2024-05-12 21:03:00	<ann>	hello
            2024-05-12 21:04:00	<bea>	hi
            """#
        ),
        (
            "diary.txt",
            #"""
            2024.05.12 Sunday
            09:00 got up
            10:00 went out
            11:00 came home
            2024.05.13 Monday
            09:00 got up
            """#
        ),
        (
            "sub.srt",
            #"""
            1
            00:00:01,000 --> 00:00:02,000
            hello

            2
            00:00:03,000 --> 00:00:04,000
            hi
            """#
        ),
        (
            "notes.md",
            #"""
            # Notes

            [2024-05-12] Ann: call back

            - one
            - two
            """#
        ),
        (
            "news.html",
            #"""
            <!DOCTYPE html><html><head><title>News</title></head><body><div class="message"><div class="sender">Ann</div><div class="text">hello</div><time datetime="2024-05-12T10:00:00">10:00</time></div></body></html>
            """#
        ),
        (
            "forum.html",
            #"""
            <html><body><div class="msg"><span class="sender">Ann</span><time>10:00</time><div class="body"><p>hello</p></div></div></body></html>
            """#
        ),
        (
            "sms.xml",
            #"""
            <?xml version="1.0"?><messages count="1"><message address="+447700900001" date="1715533390000" body="x" type="1"/></messages>
            """#
        ),
        (
            "feed.xml",
            #"""
            <?xml version="1.0"?><rss version="2.0"><channel><title>x</title><item><title>y</title></item></channel></rss>
            """#
        ),
        (
            "card.vcf",
            #"""
            BEGIN:VCARD
            VERSION:3.0
            FN:Ann
            TEL:+447700900001
            END:VCARD
            """#
        ),
        (
            "cal.ics",
            #"""
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            DTSTART:20240512T100000Z
            SUMMARY:x
            END:VEVENT
            END:VCALENDAR
            """#
        ),
        (
            "ads.js",
            #"""
            window.data = [{"id": 1, "text": "hello"}];
            """#
        ),
        (
            "matches.json",
            #"""
            [{"match":[{"timestamp":"2024-05-12 10:00:00"}],"team":"A"}]
            """#
        ),
        (
            "friends.json",
            #"""
            {"Friends":[{"Name":"Ann"}],"Version":1}
            """#
        ),
        (
            "following.txt",
            #"""
            Date: 2024-05-12
            Username: ann
            """#
        ),
        (
            "user.json",
            #"""
            {"id":"310000000000000001","username":"ann","email":"a@example.org"}
            """#
        ),
        (
            "channel.json",
            #"""
            {"id":"900000000000000010","type":1}
            """#
        ),
        (
            "chat.json",
            #"""
            {"name":"Ann","type":"chat","id":7,"messages":[{"id":1,"date":"2024-05-12","text":"x"}]}
            """#
        ),
        (
            "people.json",
            #"""
            {"participants":[{"name":"Ann"}],"title":"Trip","messages":[]}
            """#
        ),
        (
            "mail.mbox",
            #"""
            From a@example.org Sun May 12 10:00:00 2024
            From: a@example.org
            To: b@example.org
            Date: Sun, 12 May 2024 10:00:00 +0000
            Subject: x

            hello
            """#
        ),
        (
            "roblox.csv",
            #"""
            UserId,CreatedDate,Message
            1,2024-05-12,hello
            """#
        ),
        (
            "qq.txt",
            #"""
            消息记录

            2024-05-12 10:00:00 张三
            你好
            """#
        ),
    ]

    @Test("No importer claims a file of something else", arguments: files.map(\.name))
    func unclaimed(name: String) {
        let text = Self.files.first { $0.name == name }?.text ?? ""
        let evidence = EvidenceSet(files: [("in/" + name, Array((text + "\n").utf8))])
        let survey = Survey(of: evidence)
        var claims: [String] = []
        for importer in ImporterRegistry.standard.importers where importer.claim(in: survey) != nil {
            claims.append(type(of: importer).description.id)
        }
        #expect(claims == [])
    }

    @Test("Nor does any claim one beside files of the same kinds")
    func unclaimedTogether() {
        let evidence = EvidenceSet(files: Self.files.map { ("in/" + $0.name, Array($0.text.utf8)) })
        let survey = Survey(of: evidence)
        var claims: [String] = []
        for importer in ImporterRegistry.standard.importers {
            claims += importer.claim(in: survey)?.units.flatMap(\.exhibits).map(\.path) ?? []
        }
        #expect(claims == [])
    }
}
