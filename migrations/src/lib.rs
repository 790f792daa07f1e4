//! The database schema, step by step, for SQLite and PostgreSQL alike. README.md tells how to add a step.

use sea_orm_migration::prelude::*;

mod dialect;
mod m20261124_000001_foundation;
mod m20261125_000001_saved_searches;
mod m20261126_000001_accounts;

/// Every step, in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_foundation::Migration),
            Box::new(m20261125_000001_saved_searches::Migration),
            Box::new(m20261126_000001_accounts::Migration),
        ]
    }
}
