// SPDX-License-Identifier: Apache-2.0

import Foundation
import Mustache

/// The templates and style sheets of the report: those of the program, single ones replaced by a unit's own.
///
/// Files are named after the piece they print: `cover.mustache`, `table.mustache`, `report.css`. A unit's folder may
/// hold any of these names; a file with another name is refused, so that a slip does not pass unnoticed.
public struct TemplateSet: Sendable {
    let library: MustacheLibrary
    /// Style sheets by name.
    let styles: [String: String]
    /// A unit's sign for the cover, as a `data:` address; nil without one.
    let logo: String?
    /// Paragraphs that a unit puts before the report.
    let foreword: [String]
    /// Names of the files that a unit's folder replaced, ascending.
    public let replaced: [String]
    /// Every file of a unit's folder that is used, by name: another laboratory needs the same ones for the same bytes.
    public let overlaid: [OwnFile]

    /// A file of a unit's folder.
    public struct OwnFile: Sendable {
        /// Its name.
        public var name: String
        /// What it holds.
        public var bytes: [UInt8]
    }

    private static var embedded: [(name: String, bytes: [UInt8])] {
        [
            ("block.mustache", PackageResources.block_mustache),
            ("box.mustache", PackageResources.box_mustache),
            ("card.mustache", PackageResources.card_mustache),
            ("closing.mustache", PackageResources.closing_mustache),
            ("comparison.mustache", PackageResources.comparison_mustache),
            ("contents.mustache", PackageResources.contents_mustache),
            ("cover.mustache", PackageResources.cover_mustache),
            ("custody.mustache", PackageResources.custody_mustache),
            ("figure.mustache", PackageResources.figure_mustache),
            ("inline.mustache", PackageResources.inline_mustache),
            ("numbers.mustache", PackageResources.numbers_mustache),
            ("opening.mustache", PackageResources.opening_mustache),
            ("print.css", PackageResources.print_css),
            ("report.css", PackageResources.report_css),
            ("row.mustache", PackageResources.row_mustache),
            ("runs.mustache", PackageResources.runs_mustache),
            ("screen.css", PackageResources.screen_css),
            ("section.mustache", PackageResources.section_mustache),
            ("sfr1.mustache", PackageResources.sfr1_mustache),
            ("strength.mustache", PackageResources.strength_mustache),
            ("table.mustache", PackageResources.table_mustache),
            ("transcript.mustache", PackageResources.transcript_mustache),
            ("volume.mustache", PackageResources.volume_mustache),
        ]
    }

    /// Takes the program's templates, and from `folder` those that a unit has of its own.
    public init(folder: String? = nil) throws(ReportError) {
        var texts: [String: String] = [:]
        for (name, bytes) in Self.embedded { texts[name] = String(decoding: bytes, as: UTF8.self) }
        var replaced: [String] = []
        var overlaid: [OwnFile] = []
        var (logo, foreword): (String?, [String]) = (nil, [])
        if let folder {
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
                throw .templateFolderUnreadable
            }
            (logo, foreword) = try Self.own(in: folder, names, &overlaid)
            for name in names.sorted() where name.hasSuffix(".mustache") || name.hasSuffix(".css") {
                guard texts[name] != nil else { throw .templateUnknown(name) }
                guard let bytes = FileManager.default.contents(atPath: folder + "/" + name) else {
                    throw .templateUnreadable(name)
                }
                texts[name] = String(decoding: bytes, as: UTF8.self)
                replaced.append(name)
                overlaid.append(OwnFile(name: name, bytes: Array(bytes)))
            }
        }
        var library = MustacheLibrary()
        var styles: [String: String] = [:]
        for name in texts.keys.sorted() {
            var text = texts[name] ?? ""
            // A last line feed belongs to the file, not to the piece: it would print as a blank.
            while text.last?.isNewline == true { text.removeLast() }
            if name.hasSuffix(".css") {
                guard !text.contains("<") else { throw .templateInvalid(name, .markup) }
                styles[String(name.dropLast(4))] = text
                continue
            }
            do {
                try library.register(text, named: String(name.dropLast(9)))
            } catch {
                throw .templateInvalid(name, Self.fault(error))
            }
        }
        self.library = library
        self.styles = styles
        self.replaced = replaced
        self.overlaid = overlaid.sorted { $0.name < $1.name }
        self.logo = logo
        self.foreword = foreword
    }

    /// Where a template breaks the grammar, and how.
    private static func fault(_ error: any Error) -> TemplateFault {
        guard let found = error as? MustacheTemplate.ParserError else { return .syntax(.other, line: 1) }
        let syntax: TemplateFault.Syntax =
            switch found.error as? MustacheTemplate.Error {
            case .expectedSectionEnd: .openSection
            case .sectionCloseNameIncorrect: .wrongEnd
            case .unfinishedName: .openTag
            default: .other
            }
        return .syntax(syntax, line: found.context.lineNumber)
    }

    /// A sign is printed as a picture: what a drawing might do on its own it cannot do there.
    private static func own(
        in folder: String, _ names: [String], _ used: inout [OwnFile]
    ) throws(ReportError) -> (logo: String?, foreword: [String]) {
        let kinds = [("logo.svg", "image/svg+xml"), ("logo.png", "image/png"), ("logo.jpg", "image/jpeg")]
        var logo: String?
        if let (name, type) = kinds.first(where: { names.contains($0.0) }) {
            guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
                throw .templateUnreadable(name)
            }
            guard data.count <= largestLogo else {
                throw .templateInvalid(name, .tooLarge(data.count, limit: largestLogo))
            }
            used.append(OwnFile(name: name, bytes: Array(data)))
            logo = "data:\(type);base64,\(data.base64EncodedString())"
        }
        guard names.contains("foreword.txt") else { return (logo, []) }
        guard let text = try? String(contentsOfFile: folder + "/foreword.txt", encoding: .utf8) else {
            throw .templateUnreadable("foreword.txt")
        }
        used.append(OwnFile(name: "foreword.txt", bytes: Array(text.utf8)))
        let paragraphs = text.split(separator: /\n\s*\n/).map {
            $0.split(whereSeparator: \.isNewline).joined(separator: " ")
        }
        return (logo, paragraphs.filter { !$0.isEmpty })
    }

    private static let largestLogo = 400_000

    /// Whether rows of the transcript look as the program's own templates make them.
    var hasOwnRows: Bool { !replaced.contains(where: RowMarkup.templates.contains) }

    func render(_ name: String, _ context: Fields) -> String {
        library.render(context, withTemplate: name) ?? ""
    }
}
