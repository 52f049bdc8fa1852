// SPDX-License-Identifier: Apache-2.0

import Analysis
import CaseWorkflow
import ChatModel
import Evidence
import Foundation
import Importing

/// All English of the terminal.
///
/// One line a problem: path, what is wrong, and in brackets what to do. Never a name, an identifier or a text of the
/// evidence.
enum Wording {
    static let version = "\(Tool.chatforensics.name) \(Tool.chatforensics.version)"

    static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
        "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
    }

    static func list(_ items: [String]) -> String {
        guard let last = items.last else { return "none" }
        return items.count == 1 ? last : items.dropLast().joined(separator: ", ") + " and " + last
    }

    /// At most six accounts.
    static func accounts(_ accounts: [Account.ID]) -> String {
        let labels = accounts.map(\.label)
        return labels.count > 6
            ? labels.prefix(6).joined(separator: ", ") + " and \(labels.count - 6) more" : list(labels)
    }

    /// At most six message numbers.
    static func numbers(_ numbers: [Int32]) -> String {
        let shown = numbers.prefix(6).map { "[\($0)]" }.joined(separator: " ")
        return numbers.count > 6 ? shown + " and \(numbers.count - 6) more" : shown
    }

    static func range(_ range: ClosedRange<Int>) -> String {
        range.lowerBound == range.upperBound ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
    }

    static func progress(_ state: RunProgress.State) -> String {
        let words =
            switch state.stage {
            case .opening: "Opening"
            case .reading: "Reading"
            case .examining: "Examining"
            case .pictures: "Pictures"
            case .writing: "Writing"
            case .filing: "Filing the case"
            }
        guard state.total > 0 else { return words + " …" }
        let filled = min(24, state.done * 24 / state.total)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
        return "\(words)  \(bar)  \(min(100, state.done * 100 / state.total)) %"
    }

    static func cannotWriteOutput(_ code: Int32) -> String {
        "standard output: \(system(code)) (send the output to a file with room for it)"
    }

    static func missing(_ path: String) -> String {
        "\(path): no such file (check the path)"
    }

    static func noLabelled(_ path: String) -> String {
        "\(path): no labelled conversations there (give --labelled PATH, or --part comparison)"
    }

    static func notLabelled(_ path: String) -> String {
        "\(path): a line is no labelled conversation (see Samples/labelled/README.md for the form)"
    }

    static func notText(_ path: String) -> String {
        "\(path): is no text in UTF-8 (give a text file, one entry a line)"
    }

    static let unknownOwner =
        "--owner: no account of the evidence bears that name (see the accounts with: chatforensics timeline INPUT)"

    static let contradictedOwner =
        "--owner: the export says itself whose it is, and that is another account than the one of that name (leave --owner out)"

    static func ownerContradicted(_ exhibit: String) -> String {
        "\(exhibit): by its own name or notices this was exported by the other party of the account given with --owner "
            + "(leave --owner out, or name the account that exported it)"
    }

    static func unknownSubject(_ position: Int) -> String {
        "--subject: no account of the evidence bears name no. \(position + 1) "
            + "(see the accounts with: chatforensics timeline INPUT)"
    }

    static func unknownComplainant(_ position: Int) -> String {
        "--complainant: no account of the evidence bears name no. \(position + 1) "
            + "(see the accounts with: chatforensics timeline INPUT)"
    }

    /// The labels say which values; the values themselves are not said.
    static func leak(_ failure: LeakFailure) -> String {
        let labels = failure.labels.prefix(6).joined(separator: ", ")
        return failure.file == "--output"
            ? "--output: the name of the folder holds what was removed, \(labels) (choose another name)"
            : failure.file.hasPrefix("--")
                ? "\(failure.file): what was given holds what was removed, \(labels); nothing was written "
                    + "(give another text with \(failure.file))"
                : "\(failure.file): still holds what was removed, \(labels); nothing was written "
                    + "(name the text in --redact-list, or choose another level)"
    }

    static func nothingUnderstood(_ inputs: [String], because codes: [String]) -> String {
        let path = inputs.joined(separator: ", ")
        guard !codes.isEmpty else {
            return "\(path): no importer understands this "
                + "(see what is in it with: chatforensics inspect; formats: chatforensics importers)"
        }
        let limits: Set<String> = ["depth-limit", "expansion-limit", "entry-limit", "archive-unsupported"]
        let advice =
            codes.contains("archive-in-parts")
            ? "join the parts of the archive, as with: zip -s 0 LAST.zip --out WHOLE.zip"
            : codes.allSatisfy(limits.contains) ? "unpack it and give the folder" : "ask for the export again"
        let reasons = codes.prefix(3).map { $0.replacing("-", with: " ") }.joined(separator: ", ")
        return "\(path): nothing in it can be read: \(reasons) (\(advice); "
            + "see docs/diagnostics.md and docs/evidence-handling.md)"
    }

    static func decision(exhibit: String, _ decision: ImportError.Decision) -> String {
        switch decision {
        case .dateOrder(let readings):
            let alternatives = readings.map { reading in
                "--date-order \(reading.order.rawValue): \(reading.first) to \(reading.last)"
            }
            return "\(exhibit): the dates can be read in \(readings.count) ways "
                + "(choose one: \(alternatives.joined(separator: "; ")))"
        case .owner:
            return "\(exhibit): the export does not say whose it is (give --owner NAME)"
        }
    }

    static func output(_ failure: OutputFolder.Failure) -> String {
        switch failure {
        case .occupied(let path):
            "\(path): exists and is not an earlier analysis (choose another --output, or --force to write beside what is there)"
        case .otherInputs(let path):
            "\(path): exists and is the analysis of other inputs (choose another --output, or --force to replace it)"
        case .inTheWay(let path):
            "\(path): exists and is not of an earlier analysis (move it away, or choose another --output)"
        case .cannotCreate(let path, let code):
            "\(path): cannot be created: \(system(code)) (choose another --output)"
        case .cannotWrite(let path, let code):
            "\(path): cannot be written: \(system(code)) (\(code == ENOSPC ? "free some room" : "check the disk"))"
        }
    }

    static func status(of failure: OutputFolder.Failure) -> ExitStatus {
        switch failure {
        case .occupied, .otherInputs, .inTheWay, .cannotCreate: .cannotCreate
        case .cannotWrite: .readOrWriteFailure
        }
    }

    static func usage(_ message: String) -> String {
        let line = message.split(whereSeparator: \.isNewline).joined(separator: " ")
        return "\(line.hasSuffix(".") ? String(line.dropLast()) : line) (see chatforensics --help)"
    }

    static let intactWithInputs = "Everything is as it was written."
    static let intactAlone =
        "The folder is as it was written. The inputs were not checked (give them too: chatforensics verify DIR INPUT)."

    static func others(_ files: Int, isPassedOff: Bool) -> String {
        isPassedOff
            ? "The files of the analysis are as they were written; what was ADDED bears the name of one and is not "
                + "of it (move it elsewhere)."
            : "\(count(files, "other file")) in the folder \(files == 1 ? "is" : "are") not of the analysis."
    }

    static func noAnalysis(_ path: String) -> String {
        "\(path): holds no finished analysis (give the folder that analyse wrote)"
    }

    static func rerun(_ failure: Rerun.Failure) -> String {
        switch failure {
        case .noAnalysis(let path): noAnalysis(path)
        case .otherVersion(let version):
            "made by version \(version) of the program: a new run is no comparison (verify with that version)"
        case .needs(let option): "made with \(option): a new run needs the same folder (give \(option) too)"
        case .unreadableOptions:
            "manifest.json holds an option that this program does not know (verify with the version that wrote it)"
        }
    }

    static let renamed =
        "Everything is as it was written, but inputs bear other names: no new run was compared (give them under their names)."

    /// Ten places wide, so that the subjects stand under each other.
    static func outcome(_ outcome: Verification.Outcome) -> String {
        let word =
            switch outcome {
            case .intact: "intact"
            case .changed: "CHANGED"
            case .missing: "MISSING"
            case .renamed: "renamed"
            case .chainBroken: "BROKEN"
            case .notListed: "not listed"
            case .added: "ADDED"
            case .foreign: "not of it"
            }
        return word + String(repeating: " ", count: 10 - word.count)
    }

    static let noRenderer =
        "--pdf: neither WeasyPrint nor Chromium is installed; report.html was written without a PDF "
        + "(install weasyprint, or print report.html from a browser)"

    static func spelled(_ characters: Int) -> String {
        "--pdf: \(count(characters, "character")) without a glyph in the installed fonts "
            + "\(characters == 1 ? "is" : "are") printed by name (install the Noto fonts; the HTML has the character)"
    }

    static func rendering(_ file: String, _ failure: PDFRenderer.Failure) -> String {
        let page = file.replacing(".pdf", with: ".html")
        return switch failure {
        case .failed(let name, let status):
            "\(file): \(name) failed with status \(status); \(page) was written without a PDF (print it from a browser)"
        case .incomplete(let name, let rows):
            "\(file): the PDF of \(name) lacks \(count(rows, "row")) of the transcript and was not kept "
                + "(print \(page) from a browser)"
        }
    }

    static func deviating(_ file: String, _ passages: Int) -> String {
        "\(file): in \(count(passages, "passage")) the text that is searched, copied and read aloud is not that of "
            + "\(file.replacing(".pdf", with: ".html")) (search and copy in the HTML)"
    }

    static func unprinted(volumes: Int) -> String {
        "--pdf: \(count(volumes, "further volume")) of the transcript \(volumes == 1 ? "was" : "were") not rendered "
            + "(print the HTML of what is wanted from a browser)"
    }

    static func system(_ code: Int32) -> String {
        String(cString: strerror(code)).lowercased()
    }

    static func stage(_ stage: Escalation.Stage) -> String {
        switch stage {
        case .ageQuestion: "question about age"
        case .isolationQuestion: "question whether alone"
        case .sexualTopic: "sexual topic"
        case .imageRequest: "request for a picture"
        case .imageReceived: "picture received"
        case .platformMove: "move to another service"
        case .secrecy: "secrecy"
        case .meetingRequest: "request to meet"
        case .giftOffer: "offer of gift or money"
        case .threat: "threat"
        case .demand: "demand"
        case .payment: "payment claimed"
        }
    }
}
