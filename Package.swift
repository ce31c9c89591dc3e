// swift-tools-version: 6.2
import PackageDescription

// The floors of docs/architecture.md, lowest first: a target imports only from a lower floor.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

func library(
    _ name: String, _ dependencies: [Target.Dependency] = [], embedding folder: String? = nil
) -> Target {
    .target(
        name: name, dependencies: dependencies, resources: folder.map { [.embedInCode($0)] } ?? [],
        swiftSettings: strict)
}

func executable(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: dependencies, swiftSettings: strict)
}

func clibrary(_ name: String, pkgConfig: String, apt: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let hummingbird = ["Hummingbird", "HummingbirdCore"].map {
    Target.Dependency.product(name: $0, package: "hummingbird")
}
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "a2d2",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // 0  C libraries
        clibrary("CArchive", pkgConfig: "libarchive", apt: "libarchive-dev"),
        .target(name: "CBarcodes", dependencies: ["CZXing"]),
        clibrary("CFreeType", pkgConfig: "freetype2", apt: "libfreetype-dev"),
        clibrary("CHEIF", pkgConfig: "libheif", apt: "libheif-dev"),
        .target(name: "CConfinement"),
        .systemLibrary(name: "CLinux"),
        clibrary("CCurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev"),
        clibrary("CFreeXL", pkgConfig: "freexl", apt: "libfreexl-dev"),
        clibrary("CGLib", pkgConfig: "gobject-2.0", apt: "libglib2.0-dev"),
        clibrary("CGMime", pkgConfig: "gmime-3.0", apt: "libgmime-3.0-dev"),
        clibrary("CGSF", pkgConfig: "libgsf-1", apt: "libgsf-1-dev"),
        .systemLibrary(name: "COnnxRuntime"),
        clibrary("COpenSSL", pkgConfig: "libcrypto", apt: "libssl-dev"),
        clibrary("CPango", pkgConfig: "pangocairo", apt: "libpango1.0-dev"),
        clibrary("CPoppler", pkgConfig: "poppler-glib", apt: "libpoppler-glib-dev"),
        clibrary("CPostgres", pkgConfig: "libpq", apt: "libpq-dev"),
        clibrary("CQPDF", pkgConfig: "libqpdf", apt: "libqpdf-dev"),
        clibrary("CTesseract", pkgConfig: "tesseract", apt: "libtesseract-dev"),
        clibrary("CXLSXWriter", pkgConfig: "xlsxwriter", apt: "libxlsxwriter-dev"),
        clibrary("CXML", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
        clibrary("CZXing", pkgConfig: "zxing", apt: "libzxing-dev"),

        // 1  nouns, Postgres, YAML
        library("Documents"),
        library("Postgres", ["CPostgres", lifecycle, logging, subprocess, system]),
        library("StrictYAML", [yams]),
        library("Terminal", [logging]),
        library("Transfers", ["CCurl"]),

        // 2  what the worker and the extractor say to each other; the queue
        library("Buckets", ["Documents", "Transfers", "CCurl", "COpenSSL"]),
        library("Extraction", ["Documents", "CConfinement", lifecycle, logging]),
        library("Jobs", ["Documents", "Postgres", lifecycle, logging], embedding: "Migrations"),
        library("Catalogues", ["StrictYAML", lifecycle, logging]),
        library("Delivery", ["StrictYAML", logging]),
        library("Publishing", ["Documents"]),

        // 3  reading, thinking
        library(
            "Reading",
            [
                "Documents", "Extraction", "CArchive", "CBarcodes", "CConfinement", "CFreeType", "CFreeXL",
                "CGLib", "CGMime", "CGSF", "CHEIF", "COnnxRuntime", "CPoppler", "CQPDF", "CTesseract", "CXML",
            ]),
        library("Classification", ["Documents"]),
        library("Agents", ["Documents", logging]),
        library("Scheduling", ["Catalogues", "Delivery", "StrictYAML", logging]),
        library("Outbound", ["Delivery", "Documents", "Transfers", "CCurl", "COpenSSL", logging]),
        library("Typesetting", ["Publishing", "CPango"]),
        library("Workbooks", ["Publishing", "CXLSXWriter"]),

        // 4  domain SQL and blobs; pipelines and their runner
        library(
            "Store",
            [
                "Buckets", "Documents", "Postgres", "Extraction", "Jobs", "Delivery", "Scheduling", "CLinux",
                "COpenSSL",
                logging, system,
            ],
            embedding: "Migrations"),
        library(
            "Pipelines",
            [
                "Catalogues", "Documents", "Extraction", "Classification", "Agents", "Jobs", "Store",
                "StrictYAML",
                lifecycle,
                logging,
            ]),

        // 5  the stages, the door, operations
        library(
            "Stages",
            [
                "Documents", "Extraction", "Classification", "Agents", "Jobs", "Store", "Pipelines",
                "Postgres",
                logging,
            ]),
        library(
            "Intake",
            ["Documents", "Jobs", "Store", "Pipelines", "Postgres", "CLinux", lifecycle, logging, system]),
        library(
            "Firing",
            ["Documents", "Jobs", "Postgres", "Scheduling", "Store", lifecycle, logging]),
        library(
            "Health",
            [
                "Documents", "Delivery", "Extraction", "Jobs", "Outbound", "Scheduling", "Store", "Pipelines",
                "Intake", "Postgres", "StrictYAML", "Transfers", lifecycle, logging,
            ], embedding: "Page"),
        library(
            "Operations",
            [
                "Buckets", "Documents", "Delivery", "Jobs", "Store", "Pipelines", "Postgres", "StrictYAML",
                "Terminal",
                lifecycle, logging,
            ]),

        library(
            "Reports",
            [
                "Agents", "Catalogues", "Delivery", "Documents", "Jobs", "Postgres", "Publishing", "Store",
                "StrictYAML", logging, system,
            ]),

        // 6  HTTP
        library(
            "Console", hummingbird + ["Documents", "Extraction", "Jobs", "Store", lifecycle, logging, nio]),

        // 7  executables
        executable("a2d2-extractor", ["Reading", "Extraction"]),
        executable(
            "a2d2",
            [
                "Documents", "Postgres", "StrictYAML", "Terminal", "Transfers", "Extraction", "Jobs",
                "Catalogues",
                "Delivery", "Publishing", "Classification", "Agents", "Scheduling", "Outbound",
                "Typesetting", "Workbooks", "Store", "Pipelines", "Stages", "Intake", "Operations", "Firing",
                "Reports", "Health", "Console", arguments, lifecycle, logging,
            ]),

        // Benchmarks
        .executableTarget(
            name: "benchmark-pdf", dependencies: ["Publishing", "Typesetting"], path: "Benchmarks/PDF",
            swiftSettings: strict),
        .executableTarget(
            name: "benchmark-queue",
            dependencies: ["Documents", "Jobs", "Postgres", "Store", lifecycle, logging],
            path: "Benchmarks/Queue", swiftSettings: strict),
        .executableTarget(
            name: "benchmark-schedules", dependencies: ["Firing", "Scheduling"], path: "Benchmarks/Schedules",
            swiftSettings: strict),

        // What tests share
        .target(
            name: "PostgresTestSupport", dependencies: ["Postgres", logging],
            path: "Tests/Support/PostgresTestSupport", swiftSettings: strict),
        .executableTarget(
            name: "courier-program", dependencies: ["Delivery", "Outbound", "Postgres", "Store", logging],
            path: "Tests/Support/CourierProgram", swiftSettings: strict),
        .target(
            name: "BucketTestSupport", dependencies: ["Buckets"], path: "Tests/Support/BucketTestSupport",
            swiftSettings: strict),
        .target(
            name: "EndToEndSupport", path: "Tests/Support/EndToEndSupport", swiftSettings: strict),
        .target(name: "HTTPTestSupport", path: "Tests/Support/HTTPTestSupport", swiftSettings: strict),
        .target(
            name: "PublishingTestSupport", dependencies: ["Publishing"],
            path: "Tests/Support/PublishingTestSupport", swiftSettings: strict),

        // Chaos: not shipped
        .executableTarget(name: "chaos-extractor", path: "Tests/Chaos/Extractor", swiftSettings: strict),
        .target(
            name: "ChaosHarness",
            dependencies: [
                "Documents", "EndToEndSupport", "Operations", "Postgres", "Store", logging, subprocess,
                system,
            ],
            path: "Tests/Chaos/Harness", swiftSettings: strict),
        .executableTarget(
            name: "a2d2-chaos", dependencies: ["ChaosHarness"], path: "Tests/Chaos/Program",
            swiftSettings: strict),

        tests("ChaosHarness", ["ChaosHarness"]),
        tests("Documents", ["Documents"]),
        tests("Postgres", ["Postgres", "PostgresTestSupport", lifecycle, logging]),
        tests("StrictYAML", ["StrictYAML"]),
        tests("Terminal", ["Terminal", logging]),
        tests("Buckets", ["Buckets", "BucketTestSupport", "HTTPTestSupport", "Transfers"]),
        tests("Extraction", ["Extraction", "Documents", logging]),
        tests("Jobs", ["Jobs", "Documents", "Postgres", "PostgresTestSupport", lifecycle, logging]),
        tests("Publishing", ["Publishing", "PublishingTestSupport"]),
        tests(
            "Typesetting",
            ["Typesetting", "Publishing", "PublishingTestSupport", "CGLib", "CPango", "CPoppler"]),
        tests(
            "Reading",
            [
                "Reading", "Extraction", "Documents", "CArchive", "CBarcodes", "CGLib", "CGSF", "CHEIF",
                "CPoppler", "CQPDF", "CTesseract", logging,
            ]),
        tests("Classification", ["Classification", "Documents"]),
        tests("Agents", ["Agents", "Documents"]),
        tests("Delivery", ["Delivery", "StrictYAML"]),
        // The program is not imported, but run, and killed.
        tests(
            "Outbound",
            [
                "Outbound", "courier-program", "Delivery", "Postgres", "PostgresTestSupport", "Store",
                "Transfers", logging,
            ]),
        tests("Workbooks", ["Workbooks", "Publishing", "PublishingTestSupport"]),
        tests("Scheduling", ["Scheduling", "Catalogues", "StrictYAML", "Delivery", logging]),
        tests(
            "Store",
            [
                "Store", "Buckets", "BucketTestSupport", "Delivery", "Documents", "Extraction",
                "HTTPTestSupport",
                "Jobs", "Postgres", "PostgresTestSupport", "Transfers", logging, system,
            ]),
        tests(
            "Pipelines",
            [
                "Pipelines", "Catalogues", "Documents", "StrictYAML", "Extraction", "Classification",
                "Agents", "Jobs",
                "Store",
                "Postgres", "PostgresTestSupport", logging, system,
            ]),
        tests(
            "Stages",
            [
                "Stages", "Documents", "Extraction", "Jobs", "Pipelines", "Postgres", "PostgresTestSupport",
                "Store",
                logging,
            ]),
        tests(
            "Intake",
            [
                "Intake", "Documents", "Store", "Pipelines", "Postgres", "PostgresTestSupport", lifecycle,
                logging,
                system,
            ]),
        tests(
            "Health",
            [
                "Health", "Documents", "Delivery", "Extraction", "Outbound", "Pipelines", "Intake", "Store",
                "Jobs", "Postgres", "PostgresTestSupport", "StrictYAML", lifecycle, logging, system,
            ]),
        tests(
            "Operations",
            [
                "Operations", "Buckets", "BucketTestSupport", "Delivery", "Documents", "Postgres",
                "PostgresTestSupport", "Store", "StrictYAML", "Terminal", logging,
            ]),
        tests(
            "Reports",
            [
                "Reports", "Agents", "Delivery", "Documents", "Jobs", "Postgres", "PostgresTestSupport",
                "Publishing", "Store", "StrictYAML", logging,
            ]),
        tests(
            "Firing",
            [
                "Firing", "Documents", "Jobs", "Postgres", "PostgresTestSupport", "Scheduling", "Store",
                lifecycle, logging,
            ]),
        tests(
            "Console",
            [
                "Console", "Documents", "Extraction", "HTTPTestSupport", "Jobs", "Postgres",
                "PostgresTestSupport", "Store",
                lifecycle, logging, yams,
            ]),
        tests("CommandLine", ["PostgresTestSupport", subprocess, system]),
        // The executables are not imported, but run: they must be built first.
        tests(
            "EndToEnd",
            [
                "a2d2", "a2d2-extractor", "BucketTestSupport", "Documents", "EndToEndSupport",
                "HTTPTestSupport", "Postgres",
                "PostgresTestSupport",
                "Store", "Jobs",
                "Operations", logging, subprocess, system,
            ]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

// Not built unless asked for, as everything in it is instrumented for libFuzzer (scripts/fuzz).
if Context.environment["A2D2_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "a2d2-fuzz", dependencies: ["Documents", "Extraction", "Reading"], path: "Tests/Fuzzing",
            swiftSettings: strict))
}
