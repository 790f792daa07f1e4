//! `gsef user`: accounts at the terminal.

use std::process::ExitCode;

use anyhow::{Result, anyhow, bail};
use app::{By, Cx, Invitation, Invited, Search};
use chrono::NaiveDate;
use clap::Subcommand;
use domain::{
    FieldErrors, Member, Role,
    account::{MemberRole, MemberRoleOf},
};

use crate::{
    config::Config,
    place::{self, IfMissing, Platform},
    terminal::{out, table},
};

#[derive(Debug, Subcommand)]
pub(crate) enum Account {
    /// Give an account roles; it is made if there is none with the address
    #[command(group = clap::ArgGroup::new("what").required(true).multiple(true).args(["role", "member"]))]
    Add {
        /// E-mail address
        email: String,
        /// What the account may do everywhere: administrator, editor or reviewer
        #[arg(long, value_name = "ROLE")]
        role: Vec<Role>,
        /// Member that the account acts for, by slug
        #[arg(long, value_name = "SLUG")]
        member: Option<String>,
        /// What it may do for the member: representative or contributor
        #[arg(long = "as", value_name = "ROLE", requires = "member", default_value = "contributor")]
        member_role: MemberRole,
        /// First day on which it may, such as 2026-03-01; from now on where absent
        #[arg(long, value_name = "DAY", requires = "member")]
        since: Option<NaiveDate>,
        /// Last day on which it may; for good where absent
        #[arg(long, value_name = "DAY", requires = "member")]
        until: Option<NaiveDate>,
        /// Write an invitation, with which the person chooses a password; the account is active once that is done
        #[arg(long)]
        invite: bool,
    },
    /// List the accounts
    List,
}

impl Account {
    pub(crate) async fn run(self, config: &Config) -> Result<ExitCode> {
        match self {
            Self::Add { email, role, member, member_role, since, until, invite } => {
                let platform = place::open(config, IfMissing::Create, Search::none()).await?;
                let mut member_roles = Vec::new();
                if let Some(slug) = member {
                    let member = self::member(&platform.app, &slug).await?;
                    let lasting = MemberRoleOf::lasting(member, member_role);
                    let given = MemberRoleOf { since, until, ..lasting };
                    let mut errors = FieldErrors::none();
                    given.check("", &mut errors);
                    if errors != FieldErrors::none() {
                        bail!("--until lies before --since: give the last day, or none");
                    }
                    member_roles.push(given);
                }
                add(&platform, email, role, member_roles, invite).await?;
                platform.close().await?;
            }
            Self::List => {
                let platform = place::open(config, IfMissing::Refuse, Search::none()).await?;
                list(&platform).await?;
                platform.close().await?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// A member by slug, for a command's flag.
pub(super) async fn member(app: &app::App, slug: &str) -> Result<domain::Id<Member>> {
    let missing = || anyhow!("there is no member '{slug}': its slug is the last part of its address");
    let by = By::<Member>::Slug(slug.parse().map_err(|_| missing())?);
    Ok(app.get(&Cx::system(), by).await?.ok_or_else(missing)?.head.id)
}

async fn add(
    platform: &Platform,
    email: String,
    roles: Vec<Role>,
    member_roles: Vec<MemberRoleOf>,
    invite: bool,
) -> Result<()> {
    let app = &platform.app;
    if invite {
        let invitation = Invitation { email, language: None, roles, member_roles };
        let Invited { email, expires_at } = app.invite(&Cx::system(), invitation).await?;
        eprintln!("A letter to {email} is written, and sent while the server runs.");
        eprintln!("It is good until {}.", expires_at.date_naive());
        return Ok(());
    }
    let account = app.grant(&Cx::system(), &email, &roles, &member_roles).await?;
    let mut has: Vec<String> = account.roles.iter().map(ToString::to_string).collect();
    has.extend(account.member_roles.iter().map(|held| format!("{} of a member", held.role)));
    eprintln!("{} is {}.", account.email, has.join(", "));
    Ok(())
}

async fn list(platform: &Platform) -> Result<()> {
    let app = &platform.app;
    let accounts = app.store().accounts().await?;
    if accounts.is_empty() {
        eprintln!("There are no accounts: make one with 'gsef user add EMAIL --role administrator'.");
        return Ok(());
    }
    let ids: Vec<_> =
        accounts.iter().flat_map(|account| account.member_roles.iter().map(|held| held.member)).collect();
    let members = app.get_many(&Cx::system(), &ids).await?;
    let mut rows = vec![["address", "roles", "state", "since"].map(str::to_owned).to_vec()];
    for account in &accounts {
        let mut roles: Vec<String> = account.roles.iter().map(ToString::to_string).collect();
        roles.extend(account.member_roles.iter().map(|held| {
            let MemberRoleOf { member, role, since, until, membership_ends: _ } = held;
            let name = members.get(member).map(|member| member.head.slug.to_string());
            let name = name.unwrap_or_else(|| member.to_string());
            let from = since.map(|day| format!(" from {day}")).unwrap_or_default();
            let to = until.map(|day| format!(" to {day}")).unwrap_or_default();
            format!("{role} of {name}{from}{to}")
        }));
        let (state, since) = (account.state.to_string(), account.created_at.date_naive().to_string());
        rows.push(vec![account.email.clone(), roles.join(", "), state, since]);
    }
    out(table(&rows).trim_end())
}
