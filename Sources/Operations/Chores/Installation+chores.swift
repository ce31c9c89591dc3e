package import Logging

extension Installation {
    /// Every chore.
    ///
    /// - Parameter expiries: What other modules keep for a time, besides what this one knows of.
    package func chores(expiring expiries: [Expiry] = [], logger: Logger) -> ChoreCatalogue {
        ChoreCatalogue([
            RetentionChore(self.expiries + expiries), ReconciliationChore(self, logger: logger),
            VerifyBackupChore(self, logger: logger), RollUpChore(self), PartitionsChore(self),
        ])
    }
}
