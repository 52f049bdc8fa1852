// SPDX-License-Identifier: Apache-2.0

import Formats
import Testing

/// What a reader gave: `<name a=b>`, `text`, `</name>`, each with its bytes as text.
private struct Walk {
    var steps: [String] = []
    var places: [String] = []
    var error: FormatError?
    var repairs = XMLRepairs()
    var trailing: Range<Int>?
}

private func walk(
    _ bytes: [UInt8], omitting: [String] = [], keepsText: Bool = true, limits: XMLLimits = .standard,
    resuming: (offset: Int, names: [String])? = nil
) -> Walk {
    let span = bytes.span
    var walk = Walk()
    var reader = XMLReader(in: span, vocabulary: ["known"], omitting: omitting, keepsText: keepsText, limits: limits)
    if let resuming { reader.resume(at: resuming.offset, inside: resuming.names) }
    do throws(FormatError) {
        while let event = try reader.next(in: span) {
            switch event.kind {
            case .start:
                var step = "<" + reader.name(event.name)
                for index in event.attributes {
                    step += " " + reader.name(reader.name(of: index)) + "=" + reader.value(of: index)
                }
                walk.steps.append(step + ">")
            case .end: walk.steps.append("</" + reader.name(event.name) + ">")
            case .text: walk.steps.append(reader.text(of: event))
            }
            walk.places.append(String(decoding: bytes[event.bytes], as: UTF8.self))
        }
        walk.trailing = reader.trailingBytes(in: span)
    } catch {
        walk.error = error
    }
    walk.repairs = reader.repairs
    return walk
}

private func walk(
    _ text: String, omitting: [String] = [], keepsText: Bool = true, limits: XMLLimits = .standard
) -> Walk {
    walk(Array(text.utf8), omitting: omitting, keepsText: keepsText, limits: limits)
}

@Suite("XML reader")
struct XMLReaderTests {
    @Test("A document becomes steps, each with its place")
    func steps() {
        let found = walk("<?xml version='1.0'?><!-- <x> --><a b='1' c=\"&gt;>\">t&amp;u<known/><![CDATA[<v>]]></a>")
        #expect(found.steps == ["<a b=1 c=>>>", "t&u", "<known>", "</known>", "<v>", "</a>"])
        #expect(found.places[0] == "<a b='1' c=\"&gt;>\">")
        #expect(found.places[2] == "<known/>" && found.places[3] == "<known/>")
        #expect(found.places[5] == "<a b='1' c=\"&gt;>\">t&amp;u<known/><![CDATA[<v>]]></a>")
        #expect(found.error == nil && found.trailing == nil)
    }

    @Test(
        "References that no XML has are mended without moving what follows",
        arguments: [
            ("&#55357;&#56832;", "😀"), ("&#xD83D;&#xDE00;", "😀"), ("&#55357;", "\u{FFFD}"),
            ("&#56832;&#55357;", "\u{FFFD}\u{FFFD}"), ("a&#0;b&#31;c&#10;d", "abc\nd"), ("&#1114112;", "\u{FFFD}"),
            ("&#99999999999999999999;", "\u{FFFD}"), ("a & b", "a & b"), ("&", "&"), ("&x", "&x"), ("&#;", "&#;"),
            ("&undeclared;", "\u{FFFD}"), ("&lt;&gt;&amp;&quot;&apos;", "<>&\"'"), ("a\u{1}b", "ab"), ("é€😀", "é€😀"),
            ("&#x41;&#65;", "AA"),
        ])
    func references(written: String, read: String) {
        let document = "<a><b t=\"\(written)\"/><c/></a>"
        let found = walk(document)
        #expect(found.error == nil)
        #expect(found.steps == ["<a>", "<b t=\(read)>", "</b>", "<c>", "</c>", "</a>"])
        #expect(found.places[2] == "<b t=\"\(written)\"/>" && found.places[3] == "<c/>")
    }

    @Test("Repairs are counted by what they cost")
    func repairs() {
        let found = walk("<a t=\"&#55357;&#56832; &#55357; &#1; &x; & \"/>")
        #expect(found.repairs.surrogatePairs == 1 && found.repairs.ampersands == 1)
        #expect(found.repairs.replacements == 1 && found.repairs.controls == 1 && found.repairs.entities == 1)
        #expect(found.repairs.doubtful == 3)
    }

    @Test("Entities are neither expanded nor loaded")
    func entities() {
        let laughs = (1...20).map { "<!ENTITY l\($0) \"&l\($0 - 1);&l\($0 - 1);&l\($0 - 1);\">" }.joined()
        let found = walk(
            "<!DOCTYPE a [<!ENTITY l0 \"ha\">\(laughs)<!ENTITY f SYSTEM 'file:///etc/hostname'> ]><a t='&l20;'>&f;</a>")
        #expect(found.steps == ["<a t=\u{FFFD}>", "\u{FFFD}", "</a>"])
        #expect(found.error == nil && found.repairs.entities == 2)
    }

    @Test("Values that are left out read as their size")
    func omission() {
        let long = String(repeating: "QUJD", count: 100_000)
        let found = walk("<a><b data=\"\(long)\" mydata='x' data2='y'/><c data = ''/></a>", omitting: ["data"])
        #expect(found.steps[1] == "<b data=400000 mydata=x data2=y>")
        #expect(found.steps[3] == "<c data=0>")
        #expect(found.places[2].utf8.count == 400_033)
    }

    @Test("A document that is cut off gives its whole elements, then the place")
    func truncation() {
        let document = "<a><b t=\"1\"/><b t=\"2\"/><b t=\"3"
        let found = walk(document)
        #expect(found.steps == ["<a>", "<b t=1>", "</b>", "<b t=2>", "</b>"])
        #expect(found.error == FormatError(.unexpectedEnd, at: 23))
        for length in 0..<document.utf8.count {
            let part = walk(Array(document.utf8.prefix(length)))
            #expect(part.error?.reason == .unexpectedEnd)
            #expect(found.steps.starts(with: part.steps))
        }
    }

    @Test(
        "Damage is told with the place of the tag",
        arguments: [
            ("<a><b></c></a>", FormatError(.notWellFormed, at: 6)),
            ("<a><b t=1/></a>", FormatError(.notWellFormed, at: 3)),
            ("<a><b t='1' t='2'/></a>", FormatError(.notWellFormed, at: 3)),
            ("<a><b t='1></b><c t=''/></a>", FormatError(.unexpectedByte, at: 3)),
            ("<a><b <c/></a>", FormatError(.unexpectedByte, at: 3)),
            ("word<a/>", FormatError(.unexpectedByte, at: 0)),
            ("</a>", FormatError(.unexpectedByte, at: 0)),
            ("", FormatError(.unexpectedEnd, at: 0)),
        ])
    func damage(document: String, expected: FormatError) {
        #expect(walk(document).error == expected)
    }

    @Test("A sign in a value that can open no tag stands for itself")
    func heart() {
        let found = walk("<a t='I <3 it' u=\"<\" v='1 < 2'/>")
        #expect(found.steps == ["<a t=I <3 it u=< v=1 < 2>", "</a>"] && found.error == nil)
        #expect(found.repairs.openings == 3)
        #expect(walk("<a t='x <b/>").error?.reason == .unexpectedByte)
    }

    @Test("Reading goes on behind damage, inside the elements that were open")
    func resuming() {
        let document = Array("<a><b t='1' t='2'/><c/></a>".utf8)
        let found = walk(document, resuming: (19, ["a"]))
        #expect(found.steps == ["<c>", "</c>", "</a>"])
        #expect(found.places == ["<c/>", "<c/>", "<c/></a>"])
        #expect(found.error == nil)
    }

    @Test("Limits hold for depth, attributes and size")
    func limits() {
        let limits = XMLLimits(depth: 3, attributes: 2, markup: 40)
        #expect(walk("<a><b><c/></b></a>", limits: limits).error == nil)
        #expect(walk("<a><b><c><d/></c></b></a>", limits: limits).error == FormatError(.tooDeep, at: 9))
        #expect(walk("<a b='' c='' d=''/>", limits: limits).error == FormatError(.limitExceeded, at: 0))
        let long = String(repeating: "x", count: 60)
        #expect(walk("<a b='\(long)'/>", limits: limits).error == FormatError(.limitExceeded, at: 0))
        #expect(walk("<a b='\(long)'/>", omitting: ["b"], limits: limits).error == nil)
        let deep = String(repeating: "<a>", count: 100_000)
        #expect(walk(deep).error?.reason == .tooDeep)
    }

    @Test("Portions do not show: long texts and many elements come whole")
    func portions() {
        let text = String(repeating: "äöü€😀&amp;x", count: 30_000)
        let found = walk("<a><b>\(text)</b></a>")
        #expect(found.error == nil && found.repairs == XMLRepairs())
        let joined = found.steps.dropFirst(2).dropLast(2).joined()
        #expect(joined == text.replacing("&amp;", with: "&"))
        let many = walk(
            "<a>" + String(repeating: "<b t='ü&#55357;&#56832;'/>\n", count: 20_000) + "</a>", keepsText: false)
        #expect(many.steps.count == 40_002 && many.error == nil)
        #expect(many.places.dropFirst().dropLast().allSatisfy { $0 == "<b t='ü&#55357;&#56832;'/>" })
    }

    @Test("Encodings: UTF-8 with a mark and with damage, Latin-1, no UTF-16")
    func encodings() {
        #expect(walk([0xEF, 0xBB, 0xBF] + Array("<a t='ü'/>".utf8)).steps == ["<a t=ü>", "</a>"])
        let damaged = walk(Array("<a t='".utf8) + [0xFF, 0xC3] + Array("'/>".utf8))
        #expect(damaged.steps == ["<a t=\u{FFFD}\u{FFFD}>", "</a>"] && damaged.repairs.replacements == 2)
        let latin = Array("<?xml version='1.0' encoding='ISO-8859-1'?><a t='".utf8) + [0xFC] + Array("'/>".utf8)
        #expect(walk(latin).steps == ["<a t=ü>", "</a>"])
        let styled = Array("<?xml version='1.0' encoding='windows-1252'?><?xml-stylesheet href='a.xsl'?><a t='".utf8)
        #expect(walk(styled + [0xE9, 0x80] + Array("'/>".utf8)).steps == ["<a t=é€>", "</a>"])
        #expect(walk([0xFF, 0xFE, 0x3C, 0x00]).error == FormatError(.badEncoding, at: 0))
    }

    @Test("What stands behind the document is told")
    func trailing() {
        #expect(walk("<a/> \n").trailing == nil)
        #expect(walk("<a/> <b/>").trailing == 5..<9)
    }
}
