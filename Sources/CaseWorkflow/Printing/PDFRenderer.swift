// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// A program of this machine that turns the report into a PDF.
public struct PDFRenderer: Sendable {
    /// Its name, printed beside the PDF.
    public let name: String
    /// Its version line.
    public let version: String
    private let executable: URL
    private let kind: Kind

    private enum Kind {
        case weasyPrint, chromium
    }

    /// Why there is no PDF.
    public enum Failure: Error, Sendable {
        /// The program ended with a status other than 0 or wrote nothing.
        case failed(name: String, status: Int32)
        /// The text layer lacks so many rows of the transcript.
        case incomplete(name: String, rows: Int)
    }

    /// The first renderer that is installed: WeasyPrint, whose bytes are stable, then Chromium.
    public static func installed() -> PDFRenderer? {
        let candidates: [(String, Kind)] = [
            ("weasyprint", .weasyPrint), ("chromium", .chromium), ("chromium-browser", .chromium),
            ("google-chrome", .chromium),
        ]
        for (name, kind) in candidates {
            guard let executable = find(name), let version = output(of: executable, ["--version"]) else { continue }
            return PDFRenderer(
                name: kind == .weasyPrint ? "WeasyPrint" : "Chromium",
                version: number(in: version), executable: executable, kind: kind)
        }
        return nil
    }

    /// `57.2` of "WeasyPrint version 57.2".
    static func number(in line: String) -> String {
        let last = line.split(separator: "\n").last ?? ""
        return last.split(separator: " ").first { $0.first?.isNumber ?? false }.map(String.init) ?? String(last)
    }

    private init(name: String, version: String, executable: URL, kind: Kind) {
        self.name = name
        self.version = version
        self.executable = executable
        self.kind = kind
    }

    /// What was found of a PDF.
    struct Checked {
        /// Characters that no font can draw, printed by their names.
        var spelled: Int
        /// Passages that its text layer does not hold as the page has them.
        var deviating: Int
        /// Its sheets; nil where no program of this machine counts them.
        var sheets: Int?
    }

    /// Renders `html` into `pdf` and checks it.
    ///
    /// Characters that no font can draw are printed by their names. Each row of the transcript must be in the text layer.
    /// `copy` is a path beside the report for the page that is printed, where it differs from the report.
    /// With `sheets`, those of the files before it, a volume's sheets are numbered on.
    func renderChecked(
        _ html: String, copy: String, to pdf: String, date: String, after sheets: Int? = nil
    ) throws -> Checked {
        let page = Array(try Data(contentsOf: URL(filePath: html)))
        let (drawable, replaced) = GlyphCoverage.ofThisMachine()?.spelled(page) ?? (page, 0)
        let numbered = sheets.flatMap { SheetNumbers.continued(drawable, after: $0) }
        let linked = PaperLinks(numbered ?? drawable)
        let spelled = linked.html
        let directed = kind == .weasyPrint ? DirectedPage(spelled, hasBlocks: true) : nil
        let differs = replaced > 0 || numbered != nil || linked.isChanged || directed?.isChanged ?? false
        if differs { try Data(directed?.html ?? spelled).write(to: URL(filePath: copy)) }
        defer { if differs { try? FileManager.default.removeItem(atPath: copy) } }
        do {
            try render(differs ? copy : html, to: pdf, date: date)
        } catch Failure.failed where directed?.isChanged ?? false {
            // Blocks in lines are what WeasyPrint has been seen to fail on.
            try Data(DirectedPage(spelled, hasBlocks: false).html).write(to: URL(filePath: copy))
            try render(copy, to: pdf, date: date)
        }
        if kind == .weasyPrint, let primer = GlyphPrimer(report: spelled) {
            try correct(pdf, by: primer, beside: copy, date: date)
        }
        guard let text = Self.textLayer(of: pdf) else { return Checked(spelled: replaced, deviating: 0, sheets: nil) }
        let missing = PDFTextCheck(html: spelled).missing(inText: text)
        guard missing.isEmpty else {
            try? FileManager.default.removeItem(atPath: pdf)
            throw Failure.incomplete(name: name, rows: missing.count)
        }
        let check = PassageCheck(html: spelled)
        let lines = check.pictures.isEmpty ? nil : Self.textLayer(of: pdf, "-layout")
        let turned = lines.map { check.pictures.turned(inText: $0) } ?? 0
        return Checked(
            spelled: replaced, deviating: check.deviating(inText: text) + turned,
            sheets: text.unicodeScalars.count { $0 == "\u{0C}" })
    }

    /// The text layer, a form feed after each sheet; nil where no program of this machine reads it.
    ///
    /// It is read in the order of the file, or as lines of a sheet with `-layout`. Marks that `GlyphNotes` sets are left out;
    /// those of the record are printed by their number.
    static func textLayer(of pdf: String, _ order: String = "-raw") -> String? {
        find("pdftotext").flatMap { output(of: $0, ["-q", order, "-enc", "UTF-8", pdf, "-"]) }
            .map { $0.contains("\u{200E}") ? $0.replacing("\u{200E}", with: "") : $0 }
    }

    /// Puts right what the glyphs of a PDF stand for.
    private func correct(_ pdf: String, by primer: GlyphPrimer, beside copy: String, date: String) throws {
        let (page, sample) = (copy + ".glyphs.html", copy + ".glyphs.pdf")
        defer { for path in [page, sample] { try? FileManager.default.removeItem(atPath: path) } }
        try Data(primer.html).write(to: URL(filePath: page))
        try render(page, to: sample, date: date)
        guard let notes = GlyphNotes(Array(try Data(contentsOf: URL(filePath: pdf)))),
            let right = GlyphNotes(Array(try Data(contentsOf: URL(filePath: sample)))),
            let corrected = notes.corrected(by: right)
        else { return }
        try Data(corrected).write(to: URL(filePath: pdf))
    }

    /// Renders `html` into `pdf`; `date` (YYYY-MM-DD) becomes the document's date, so that equal reports give equal bytes.
    public func render(_ html: String, to pdf: String, date: String) throws {
        do {
            try render(html, to: pdf, date: date, isTagged: true)
        } catch Failure.failed where kind == .weasyPrint {
            // Releases before 57 know no tags.
            try render(html, to: pdf, date: date, isTagged: false)
        }
    }

    private func render(_ html: String, to pdf: String, date: String, isTagged: Bool) throws {
        let process = Process()
        process.executableURL = executable
        var environment = ProcessInfo.processInfo.environment
        environment["SOURCE_DATE_EPOCH"] = String(Self.epoch(of: date))
        process.environment = environment
        let profile = URL(filePath: pdf).deletingLastPathComponent().appending(path: ".browser").path
        process.arguments =
            switch kind {
            case .weasyPrint: ["--quiet"] + (isTagged ? ["--pdf-variant", "pdf/ua-1"] : []) + [html, pdf]
            case .chromium:
                [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-pdf-header-footer",
                    "--font-render-hinting=none", "--disable-extensions", "--disable-background-networking",
                    "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=\(profile)", "--print-to-pdf=\(pdf)",
                    URL(filePath: html).absoluteString,
                ]
            }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        defer { try? FileManager.default.removeItem(atPath: profile) }
        try process.run()
        Self.running.withLock { _ = $0.insert(process.processIdentifier) }
        process.waitUntilExit()
        Self.running.withLock { _ = $0.remove(process.processIdentifier) }
        // A renderer that was stopped did not fail.
        try Task.checkCancellation()
        let size = (try? FileManager.default.attributesOfItem(atPath: pdf)[.size] as? Int) ?? 0
        guard process.terminationStatus == 0, size > 0 else {
            try? FileManager.default.removeItem(atPath: pdf)
            throw Failure.failed(name: name, status: process.terminationStatus)
        }
    }

    private static let running = Mutex<Set<Int32>>([])

    /// Ends the renderers that are at work for this process.
    public static func stop() {
        for identifier in running.withLock({ $0 }) { kill(identifier, SIGTERM) }
    }

    private static func epoch(of date: String) -> Int64 {
        (try? Date("\(date)T00:00:00Z", strategy: .iso8601)).map { Int64($0.timeIntervalSince1970) } ?? 0
    }

    static func find(_ name: String) -> URL? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        for folder in path.split(separator: ":") {
            let candidate = URL(filePath: String(folder)).appending(path: name)
            if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
        }
        return nil
    }

    static func output(of executable: URL, _ arguments: [String]) -> String? {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = executable
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let data = (try? pipe.fileHandleForReading.readToEnd()) ?? Data()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
    }
}
