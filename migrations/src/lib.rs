//! The database schema, step by step, for SQLite and PostgreSQL alike. README.md tells how to add a step.

use sea_orm_migration::prelude::*;

mod dialect;
mod m20261124_000001_foundation;
mod m20261125_000001_saved_searches;
mod m20261126_000001_accounts;
mod m20261126_000002_audit;
mod m20261126_000003_review;
mod m20261126_000004_indicators;
mod m20261126_000005_translations;
mod m20261126_000006_adaptations;
mod m20261126_000007_delivery;
mod m20261126_000008_identities;
mod m20261126_000009_mandates;
mod m20261126_000010_background_saves;

/// Every step, in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_foundation::Migration),
            Box::new(m20261125_000001_saved_searches::Migration),
            Box::new(m20261126_000001_accounts::Migration),
            Box::new(m20261126_000002_audit::Migration),
            Box::new(m20261126_000003_review::Migration),
            Box::new(m20261126_000004_indicators::Migration),
            Box::new(m20261126_000005_translations::Migration),
            Box::new(m20261126_000006_adaptations::Migration),
            Box::new(m20261126_000007_delivery::Migration),
            Box::new(m20261126_000008_identities::Migration),
            Box::new(m20261126_000009_mandates::Migration),
            Box::new(m20261126_000010_background_saves::Migration),
        ]
    }
}
