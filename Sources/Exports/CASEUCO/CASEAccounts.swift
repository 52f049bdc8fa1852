// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Services and accounts.
///
/// An account is not a person: no identity is made of it.
struct CASEAccounts {
    private let export: CaseExport
    private let make: GraphNodes

    init(_ export: CaseExport, _ make: GraphNodes) {
        self.export = export
        self.make = make
    }

    var nodes: [JSONText] {
        let platforms = Set(
            export.timeline.accounts.map(\.platform) + export.timeline.conversations.map(\.platform)
        ).map(\.rawValue).sorted()
        let applications = platforms.map { name in
            make.node(
                "observable:Application", name,
                [
                    "core:name": .string(name),
                    "core:hasFacet": make.node(
                        "observable:ApplicationFacet", name, ["core:name": .string(name)]),
                ])
        }
        return applications
            + export.timeline.accounts.enumerated().map { index, account in
                node(Account.ID(Int32(index)).label, account)
            }
    }

    private func node(_ label: String, _ account: Account) -> JSONText {
        let identifiers = account.identifiers.filter { $0.kind != .displayName }
        var facets = [
            make.node(
                "observable:AccountFacet", label,
                ["observable:accountIdentifier": .string(identifiers.first?.literal ?? label)]),
            make.node(
                "observable:ApplicationAccountFacet", label,
                ["observable:application": make.reference("Application", account.platform.rawValue)]),
            make.node(
                "observable:DigitalAccountFacet", label,
                [
                    "observable:displayName": account.names.first.map(JSONText.string),
                    "observable:accountLogin": identifiers.first { $0.kind == .username }.map { .string($0.literal) },
                ]),
        ]
        if let phone = identifiers.first(where: { $0.kind == .phone }) {
            facets.append(
                make.node("observable:PhoneAccountFacet", label, ["observable:phoneNumber": .string(phone.literal)]))
        }
        facets.append(
            make.ownFacet(
                "account/\(label)",
                [
                    "cfx:label": .string(label), "cfx:ownerOfExport": GraphNodes.flag(account.isOwner),
                    "cfx:identifier": account.identifiers.isEmpty
                        ? nil : .array(account.identifiers.map { .string("\($0.kind.rawValue): \($0.literal)") }),
                ]))
        return make.node("observable:ApplicationAccount", label, ["core:hasFacet": .array(facets)])
    }
}
