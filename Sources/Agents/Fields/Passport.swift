import Documents
import Foundation

/// A passport or identity card: its machine readable zone first, since its check digits prove it, then labels.
struct Passport: FieldFinder {
    func fields(in evidence: Evidence) -> [Field] {
        if let found = zone(in: evidence) { return fields(of: found.zone, spans: found.spans, evidence) }
        return []
    }

    private func zone(in evidence: Evidence) -> (zone: MachineReadableZone, spans: [Span])? {
        let candidates = evidence.layout.lines.enumerated().filter {
            MachineReadableZone.isCandidate($1.text)
        }
        for (index, candidate) in candidates.enumerated() {
            for count in [3, 2] where index + count <= candidates.count {
                let group = candidates[index..<(index + count)]
                guard group.last.map({ $0.offset - candidate.offset <= count + 1 }) ?? false,
                    let zone = MachineReadableZone(lines: group.map(\.element.text))
                else { continue }
                return (zone, group.map { Span(line: $0.offset, range: 0..<$0.element.scalars.count) })
            }
        }
        return nil
    }

    private func fields(of zone: MachineReadableZone, spans: [Span], _ evidence: Evidence) -> [Field] {
        let year = Calendar(identifier: .gregorian).component(.year, from: Date())
        var fields: [Field] = []
        func add(_ name: FieldName, _ value: String?, _ confidence: Double) {
            guard let value, !value.isEmpty else { return }
            fields.append(evidence.field(name, spans, value: value, confidence: confidence, source: .mrz))
        }
        add(.documentNumber, zone.documentNumber, zone.holdsNumber ? 0.98 : 0.5)
        add(.holderName, [zone.givenNames, zone.surname].filter { !$0.isEmpty }.joined(separator: " "), 0.9)
        let birth = MachineReadableZone.date(zone.birthDate, isBirth: true, currentYear: year)
        let expiry = MachineReadableZone.date(zone.expiryDate, isBirth: false, currentYear: year)
        add(.birthDate, birth?.iso, zone.holdsBirthDate ? 0.98 : 0.4)
        add(.expiryDate, expiry?.iso, zone.holdsExpiryDate ? 0.98 : 0.4)
        add(.nationality, zone.nationality, 0.9)
        add(.issuer, zone.issuingState, 0.85)
        return fields
    }
}
