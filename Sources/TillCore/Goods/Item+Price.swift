extension Item {
    /// What it costs on a local date.
    package func price(on date: CivilDate) -> Money { price }
}
