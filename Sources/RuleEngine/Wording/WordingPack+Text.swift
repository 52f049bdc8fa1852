// SPDX-License-Identifier: Apache-2.0

extension WordingPack {
    /// Reads a pack: `key: value` lines, then `=model name`, `=trees name`, `=features` and what belongs to each, one a line.
    ///
    /// A feature is its text, a tab, and `function:weight` pairs.
    /// - Parameter stopsAtHead: Whether models and features are left unread.
    public init(reading bytes: [UInt8], file: String, stopsAtHead: Bool = false) throws(RulePackError) {
        self.init()
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw RulePackError(file: file, reason: .notReadable)
        }
        var section: Substring = ""
        var number = 0
        lines: for line in text.utf8.split(separator: 10, omittingEmptySubsequences: false) {
            number += 1
            guard let first = line.first, first != 35 else { continue }
            let line = Substring(line)
            let isRead: Bool
            if first == 61 {
                if stopsAtHead { break lines }
                section = line.dropFirst()
                isRead = section == "features" || section.hasPrefix("model ") || section.hasPrefix("trees ")
            } else if section.isEmpty {
                isRead = readHead(line)
            } else if section == "features" {
                isRead = readFeature(line)
            } else if section.hasPrefix("trees ") {
                isRead = readTree(line, of: String(section.dropFirst(6)))
            } else {
                isRead = readWeight(line, of: String(section.dropFirst(6)))
            }
            guard isRead else { throw RulePackError(file: file, line: number, reason: .notReadable) }
        }
        guard !id.isEmpty else { throw RulePackError(file: file, reason: .missing(key: "pack")) }
        guard !version.isEmpty else { throw RulePackError(file: file, reason: .missing(key: "version")) }
    }

    private mutating func readHead(_ line: Substring) -> Bool {
        guard let colon = line.firstIndex(of: ":") else { return false }
        let value = line[line.index(after: colon)...].drop { $0 == " " }
        let words = value.split(separator: " ")
        switch line[..<colon] {
        case "pack": id = String(value)
        case "version": version = String(value)
        case "use":
            guard let known = Use(rawValue: String(value)) else { return false }
            use = known
        case "language": languages = words.map(String.init)
        case "basis": basis = String(value)
        case "classes": classes = words.map(String.init)
        case "set":
            guard words.count == 3, let conversations = Int(words[1]), let messages = Int(words[2]) else {
                return false
            }
            sets.append(TrainingSet(name: String(words[0]), conversations: conversations, messages: messages))
        case "function":
            guard words.count == 2, let bias = Int32(words[1]) else { return false }
            functions.append(Function(name: String(words[0]), bias: bias))
        default: return false
        }
        return true
    }

    private mutating func readFeature(_ line: Substring) -> Bool {
        let parts = line.utf8.split(separator: 9)
        guard parts.count == 2 else { return false }
        var weights: [(function: Int, weight: Int32)] = []
        for item in parts[1].split(separator: 32) {
            let pair = item.split(separator: 58)
            guard pair.count == 2, let function = Int(Substring(pair[0])), let weight = Int32(Substring(pair[1])),
                functions.indices.contains(function), abs(Int(weight)) <= Self.heaviest
            else { return false }
            weights.append((function, weight))
        }
        features.append(Feature(text: String(Substring(parts[0])), weights: weights))
        return true
    }

    private mutating func readWeight(_ line: Substring, of model: String) -> Bool {
        let parts = line.split(separator: "\t")
        guard parts.count == 2, let weight = Double(parts[1]), weight.isFinite else { return false }
        if parts[0] == "bias" {
            models[model, default: LinearModel(bias: 0, weights: [:])].bias = weight
        } else {
            models[model, default: LinearModel(bias: 0, weights: [:])].weights[String(parts[0])] = weight
        }
        return true
    }

    /// Ten columns: measure and cut of the first question, then for either side measure, cut and the two values; `-` for none.
    private mutating func readTree(_ line: Substring, of model: String) -> Bool {
        let parts = line.split(separator: "\t")
        let numbers = parts.map { Double($0) }
        if parts.count == 2, parts[0] == "bias", let bias = numbers[1], bias.isFinite {
            trees[model, default: DecisionTrees(bias: 0, trees: [])].bias = bias
            return true
        }
        guard parts.count == 10, [1, 3, 4, 5, 7, 8, 9].allSatisfy({ numbers[$0]?.isFinite == true }) else {
            return false
        }
        func side(_ start: Int) -> DecisionTrees.Side {
            DecisionTrees.Side(
                question: parts[start] == "-"
                    ? nil : DecisionTrees.Question(measure: String(parts[start]), cut: numbers[start + 1] ?? 0),
                below: numbers[start + 2] ?? 0, above: numbers[start + 3] ?? 0)
        }
        trees[model, default: DecisionTrees(bias: 0, trees: [])].trees.append(
            DecisionTrees.Tree(
                question: DecisionTrees.Question(measure: String(parts[0]), cut: numbers[1] ?? 0), below: side(2),
                above: side(6)))
        return true
    }

    private static func text(of tree: DecisionTrees.Tree) -> String {
        let sides = [tree.below, tree.above].map { side in
            "\(side.question?.measure ?? "-")\t\(rounded(side.question?.cut ?? 0))\t\(rounded(side.below))\t\(rounded(side.above))"
        }
        return "\(tree.question.measure)\t\(rounded(tree.question.cut))\t" + sides.joined(separator: "\t")
    }

    /// No single feature may weigh more, so that sums stay far from overflow.
    private static let heaviest = 100_000

    /// The pack as its file.
    public var text: String {
        var text = """
            # SPDX-License-Identifier: Apache-2.0
            # Written by `chatforensics rules learn`; docs/writing-rules.md explains each part.
            pack: \(id)
            version: \(version)
            use: \(use.rawValue)
            language: \(languages.joined(separator: " "))
            basis: \(basis)
            classes: \(classes.joined(separator: " "))

            """
        for set in sets { text += "set: \(set.name) \(set.conversations) \(set.messages)\n" }
        for function in functions { text += "function: \(function.name) \(function.bias)\n" }
        for (name, model) in models.sorted(by: { $0.key < $1.key }) {
            text += "=model \(name)\nbias\t\(Self.rounded(model.bias))\n"
            for (measure, weight) in model.weights.sorted(by: { $0.key < $1.key }) {
                text += "\(measure)\t\(Self.rounded(weight))\n"
            }
        }
        for (name, model) in trees.sorted(by: { $0.key < $1.key }) {
            text += "=trees \(name)\nbias\t\(Self.rounded(model.bias))\n"
            for tree in model.trees { text += Self.text(of: tree) + "\n" }
        }
        text += "=features\n"
        for feature in features {
            text += feature.text + "\t"
            text += feature.weights.map { "\($0.function):\($0.weight)" }.joined(separator: " ") + "\n"
        }
        return text
    }

    private static func rounded(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
}
