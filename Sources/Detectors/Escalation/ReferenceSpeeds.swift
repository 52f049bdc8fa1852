// SPDX-License-Identifier: Apache-2.0

/// Speeds of the labelled development conversations, for comparison; invented texts, not casework.
///
/// One index for each of the conversations labelled as sextortion or coercive contact whose beginning is known,
/// from the labels and not from the detector. `docs/detectors/escalation-speed.md` tells what this is worth.
enum ReferenceSpeeds {
    /// Share of the reference conversations that are slower, equal ones counted half, 0 … 100.
    static func percentile(of index: Double) -> Int {
        let slower = ascending.count { $0 < index }
        let equal = ascending.count { $0 == index }
        return Int((100 * (Double(slower) + Double(equal) / 2) / Double(ascending.count)).rounded())
    }

    /// The size of the table is the n that documents quote.
    static let ascending: [Double] = [
        0.052, 0.062, 0.073, 0.135, 0.149, 0.171, 0.214, 0.323, 0.382, 0.400, 0.460, 0.489,
        0.490, 0.492, 0.503, 0.516, 0.532, 0.532, 0.537, 0.542, 0.573, 0.573, 0.588, 0.602,
        0.612, 0.626, 0.634, 0.642, 0.643, 0.648, 0.655, 0.659, 0.661, 0.662, 0.686, 0.692,
        0.707, 0.708, 0.731, 0.754, 0.759, 0.790, 0.794, 0.797, 0.802, 0.837, 0.840, 0.843,
        0.848, 0.849, 0.853, 0.857, 0.862, 0.863, 0.864, 0.875, 0.878, 0.883, 0.884, 0.884,
        0.889, 0.891, 0.894, 0.896, 0.900, 0.902, 0.906, 0.913, 0.918, 0.921, 0.933, 0.933,
        0.937, 0.937, 0.949, 0.955, 0.956, 0.958, 0.959, 0.959, 0.962, 0.967, 0.968, 0.981,
        0.983, 0.986,
    ]
}
