// SPDX-License-Identifier: Apache-2.0

import Analysis

/// The style sheets, with what each sheet's head and foot say.
struct StyleSheet {
    let digest: CaseDigest

    var text: String {
        let styles = digest.options.templates.styles
        return [styles["report"], styles["screen"], styles["print"], furniture].compactMap(\.self).joined(
            separator: "\n")
    }

    /// The same for a file that is one part: its name stands in each head, its mark before the sheet's number.
    func text(part: String, mark: String) -> String {
        let styles = digest.options.templates.styles
        let name = Self.string(part)
        let own = "@page{@top-right{content:\(name);content:\(name) string(day,start)}}\n"
        return [styles["report"], styles["screen"], styles["print"], furniture(mark: mark), own].compactMap(\.self)
            .joined(separator: "\n")
    }

    /// Five lines of the head: of a marking no handling word may be missing.
    private static let longestMarking = 280

    private var furniture: String { furniture(mark: "") }

    /// Marking, part, case, digest, program and page, on every sheet.
    private func furniture(mark: String) -> String {
        let details = digest.details
        let tool = digest.analysis.tool
        let foot = Self.lines(
            [
                details.reference.map { "Case \(Name.short($0))" }, details.exhibit.map { "Exhibit \(Name.short($0))" },
                "redaction \(digest.analysis.redaction?.level ?? "R0")", CopyTexts(digest).brief, Self.zones(details),
                "Inputs \(Figures.groups(String(digest.analysis.inputsDigest.prefix(16))))",
                "\(tool.name) \(tool.version)",
            ].compactMap(\.self))
        let marking = Name.short(details.marking ?? "No marking given", atMost: Self.longestMarking)
        let width = Self.widthOfMarking(marking)
        var css = "@page{@top-left{content:\(Self.string(marking));width:\(width)%}"
        css += "@top-right{content:\"Case report\";content:string(part,start) string(day,start);width:\(100 - width)%}"
        css += "@bottom-left{content:\(foot.map(Self.string).joined(separator: " \"\\A \" "))}"
        css += Self.sheetNumber(details, mark) + "}\n"
        return css + Self.partNames
    }

    /// Percent of the head: what a marking takes on one line, up to where the longest name of a part with its day begins.
    static func widthOfMarking(_ marking: String) -> Int { min(max(marking.count + 2, 32), 54) }

    /// Parts of the foot in lines that are not broken within a part, unless one is longer than a line.
    private static func lines(_ parts: [String]) -> [String] {
        var lines: [String] = []
        for part in parts {
            if let last = lines.last, width(of: last) + width(of: part) + 3 <= longestLine {
                lines[lines.count - 1] = "\(last) · \(part)"
            } else {
                lines.append(part)
            }
        }
        return lines
    }

    /// In small letters: capitals and digits, of which references are made, take a third more.
    private static func width(of text: String) -> Double {
        text.reduce(0) { $0 + ($1.isUppercase || $1.isNumber ? 1.35 : 1) }
    }

    private static let longestLine = 114.0

    /// The two clocks of the report; where wall clocks were read in a zone that somebody declared, which one, since it need not be
    /// the second clock.
    private static func zones(_ details: CaseDetails) -> String {
        let clocks = "UTC and \(details.reportZone)"
        guard let zone = details.zone else { return clocks }
        return zone == details.reportZone
            ? "\(clocks), wall clocks \(details.zoneBasis)" : "\(clocks); wall clocks \(zone), \(details.zoneBasis)"
    }

    /// The part with which a sheet begins, in its head.
    ///
    /// One renderer knows strings of the text and goes on on the same sheet; browsers know named pages alone, at the
    /// price of a new sheet wherever the name changes, and only they read what is asked of a browser. Parts that follow
    /// on the same sheet share a name there, since a part often ends with a few lines.
    private static var partNames: String {
        let named = sheetNames.map { parts, title in
            let name = parts[0].rawValue
            return "@page \(name){@top-right{content:\(string(title))}}"
                + "@media print{\(parts.map { ".p-\($0.rawValue)" }.joined(separator: ",")){page:\(name)}}"
        }
        let strings = PartName.allCases.map { ".p-\($0.rawValue){string-set:part \(string($0.title))}" }
        // A day of the transcript goes on over sheets that its row does not stand on.
        let days = ".tx tr.day b{string-set:day \" · \" content(text)}h2,h3,h4{string-set:day \"\"}"
        return "@media print{.cover{string-set:part \"Case report\"}\(strings.joined())\(days)}\n"
            + "@supports (display:grid){\(named.joined(separator: "\n"))}\n"
    }

    /// Parts that share sheets in browsers, and what their heads say.
    static let sheetNames: [(parts: [PartName], title: String)] = [
        ([.start], PartName.start.title),
        (
            [.examined, .timing, .demands, .indicators],
            "\(sections(.examined, .indicators)): examined, timing, demands, indicators"
        ),
        ([.record, .method], "\(sections(.record, .method)): transcript, attachments, method"),
    ]

    private static func sections(_ first: PartName, _ last: PartName) -> String {
        "Sections \(first.sections.map(\.number).min() ?? 0) to \(last.sections.map(\.number).max() ?? 0)"
    }

    /// The number of the sheet under the mark of the exhibit, as bundles of papers are numbered: `ABC1-000123`.
    private static func sheetNumber(_ details: CaseDetails, _ own: String) -> String {
        let mark = (details.exhibit ?? details.reference ?? "").unicodeScalars.filter {
            $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
        }.prefix(12)
        guard !mark.isEmpty else { return "" }
        let prefix = string(String(String.UnicodeScalarView(mark)) + "-" + own)
        return
            "@bottom-right{content:\"Page \" counter(page) \" of \" counter(pages) \"\\A \" \(prefix) counter(page,sheet)}"
    }

    /// A string of CSS in which nothing but letters, digits and blanks stands as it is.
    static func string(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", " ", ".", ",", ":", "-", "/", "(", ")", "·", "–":
                out.unicodeScalars.append(scalar)
            default:
                if VisibleText.isHidden(scalar) { continue }
                out += "\\" + String(scalar.value, radix: 16) + " "
            }
        }
        return out + "\""
    }
}
