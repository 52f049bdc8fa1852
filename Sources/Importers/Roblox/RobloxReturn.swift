// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads the tables that Roblox hands out on legal process: chats, messages, friends, followers and network addresses of
/// one account.
///
/// Format notes: docs/formats/roblox-return.md.
public struct RobloxReturn: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "roblox-return", name: "Roblox records of an account (CSV)", platform: .roblox, revision: 3)

    /// Importers have no state.
    public init() {}

    /// Claims every table with the columns of one of the lists; those of one folder are one account's.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var order: [String] = []
        var folders: [String: [(list: RobloxList, exhibit: Exhibit)]] = [:]
        for exhibit in survey.exhibits {
            guard let list = RobloxList(head: survey.head(of: exhibit)) else { continue }
            let root = exhibit.folder.isEmpty ? exhibit.path : String(exhibit.folder)
            if folders[root] == nil { order.append(root) }
            folders[root, default: []].append((list, exhibit))
        }
        guard !order.isEmpty else { return nil }
        let units = order.map { root in
            // Chats say in each row whose records they are.
            let files = (folders[root] ?? []).sorted {
                ($0.list.rawValue, $0.exhibit.number) < ($1.list.rawValue, $1.exhibit.number)
            }
            return ImportUnit(files.map(\.exhibit), export: root)
        }
        return Claim(.certain, reason: "tables of a Roblox account", units: units)
    }

    /// Reads the tables of one account.
    public func read(
        _ unit: ImportUnit, of evidence: EvidenceSet, settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var owner = RobloxOwner()
        for exhibit in unit.exhibits {
            _ = try TextFile.damage(reading: exhibit, of: evidence) { (bytes, _) throws(ImportError) in
                owner.look(at: bytes, name: exhibit.name)
            }
        }
        var reader = RobloxReader(owner: owner.number)
        try evidence.lendTexts(unit.exhibits, to: &sink) { (file, bytes, sink) throws(ImportError) in
            file.reportEncoding(into: &sink)
            try reader.read(bytes, file, into: &sink)
        }
    }
}

/// The lists of a return, by their columns.
enum RobloxList: Int {
    case chats, messages, walls, friends, followers, addresses, devices, deviceIDs

    init?(head: [UInt8]) {
        let columns = Set(HeadedTable.columns(ofHead: head).first ?? [])
        if columns.isSuperset(of: ["ts", "conversationid", "userid", "text", "requestuserid"]) {
            self = .chats
        } else if columns.isSuperset(of: ["authorid", "recipientid", "body", "createdtime"]) {
            self = .messages
        } else if columns.isSuperset(of: ["userid", "frienduserid", "createdutc"]) {
            self = .friends
        } else if columns.isSuperset(of: ["userid", "followeruserid", "createdutc"]) {
            self = .followers
        } else if columns.isSuperset(of: ["userid", "ipaddress", "firstrecordedutc"]) {
            self = .addresses
        } else if columns.isSuperset(of: ["groupid", "userid", "posttext"]) {
            self = .walls
        } else if columns.isSuperset(of: ["piiuserid", "devicename"]) {
            self = .devices
        } else if columns.isSuperset(of: ["piiuserid", "piideviceid"]) {
            self = .deviceIDs
        } else {
            return nil
        }
    }

    /// A column that the list alone has, by which its head is found.
    var column: String {
        switch self {
        case .chats: "conversationid"
        case .messages: "authorid"
        case .walls: "posttext"
        case .friends: "frienduserid"
        case .followers: "followeruserid"
        case .addresses: "ipaddress"
        case .devices: "devicename"
        case .deviceIDs: "piideviceid"
        }
    }
}

/// Whose records they are: chats say it, other lists by the one number that stands in all rows, or that the file's name has.
struct RobloxOwner {
    private(set) var number: String?

    mutating func look(at bytes: Span<UInt8>, name: Substring) {
        guard number == nil, let list = RobloxList(head: Survey.head(of: bytes)),
            var table = HeadedTable(in: bytes, column: list.column)
        else { return }
        let pair: [String] =
            switch list {
            case .chats: ["requestuserid"]
            case .messages: ["authorid", "recipientid"]
            case .friends: ["userid", "frienduserid"]
            case .followers: ["userid", "followeruserid"]
            case .addresses, .walls: ["userid"]
            case .devices, .deviceIDs: ["piiuserid"]
            }
        var common: Set<String>?
        var rows = 0
        while rows < 10_000, let row = table.next(in: bytes) {
            let numbers = Set(pair.compactMap { table.value(row, $0, in: bytes) })
            guard !numbers.isEmpty else { continue }
            rows += 1
            common = common?.intersection(numbers) ?? numbers
        }
        guard let common else { return }
        let told = name.split { !$0.isNumber }.map(String.init).filter { $0.count >= 3 }
        number = common.count == 1 && (pair.count == 1 || rows > 1) ? common.first : common.first(where: told.contains)
    }
}

extension Platform {
    /// Roblox.
    static let roblox = Platform(rawValue: "roblox")
}
