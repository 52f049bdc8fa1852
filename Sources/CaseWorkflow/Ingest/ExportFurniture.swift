// SPDX-License-Identifier: Apache-2.0

import Evidence
import Importing

/// Tells what an export brings along from files that merely lie in its folder.
///
/// An importer takes all that lies around its records for companions, because records may name any of it. What no
/// record named is page furniture, or data in the form of the records that is no chat. Anything else was put there by
/// somebody: nobody understands it, and the report says so.
struct ExportFurniture {
    /// The ends of the names of the files that each importer reads.
    private var forms: [String: Set<String>] = [:]
    /// Paths of the files read, without the ends of their names: a chat may be there in several forms.
    private var stems: Set<Substring> = []

    init(_ jobs: [ImportPlan.Job]) {
        for job in jobs {
            for exhibit in job.unit.exhibits {
                forms[job.importerID, default: []].insert(Self.form(of: exhibit))
                stems.insert(Self.stem(of: exhibit))
            }
        }
    }

    /// Whether a companion of an importer's export may belong to it.
    func holds(_ exhibit: Exhibit, of importer: String) -> Bool {
        let form = Self.form(of: exhibit)
        if Self.pageForms.contains(form) || forms[importer]?.contains(form) == true { return true }
        let name = exhibit.name.lowercased()
        return stems.contains(Self.stem(of: exhibit)) || Self.besides.contains(name) || name.hasPrefix("readme")
            || name.hasPrefix("no-data")
    }

    private static func stem(of exhibit: Exhibit) -> Substring {
        let form = form(of: exhibit)
        return form.isEmpty ? exhibit.path[...] : exhibit.path.dropLast(form.count + 1)
    }

    /// What programs write beside the records: signal-export its chat in another form, Signal Desktop its own facts.
    private static let besides: Set<String> = ["chat.md", "metadata.json"]

    private static func form(of exhibit: Exhibit) -> String {
        let name = exhibit.name
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return name[dot...].dropFirst().lowercased()
    }

    /// What pages are made of, and cards of contacts.
    private static let pageForms: Set<String> = [
        "css", "js", "html", "htm", "xsl", "svg", "ico", "woff", "woff2", "ttf", "map", "vcf", "tgs", "webp", "thumb",
    ]
}
