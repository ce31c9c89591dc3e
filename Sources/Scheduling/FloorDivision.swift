extension Int {
    /// Towards minus infinity, so that the time before 1970 falls into minutes and days like the time after it.
    func flooredDivision(by divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    /// The smallest quotient whose product isn't below this number.
    func ceilingDivision(by divisor: Int) -> Int {
        -(-self).flooredDivision(by: divisor).quotient
    }
}
