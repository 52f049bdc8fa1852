// swift-tools-version: 6.3
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
    name: "chatforensics",
    products: [
        .executable(name: "chatforensics", targets: ["chatforensics"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // System libraries, each imported by one target.
        .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CFriBidi", pkgConfig: "fribidi", providers: [.apt(["libfribidi-dev"])]),
        .systemLibrary(name: "CMemory"),
        .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(
            name: "CPhoneNumber",
            linkerSettings: [.linkedLibrary("phonenumber")]
        ),
        .target(
            name: "CLanguage",
            linkerSettings: [.linkedLibrary("cld2")]
        ),
        .target(
            name: "CPicture",
            linkerSettings: [.linkedLibrary("jpeg"), .linkedLibrary("png16"), .linkedLibrary("webp")]
        ),

        // The rule packs, compiled in as they are.
        .target(name: "CRulePacks"),

        // Letters that pass for others.
        .target(name: "Confusables"),

        // The normalised timeline.
        .target(name: "ChatModel"),

        // From what was handed in to events.
        .target(name: "Evidence", dependencies: ["CArchive", .product(name: "Crypto", package: "swift-crypto")]),
        .target(name: "Formats", dependencies: ["CXML2"]),
        .target(name: "Importing", dependencies: ["ChatModel", "Evidence", "Formats"]),
        .target(name: "Importers", dependencies: ["Importing", "Formats", "ChatModel", "Evidence"]),

        // From bytes to pixels.
        .target(name: "Pictures", dependencies: ["CPicture"]),

        // From events to findings.
        .target(
            name: "Identifiers", dependencies: ["CPhoneNumber", .product(name: "Crypto", package: "swift-crypto")]),
        .target(
            name: "RuleEngine",
            dependencies: [
                "CLanguage", "CRulePacks", "Confusables", "Yams", .product(name: "Crypto", package: "swift-crypto"),
            ],
            exclude: ["Packs"]
        ),
        .target(name: "Analysis", dependencies: ["ChatModel", "RuleEngine", "Identifiers"]),
        .target(name: "Detectors", dependencies: ["Analysis", "ChatModel", "RuleEngine", "Identifiers"]),

        // From cases to leads: the science over plain values, and the file that holds the cases.
        .target(
            name: "Comparison",
            dependencies: ["Confusables"],
            resources: [
                .embedInCode("Style/Reference/en.tsv"), .embedInCode("Scripts/Reference/stock-en.tsv"),
                .embedInCode("Scripts/Reference/background.txt"), .embedInCode("Scripts/Reference/stock-demands.tsv"),
                .embedInCode("Index/Reference/placeholders.tsv"), .embedInCode("Index/Reference/names.tsv"),
                .embedInCode("Index/Reference/numbers.tsv"), .embedInCode("Index/Reference/shops.tsv"),
            ]
        ),
        .target(
            name: "CaseStore",
            dependencies: [
                "Comparison", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),

        // From findings to documents.
        .target(
            name: "Reporting",
            dependencies: [
                "Analysis", "ChatModel", "Comparison", "Identifiers",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [
                .embedInCode("Templates"), .embedInCode("Quality/figures.tsv"), .embedInCode("Quality/diagnostics.tsv"),
                .embedInCode("Quality/levels.tsv"),
            ]
        ),
        .target(
            name: "Exports",
            dependencies: [
                "Analysis", "ChatModel", "Comparison", "CXLSXWriter", "Evidence",
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),

        // What a produced set must not hold.
        .target(name: "Redaction", dependencies: ["Analysis", "ChatModel", "Identifiers", "RuleEngine"]),

        // The stages joined.
        .target(
            name: "CaseWorkflow",
            dependencies: [
                "CFriBidi", "Importers", "Importing", "Formats", "Evidence", "ChatModel", "Detectors", "Analysis",
                "RuleEngine", "Identifiers", "Pictures", "Reporting", "Exports", "Redaction", "Comparison", "CaseStore",
            ]
        ),

        // What the program finds, measured against labels.
        .target(
            name: "Validation",
            dependencies: [
                "CaseWorkflow", "Analysis", "ChatModel", "Comparison", "Detectors", "Evidence", "Importing",
            ]),

        // The command line.
        .executableTarget(
            name: "chatforensics",
            dependencies: [
                "CaseWorkflow", "CaseStore", "CMemory", "Comparison", "Redaction", "Reporting", "Validation",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        // Tests: a folder a target.
        .target(
            name: "TestSupport",
            dependencies: ["CaseWorkflow", "Importers", "Importing", "Evidence", "ChatModel", "CArchive"],
            path: "Tests/TestSupport"
        ),
        .testTarget(name: "ChatModelTests", dependencies: ["ChatModel"]),
        .testTarget(name: "EvidenceTests", dependencies: ["Evidence", "TestSupport"]),
        .testTarget(name: "FormatsTests", dependencies: ["Formats"]),
        .testTarget(name: "ImportersTests", dependencies: ["Importers", "Formats", "TestSupport"]),
        .testTarget(name: "IdentifiersTests", dependencies: ["Identifiers"]),
        .testTarget(
            name: "PicturesTests", dependencies: ["Pictures", "Comparison", "TestSupport"], exclude: ["Pictures"]),
        .testTarget(name: "RuleEngineTests", dependencies: ["RuleEngine", "TestSupport"]),
        .testTarget(name: "DetectorsTests", dependencies: ["Detectors", "Analysis", "RuleEngine", "TestSupport"]),
        .testTarget(name: "ComparisonTests", dependencies: ["Comparison"]),
        .testTarget(name: "CaseStoreTests", dependencies: ["CaseStore", "Comparison", "TestSupport"]),
        .testTarget(name: "ReportingTests", dependencies: ["Reporting", "Analysis", "Identifiers", "TestSupport"]),
        .testTarget(name: "RedactionTests", dependencies: ["Redaction", "CaseWorkflow", "TestSupport"]),
        .testTarget(
            name: "ExportsTests", dependencies: ["Exports", "Analysis", "ChatModel", "Evidence", "TestSupport"]),
        .testTarget(
            name: "CaseWorkflowTests", dependencies: ["CaseWorkflow", "Identifiers", "Reporting", "TestSupport"]),
        .testTarget(
            name: "ValidationTests", dependencies: ["Validation", "Analysis", "ChatModel", "Detectors", "TestSupport"]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["CaseWorkflow", "CaseStore", "Comparison", "Redaction", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

let targetsInC = ["CPhoneNumber", "CLanguage", "CPicture", "CRulePacks"]
for target in package.targets where target.type != .system && !targetsInC.contains(target.name) {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
    ]
}
