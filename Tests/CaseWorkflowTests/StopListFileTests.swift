// SPDX-License-Identifier: Apache-2.0

import CaseWorkflow
import Comparison
import Foundation
import Identifiers
import TestSupport
import Testing

@Suite("A unit's own list of values that link nobody") struct StopListFileTests {
    @Test(
        "reads values as people write them, and as a comparison prints them",
        arguments: [
            ("phone", "0345 734 5345", "+443457345345"), ("phone", "+44 (0)20 7946 0123", "+442079460123"),
            ("Phone", "+447700900123", "+447700900123"), ("phone", "(212) 555-0142", "+12125550142"),
            ("iban", "GB36 BARC 8612 4578 4753 69", "GB36BARC86124578475369"),
            ("IBAN", "GB36-BARC-8612-4578-4753-69", "GB36BARC86124578475369"),
            ("bitcoin", "BC1Q8M76DMNCCVD6K6V4KYFZASFLDT0H8E2LUWP9M4", "bc1q8m76dmnccvd6k6v4kyfzasfldt0h8e2luwp9m4"),
            ("ethereum", "AB71FC4C8A1C4D62B9202B36EE7C07DD398A0907", "0xab71fc4c8a1c4d62b9202b36ee7c07dd398a0907"),
            ("email", "Quill.Desk+two@Example.com", "quill.desk@example.com"),
            ("email", "m.l.i.n.d@googlemail.com", "mlind@gmail.com"),
            ("ukAccount", "20-30-41 31926827", "203041-31926827"), ("ukaccount", "203041-31926827", "203041-31926827"),
            ("card", "4242 4242 4242 4242", "4242424242424242"),
            ("username", "@MaraLind", "maralind"), ("username", "maralind", "maralind"),
            ("cashtag", "£MaraLind", "$maralind"), ("cashtag", "$maralind", "$maralind"),
            ("paypal", "paypal.me/MaraLind", "paypal.me/maralind"), ("paypal", "lind@example.com", "lind@example.com"),
            ("revolut", "@maralind1", "revolut.me/maralind1"),
            ("revolut", "revolut.me/maralind1", "revolut.me/maralind1"),
            ("url", "https://www.Example.com/club/list?utm_source=x", "https://example.com/club/list"),
            ("url", "example.com/club/list", "https://example.com/club/list"), ("domain", "Example.com", "example.com"),
            ("accountId", "telegram:41512", "telegram:41512"),
        ])
    func values(kind: String, written: String, form: String) throws {
        let list = try StopListFile.list("\(kind)\t\(written)\tours")
        let kinds = ["ukaccount": "ukAccount", "Phone": "phone", "IBAN": "iban"]
        let name = kinds[kind] ?? kind
        #expect(list.reason(kind: name, value: form) == "ours")
        // What it prints it takes again.
        #expect(try StopListFile.list("\(name)\t\(form)\tours").reason(kind: name, value: form) == "ours")
    }

    @Test(
        "refuses the first line that stops nothing",
        arguments: [
            ("phone\t+447700900123", StopListFile.Fault.form(line: 1)),
            ("# ours\n\niban GB33TEST1 decoy\n", .form(line: 3)), ("\nphone\t\tdecoy", .form(line: 2)),
            ("telephone\t+447700900123\tdecoy", .kind(line: 1)),
            ("phone\tthe office\tours", .value(line: 1, kind: "phone")),
            ("phone\t0345 734 5345 or 0345 734 5346\tours", .value(line: 1, kind: "phone")),
            ("iban\tGB36 BARC\tours", .value(line: 1, kind: "iban")),
            ("email\tthe desk at the office\tours", .value(line: 1, kind: "email")),
            ("bitcoin\tbc1q8m76\tours", .value(line: 1, kind: "bitcoin")),
        ])
    func faults(file: String, fault: StopListFile.Fault) {
        #expect(throws: fault) { try StopListFile.list(file) }
    }

    @Test("takes files as spreadsheets and editors write them")
    func files() throws {
        let list = try StopListFile.list(
            "\u{FEFF}phone\t 0345 734 5345 \tbank\tadded by hand\r\n\t\t\r\n# end\r\nphone\t0300 123 2040\tfraud line\r\n"
        )
        #expect(list.reason(kind: "phone", value: "+443457345345") == "bank")
        #expect(list.reason(kind: "phone", value: "+443001232040") == "fraud line")
    }

    @Test("each number of the list of help lines and services is a number that there is, in the form of texts")
    func numbers() throws {
        let table = Repository.root.appending(path: "Sources/Comparison/Index/Reference/numbers.tsv")
        let rows = try String(contentsOf: table, encoding: .utf8).split(separator: "\n").filter { $0.first != "#" }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        #expect(rows.count > 50 && Set(rows.map { $0[0] }).count == rows.count)
        for row in rows {
            #expect(
                row.count == 4 && row.allSatisfy { !$0.isEmpty } && ["help line", "service"].contains(row[1]), "\(row)")
            var (found, sums): ([IdentifierMatch], [MoneyMatch]) = ([], [])
            IdentifierFinder().find(in: Array("phone \(row[0])".utf8).span, identifiers: &found, money: &sums)
            #expect(found.map(\.value) == [row[0]] && found.first?.status == .valid, "\(row[0]) \(row[2])")
        }
    }
}
