import Foundation

/// The greys of sRGB.
enum StandardGrey {
    static let profile: Data = {
        var profile = ICCProfile(deviceClass: "mntr", colourSpace: "GRAY", connectionSpace: "XYZ ")
        profile.tags = [
            (["desc"], ICCProfile.description("Grey as of sRGB")),
            (["cprt"], ICCProfile.text("No copyright, use freely")),
            (["wtpt"], ICCProfile.point(ICCProfile.whitePoint)),
            (["kTRC"], ICCProfile.curve((0..<1024).map { StandardRGB.linear(Double($0) / 1023) })),
        ]
        return profile.data
    }()
}
