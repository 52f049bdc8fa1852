// SPDX-License-Identifier: Apache-2.0

/// Takes in one member: hashes it, and keeps it in memory, in the scratch file, or not at all.
struct MemberStore {
    private enum Place {
        case memory([UInt8])
        case scratch(start: Int)
        case nowhere
    }

    private let name: Substring
    private let memoryLimit: Int
    private var digester = Digester()
    private var place: Place
    private var hasBeenJudged: Bool
    private(set) var head: [UInt8] = []
    private(set) var size = 0
    private(set) var failure: FileError?

    /// A store for a member that is to be kept.
    ///
    /// - Parameters:
    ///   - name: judges, with the first bytes, whether the member is only hashed; nil keeps it in any case.
    ///   - memoryLimit: bytes above which the member goes to the scratch file.
    init(name: Substring?, memoryLimit: Int) {
        self.name = name ?? ""
        self.memoryLimit = memoryLimit
        hasBeenJudged = name == nil
        place = .memory([])
    }

    /// Counts and hashes, and keeps nothing.
    static var unkept: MemberStore {
        var store = MemberStore(name: nil, memoryLimit: 0)
        store.place = .nowhere
        return store
    }

    var digest: Digest { digester.finish() }

    mutating func append(_ block: UnsafeRawBufferPointer, scratch: inout ScratchSpace) {
        digester.update(block)
        size += block.count
        if head.count < ContainerKind.headSize {
            head.append(contentsOf: block.prefix(ContainerKind.headSize - head.count))
        }
        switch place {
        case .nowhere: return
        case .scratch: write(block, to: &scratch)
        case .memory(var bytes):
            place = .nowhere
            bytes.append(contentsOf: block)
            place = .memory(bytes)
            if !hasBeenJudged, head.count == ContainerKind.headSize { judge() }
            if case .memory(let bytes) = place, bytes.count > memoryLimit {
                place = .scratch(start: scratch.end)
                bytes.withUnsafeBytes { write($0, to: &scratch) }
            }
        }
    }

    /// Appends the hole of a sparse file.
    mutating func appendZeros(_ count: Int, scratch: inout ScratchSpace) {
        var left = count
        let zeros = [UInt8](repeating: 0, count: min(count, 65_536))
        while left > 0 {
            let step = min(left, zeros.count)
            zeros.withUnsafeBytes { append(UnsafeRawBufferPointer(rebasing: $0[..<step]), scratch: &scratch) }
            left -= step
        }
    }

    /// Where the bytes are; nil when they were hashed and let go.
    mutating func finish(scratch: ScratchSpace) -> ByteSource? {
        if let failure { return .unavailable(errno: failure.errno) }
        if !hasBeenJudged { judge() }
        switch place {
        case .nowhere: return nil
        case .scratch(let start): return scratch.stretch(from: start)
        case .memory(let bytes):
            // Growing by doubling may have left half the room empty.
            return .memory(bytes.capacity > bytes.count + 4_096 ? bytes.map { $0 } : bytes)
        }
    }

    private mutating func judge() {
        hasBeenJudged = true
        if MediaSort.isMedia(name: name, head: head) { place = .nowhere }
    }

    private mutating func write(_ block: UnsafeRawBufferPointer, to scratch: inout ScratchSpace) {
        guard failure == nil else { return }
        do throws(FileError) { try scratch.append(block) } catch { failure = error }
    }
}
