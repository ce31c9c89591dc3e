package import Catalogues

/// The schedules in force.
package typealias ScheduleCatalogue = Catalogue<ScheduleRules>
package typealias ScheduleEvent = CatalogueEvent<Schedule>

extension Catalogue where Rules == ScheduleRules {
    package func schedule(named name: String) -> Schedule? {
        current().first { $0.name == name }
    }
}
