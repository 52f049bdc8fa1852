// SPDX-License-Identifier: Apache-2.0

import Formats
import Testing

/// The ids that a walk over `messages` delivers, the stretches that it passed over, and what ended it.
private struct Walk: Equatable {
    var ids: [Int64] = []
    var lost: [String] = []
    var error: FormatError?

    init(_ bytes: [UInt8]) {
        let span = bytes.span
        do throws(FormatError) { try walk(span) } catch { self.error = error }
    }

    private mutating func walk(_ bytes: Span<UInt8>) throws(FormatError) {
        var cursor = JSONCursor(in: bytes)
        try cursor.enterObject(in: bytes)
        while let key = try cursor.nextKey(in: bytes) {
            guard key.equals("messages", in: bytes) else {
                try cursor.skipValue(in: bytes)
                continue
            }
            try cursor.enterArray(in: bytes)
            while try cursor.nextElement(in: bytes) {
                let before = cursor
                do throws(FormatError) {
                    ids.append(try cursor.element(in: bytes)["id"]?.int64 ?? -1)
                } catch {
                    cursor = before
                    guard let range = cursor.recover(toElementBeginningWith: ["id"], before: "messages", in: bytes)
                    else { throw error }
                    let passed = bytes.extracting(range)
                    lost.append(passed.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
                }
            }
        }
    }
}

@Suite("JSON: walking large and damaged texts")
struct JSONCursorTests {
    @Test("elements are delivered one by one, other members are passed over")
    func walking() {
        let walk = Walk(Array(#"{"name":["x",{}],"messages":[{"id":1},{"id":2,"t":{"id":9}}],"end":null}"#.utf8))
        #expect(walk.ids == [1, 2])
        #expect(walk.error == nil)
    }

    @Test(
        "a value that is damaged inside is passed over where its end shows",
        arguments: [
            ("{\"a\":\"x\u{0}y\",\"b\":[1,{}]}", true), (#"{"a":"\q"}"#, true), (#"{"a":01,"b":nul}"#, true),
            (#"{"a";1}"#, true), (#"{"a":"x"."b":2}"#, true), (#"{"a";1."b":2}"#, false), (#"{"a":"x,"b":2}"#, false),
            (#"{"a":"x\","b":2}"#, false), (#"{"a":[1,2}"#, false), (#"{"a":"x""b":2}"#, false), ("\"a\u{1}b\"", true),
        ])
    func passing(value: String, isPassed: Bool) {
        let text = Array("[\(value),{\"next\":1}]".utf8)
        let bytes = text.span
        var cursor = JSONCursor(at: 1)
        let passed = cursor.passDamagedValue(in: bytes)
        #expect(passed == (isPassed ? 1..<1 + value.utf8.count : nil))
        #expect(cursor.offset == (isPassed ? 1 + value.utf8.count : 1))
    }

    @Test(
        "what is sound of a damaged value is read",
        arguments: [
            (#"{"a":1,"b":"\q","c":[1,\q,3]}"#, "a=1 c=[1,3]", 2), (#"{"a":1,"c":[{"d":2},{"d":"#, "a=1 c=[{d=2}]", 1),
            (#"{"a":1,"n":{"x":"1","y":"2"#, "a=1 n={x=1}", 0), (#"{"a":12"#, "", 0),
            (#"{"a":1,"b":{"c";1},"d":4}"#, "a=1 d=4", 1),
        ])
    func soundness(text: String, told: String, stretches: Int) {
        func tell(_ element: JSONElement) -> String {
            switch element.value {
            case .object(let members): members.map { "\($0.key)=\(nested($0.value))" }.joined(separator: " ")
            default: nested(element)
            }
        }
        func nested(_ element: JSONElement) -> String {
            switch element.value {
            case .object: "{" + tell(element) + "}"
            case .array(let elements): "[" + elements.map(nested).joined(separator: ",") + "]"
            default: element.string ?? element.number ?? "?"
            }
        }
        let text = Array(text.utf8)
        let bytes = text.span
        var cursor = JSONCursor(in: bytes)
        var damage = JSONDamage()
        let element = cursor.soundElement(in: bytes, &damage)
        #expect(tell(element) == told)
        #expect(damage.stretches.count == stretches)
    }

    @Test(
        "after damage the next sound element is found",
        arguments: [
            #"{"id":2,"text":"open},"#, #"{"id":2,"text":oops},"#, #"{"id":2 "text":""},"#, "{\"id\":2,\u{0}\u{0}},",
            #"{"id":2,"#, #"{"id":2,"a":[1,2},"#, "\u{FFFD},", #"{"id":2,"t":{"id":99}x},"#,
        ])
    func damage(_ damaged: String) {
        let walk = Walk(Array((#"{"messages":[{"id":1},"# + damaged + #"{"id":3},{"id":4}]}"#).utf8))
        #expect(walk.ids.filter { $0 != 99 } == [1, 3, 4])
        #expect(walk.lost.joined().hasPrefix(damaged.prefix(1)))
        #expect(walk.error == nil)
    }

    @Test("a truncated text delivers all whole elements, then an error with the offset")
    func truncation() {
        let text = Array(#"{"messages":[{"id":1},{"id":2},{"id":3}]}"#.utf8)
        for end in 0..<text.count {
            let walk = Walk(Array(text[..<end]))
            let whole = [21, 30, 39].count { $0 <= end }
            #expect(walk.ids == Array([1, 2, 3].prefix(whole)))
            #expect(walk.error == FormatError(.unexpectedEnd, at: end))
        }
    }

    @Test("the search for a sound element ends at the key that shows the array's end")
    func boundary() {
        let walk = Walk(Array(#"{"messages":[{"id":1},{"id":2,x],"messages":[{"id":3}]}"#.utf8))
        #expect(walk.ids == [1])
        #expect(walk.error == FormatError(.unexpectedByte, at: 30))
    }

    @Test("bytes behind the value are reported, blanks are not")
    func trailing() throws {
        for (text, expected) in [("{} \n", nil), ("{} x\n", 3..<5), ("{}\u{0}", 2..<3)] as [(String, Range<Int>?)] {
            let bytes = Array(text.utf8)
            let span = bytes.span
            var cursor = JSONCursor(in: span)
            try cursor.skipValue(in: span)
            let rest = cursor.trailingBytes(in: span)
            #expect(rest == expected)
        }
    }

    @Test("a hostile text of openings is searched in linear time")
    func hostileOpenings() {
        let opening = Array(#"{"id":["#.utf8)
        var bytes = Array(#"{"messages":[{"id":1},"#.utf8)
        for _ in 0..<4000 { bytes += opening }
        let walk = Walk(bytes)
        #expect(walk.ids == [1])
        #expect(walk.error?.reason == .tooDeep)
    }
}
