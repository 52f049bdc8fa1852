// SPDX-License-Identifier: Apache-2.0

/// A page that stands beside the case report: an opening with a table of facts, and its sections.
struct PageFrame {
    /// A part of the page.
    struct Section {
        var id: String
        var title: String
        /// What it is about, for the contents.
        var subject: Prose?
        var blocks: [Block]
        /// How the contents name it.
        var entry = Entry.own
    }

    /// A line of the contents.
    enum Entry {
        /// Title and subject.
        case own
        /// Other words, which stand for the sections behind it too.
        case words(Prose)
        /// A line before it stands for it.
        case none
    }

    /// What the head and the foot of each sheet say.
    struct Furniture {
        var marking: String?
        /// The kind of page.
        var name: String
        /// The two lines of the foot.
        var foot: (first: String, second: String)

        fileprivate var css: String {
            let marking = Name.short(marking ?? "No marking given")
            let width = StyleSheet.widthOfMarking(marking)
            return "@page{@top-left{content:\(StyleSheet.string(marking));width:\(width)%}"
                + "@top-right{content:\(StyleSheet.string(name));width:\(100 - width)%}"
                + "@bottom-left{content:\(StyleSheet.string(foot.first)) \"\\A \" \(StyleSheet.string(foot.second))}}\n"
        }
    }

    /// Name of the template.
    var template: String
    var title: String
    /// What the page is for, under its title, where the template does not say it.
    var subtitle: Prose?
    var unit: String?
    var facts: Table
    var sections: [Section]
    var furniture: Furniture
    /// What this page lays out in another way than the case report.
    var layout = ""

    /// The whole file.
    func html(_ templates: TemplateSet) -> [UInt8] {
        let contexts = Contexts(width: 4, printed: [])
        let styles = templates.styles
        let own = furniture.css + ".frame.single{display:block}\n" + layout
        let page = templates.render(
            template,
            [
                "title": contexts.runs(title, namesEmoji: false),
                "css": [styles["report"], styles["screen"], styles["print"], own].compactMap(\.self)
                    .joined(separator: "\n"),
                "unit": ["runs": contexts.runs(unit ?? "Digital evidence", namesEmoji: false)],
                "sub": subtitle.map(contexts.prose) ?? [],
                "facts": contexts.block(.table(facts))["table"] ?? [:],
                "contents": sections.enumerated().compactMap { index, section -> Fields? in
                    // Without a title of its own a line would have the page's.
                    var line: Fields = ["id": section.id, "number": String(index + 1), "title": ""]
                    switch section.entry {
                    case .none: return nil
                    case .words(let words): line["prose"] = contexts.prose(words)
                    case .own:
                        line["title"] = section.title
                        line["prose"] = section.subject.map { contexts.prose(Prose(.text(": ")) + $0) } ?? []
                    }
                    return line
                },
                "sections": sections.map { section -> Fields in
                    ["id": section.id, "title": section.title, "blocks": section.blocks.map(contexts.block)]
                },
            ])
        return Array((page + "\n").utf8)
    }
}
