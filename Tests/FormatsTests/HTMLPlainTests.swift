// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Formats

/// What both readers make of a part; the plain one may give up.
private func trees(of html: [UInt8]) throws -> (plain: HTMLDocument?, tolerant: HTMLDocument) {
    let part = html.span
    let plain = HTMLDocument.plain(part, base: 7, limits: .standard)
    return (plain, try HTMLDocument.tolerant(part, HTMLByteRepair(part), base: 7, limits: .standard))
}

func isEqual(_ left: HTMLDocument, _ right: HTMLDocument) -> Bool {
    func described(_ document: HTMLDocument) -> [String] {
        document.rows.map { row in
            let attributes = row.attributes.map { index in
                let attribute = document.attributes[Int(index)]
                return "\(words(attribute.name, document))=\(words(attribute.value, document))"
            }
            return "\(row.isElement) \(row.parent) \(row.end) \(row.bytes) \(words(row.value, document)) \(attributes)"
        }
    }
    func words(_ range: Range<UInt32>, _ document: HTMLDocument) -> String {
        String(decoding: document.arena[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
    }
    return described(left) == described(right)
}

@Suite("Plain markup")
struct HTMLPlainTests {
    @Test(
        "It makes the tree that libxml2 makes",
        arguments: [
            "<div></div>",
            "<div class=\"a b\" ID='x' hidden>\n one &amp; two<br>three<br/> &#39;&#x1F600;&nbsp;&quot; é😀</div>",
            "<div><a href=\"https://example.com/?a=1&amp;b=2\" title=''><img src=\"x.jpg\" /><span>t</span></a></div>",
            "<DIV><Span Data-Id=\"1\">x</SPAN>y</DIV >".replacing(" >", with: ">"),
            "<div>one<!-- a comment > <b> -->two</div>",
            "<pre>\n a\n\tb </pre>",
            "<table><tbody><tr><td><b>x</b></td><th>y</th></tr></tbody></table>",
            "<div a=1 b=x:y/z.w?q#f onclick class=\"c\"\n>x<img alt=A loading=lazy><a href=#m-12 title=t>y</a></div>",
            "<ul>\n<li>x<ul><li>y</li></ul></li>\n</ul>",
            "<div><section><h1>x</h1><p>a<em>b</em></p><footer><time datetime=\"2024-03-01\">y</time></footer></section></div>",
            "<div><svg viewBox=\"0 0 1 1\"><path d=\"M0,0\"></path></svg></div>",
            "<div a=\"x &lt; y > z < w\n\">t</div>",
            "<img src=\"x\">", "<div><hr>x<hr/><label for=\"a\"><input type=\"checkbox\" id=\"a\">y</label></div>",
            "<div\r\n a=\"1\r\n2\">x\r\ny\r<!-- c\r\n -->\r\n</div>",
            "<div><a href=\"x\"><div>y<p>z</p></div></a></div>", "<p>a <a href=\"x\">b</a> <span><a>c</a></span></p>",
        ])
    func same(html: String) throws {
        let (plain, tolerant) = try trees(of: Array(html.utf8))
        #expect(try isEqual(#require(plain), tolerant))
    }

    @Test(
        "It gives up where parsers have to guess",
        arguments: [
            "", "x", "<", "<div", "<div>", "<div>x", "</div>", "<div></span></div>", "<div><b></div></b>", "<div/>",
            "<div a=1/>x</div>", "<div a=x\"y>x</div>", "<div a=x&amp;y>x</div>", "<div a=>x</div>",
            "<div a= 1>x</div>",
            "<div a=1=2>x</div>", "<div a=é>x</div>", "<div a=x/ b=1>x</div>", "<div a=\"1\"b=\"2\">x</div>",
            "<div a=\"1\" A=\"2\">x</div>", "<div a='1>x</div>",
            "<div>a & b</div>", "<div>&unknown;</div>", "<div>&#0;</div>", "<div>&#xD800;</div>", "<div>&amp</div>",
            "<div>\u{FFFE}</div>", "<div>\u{1}</div>", "<p><div>x</div></p>", "<a><a>x</a></a>",
            "<div><td>x</td></div>",
            "<script>x</script>", "<div></div><div></div>", "<div></div> ", "<div><!--></div>",
            "<div><!-- -- --></div>",
            "<body>x</body>", "<div><!DOCTYPE html></div>", "<div><?x?></div>", "<div></ div></div>",
            "<div =\"\"></div>",
            "<div>&#150;</div>", "<div><br></br></div>", "<div>\u{0}</div>",
        ])
    func givesUp(html: String) throws {
        #expect(HTMLDocument.plain(Array(html.utf8).span, base: 0, limits: .standard) == nil)
    }

    @Test("Of every element inside every other it says the same as libxml2, or nothing")
    func pairs() throws {
        let names = [
            "div", "section", "main", "span", "b", "i", "u", "s", "em", "strong", "code", "small", "time", "p", "pre",
            "h1", "h2", "h3", "h4", "h5", "h6", "video", "audio", "svg", "path", "use", "g", "a", "ul", "ol", "li",
            "table", "tbody", "thead", "tr", "td", "th", "header", "footer", "article", "figure", "form", "body",
            "head", "html", "center", "font", "dl", "dd", "dt", "blockquote", "button", "label", "title",
        ]
        var told = 0
        for outer in names {
            for inner in names + ["br", "img", "hr", "input", "source"] {
                let isVoid = inner == "br" || inner == "img" || inner == "hr" || inner == "input"
                let end = isVoid ? "" : "</\(inner)>"
                let html = "<div><\(outer)>a<\(inner) x=\"1\">\(isVoid ? "" : "b")\(end)c</\(outer)>d</div>"
                let (plain, tolerant) = try trees(of: Array(html.utf8))
                guard let plain else { continue }
                told += 1
                #expect(isEqual(plain, tolerant), "\(outer) \(inner)")
            }
        }
        #expect(told > 300)
    }

    @Test("Of markup that was changed at random it says the same as libxml2, or nothing", arguments: 0..<8)
    func mutations(seed: UInt64) throws {
        let seeds = [
            "<div class=\"m\" id='a1'><div>Ann &amp; Bob</div><p>hi<br>you <b>é</b></p><a href=\"x?a=1&amp;b\">l</a></div>",
            "<div class=m id=a1><a href=#x-1 title=t>y</a><img src=\"z\" alt=A></div>",
            "<tr><td>a</td><td>&#39;b&#x263A;</td></tr>", "<div>x<!-- c --><pre>\n y</pre><img src=\"z\"/></div>",
        ].map { Array($0.utf8) }
        let bits = Array("<>/\"'=&;#! \n\t\rx-a0é\u{0}".utf8) + [0xEF, 0xBF, 0xBE, 0x7F, 0x80]
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func random(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        for _ in 0..<1500 {
            var html = seeds[random(seeds.count)]
            for _ in 0...random(3) {
                let place = random(html.count)
                switch random(4) {
                case 0: html[place] = bits[random(bits.count)]
                case 1: html.insert(bits[random(bits.count)], at: place)
                case 2: html.remove(at: place)
                default:
                    let end = min(html.count, place + random(12))
                    html.insert(contentsOf: Array(html[place..<end]), at: random(html.count))
                }
            }
            let part = html.span
            guard HTMLByteRepair(part).bytes == nil else { continue }
            let (plain, tolerant) = try trees(of: html)
            if let plain, !isEqual(plain, tolerant) {
                Issue.record("\(String(decoding: html, as: UTF8.self).debugDescription)")
            }
        }
    }
}
