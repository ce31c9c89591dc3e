import Foundation

/// sRGB (IEC 61966-2-1): what a screen shows where nobody says otherwise.
enum StandardRGB {
    /// Of red, green and blue, brought to D50 by Bradford's transform.
    static let primaries = [
        [0.4360747, 0.2225045, 0.0139322], [0.3850649, 0.7168786, 0.0971045],
        [0.1430804, 0.0606169, 0.7141733],
    ]

    static func linear(_ value: Double) -> Double {
        value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }

    static func encoded(_ value: Double) -> Double {
        value <= 0.0031308 ? value * 12.92 : 1.055 * pow(value, 1 / 2.4) - 0.055
    }

    static let profile: Data = {
        let curve = ICCProfile.curve((0..<1024).map { linear(Double($0) / 1023) })
        var profile = ICCProfile(deviceClass: "mntr", colourSpace: "RGB ", connectionSpace: "XYZ ")
        profile.tags = [
            (["desc"], ICCProfile.description("sRGB IEC61966-2.1")),
            (["cprt"], ICCProfile.text("No copyright, use freely")),
            (["wtpt"], ICCProfile.point(ICCProfile.whitePoint)),
            (["rXYZ"], ICCProfile.point(primaries[0])), (["gXYZ"], ICCProfile.point(primaries[1])),
            (["bXYZ"], ICCProfile.point(primaries[2])),
            (["rTRC", "gTRC", "bTRC"], curve),
        ]
        return profile.data
    }()
}
