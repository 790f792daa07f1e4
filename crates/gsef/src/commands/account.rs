//! `gsef user`: accounts at the terminal.

use std::process::ExitCode;

use anyhow::{Result, anyhow, bail};
use app::{By, Cx, Invitation, Invited, Search};
use chrono::NaiveDate;
use clap::Subcommand;
use domain::{
    FieldErrors, Language, Member, Role,
    account::{MemberRole, MemberRoleOf},
};

use serde::Serialize;

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
        /// Language of the invitation, such as fr [default: en]
        #[arg(long, value_name = "TAG", requires = "invite")]
        language: Option<Language>,
        /// Address at which the public reaches the site, where the invitation leads [default: as set, else where the server
        /// listens by its settings]
        #[arg(long, value_name = "URL", requires = "invite")]
        public_url: Option<String>,
    },
    /// List the accounts
    List,
}

/// The settings that these commands have flags for.
#[derive(Debug, Serialize)]
pub(crate) struct Settings {
    #[serde(skip_serializing_if = "Option::is_none")]
    public_url: Option<String>,
}

impl Account {
    pub(crate) fn settings(&self) -> Settings {
        let public_url = match self {
            Self::Add { public_url, .. } => public_url.clone(),
            Self::List => None,
        };
        Settings { public_url }
    }

    pub(crate) async fn run(self, config: &Config) -> Result<ExitCode> {
        match self {
            Self::Add { email, role, member, member_role, since, until, invite, language, public_url: _ } => {
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
                if invite {
                    self::invite(&platform, Invitation { email, language, roles: role, member_roles })
                        .await?;
                    if config.public_url.is_none() {
                        eprintln!(
                            "Its link leads to http://{}/: name public_url in the settings, or --public-url here, where \
                             people reach the site elsewhere.",
                            config.listen
                        );
                    }
                } else {
                    add(&platform, &email, &role, &member_roles).await?;
                }
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

async fn invite(platform: &Platform, invitation: Invitation) -> Result<()> {
    let Invited { email, expires_at } = platform.app.invite(&Cx::system(), invitation).await?;
    eprintln!("A letter to {email} is written, and sent while the server runs.");
    eprintln!("It is good until {}.", expires_at.date_naive());
    Ok(())
}

async fn add(platform: &Platform, email: &str, roles: &[Role], member_roles: &[MemberRoleOf]) -> Result<()> {
    let account = platform.app.grant(&Cx::system(), email, roles, member_roles).await?;
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
