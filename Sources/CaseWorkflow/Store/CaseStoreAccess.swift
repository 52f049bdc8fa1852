// SPDX-License-Identifier: Apache-2.0

public import Analysis
public import CaseStore
import Foundation

/// The case store as commands use it.
public enum CaseStoreAccess {
    /// `--store`, else `$CHATFORENSICS_STORE`, else `~/.local/share/chatforensics/cases.sqlite`.
    public static func path(_ given: String?) -> String {
        let environment = ProcessInfo.processInfo.environment
        if let given { return given }
        if let named = environment["CHATFORENSICS_STORE"], !named.isEmpty { return named }
        let home = environment["HOME"] ?? FileManager.default.homeDirectoryForCurrentUser.path
        return home + "/.local/share/chatforensics/cases.sqlite"
    }

    /// Who acts now; the reason in the actor's own words.
    public static func act(_ run: RunFacts, actor: String? = nil, reason: String? = nil) -> StoreAct {
        StoreAct(time: RunFacts.now(), actor: actor ?? run.user, reason: reason ?? "")
    }

    /// Makes sure, before minutes of reading, that a case can be filed.
    ///
    /// A store that is there opens and may be written; where there is none its folder may be. Makes nothing.
    ///
    /// - Throws: `CaseStoreError`.
    public static func check(_ path: String) throws {
        var place = URL(filePath: path).standardizedFileURL
        if FileManager.default.fileExists(atPath: place.path) {
            // An empty file becomes the store when the case is filed.
            let size = try? FileManager.default.attributesOfItem(atPath: place.path)[.size] as? Int
            if size != 0 { _ = try CaseStore(path, makesFile: false) }
        } else {
            repeat { place.deleteLastPathComponent() } while !FileManager.default.fileExists(atPath: place.path)
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
            guard isFolder.boolValue else { throw CaseStoreError.cannotOpen(code: -Int(ENOTDIR)) }
        }
        guard access(place.path, W_OK) == 0 else { throw CaseStoreError.cannotOpen(code: -Int(errno)) }
    }

    /// Files an analysis under its case reference.
    ///
    /// - Parameter pictures: what was read of the pictures; nil where none were looked at.
    /// - Throws: `CaseStoreError`.
    public static func file(
        _ analysis: CaseAnalysis, pictures: CasePictures? = nil, under reference: String, store path: String,
        by act: StoreAct, progress: RunProgress = RunProgress()
    ) throws -> CaseStore.Filed {
        progress.begin(.filing, total: 0)
        let filed = CaseFiling(analysis, pictures: pictures).filed(under: reference)
        return try CaseStore(path, makesFile: true).file(filed, by: act)
    }
}
