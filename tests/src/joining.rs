//! People who join by an invitation, and are signed in at the web site.

use anyhow::Result;
use serde_json::{Value, json};

use crate::{post::Letters, visitor::Visitor, world::World};

/// The password of all of them.
const PASSWORD: &str = "trois pommes dans un panier";

/// Someone with these roles, who accepted an invitation and signed in by the form.
///
/// # Errors
/// If the platform refuses any of it.
pub async fn person(world: &World, letters: &mut Letters, email: &str, roles: Value) -> Result<Visitor> {
    let mut invitation = json!({ "email": email });
    for (key, value) in roles.as_object().into_iter().flatten() {
        invitation[key] = value.clone();
    }
    let administrator = world.administrator()?;
    administrator.acts("accountInvite", invitation, "invitation { email }").await?;
    let name = email.split('@').next().unwrap_or_default();
    let accepted = json!({"code": letters.code(email).await?, "name": name, "password": PASSWORD});
    world.anyone()?.acts("invitationAccept", accepted, "account { state }").await?;
    Visitor::anyone(&world.server.url)?.sign_in(email, PASSWORD).await
}

/// The role of someone for a member.
///
/// # Errors
/// If there is no such member.
pub async fn for_member(world: &World, slug: &str, role: &str) -> Result<Value> {
    let data =
        world.anyone()?.ask("query($s: String!) { member(slug: $s) { id } }", json!({ "s": slug })).await?;
    Ok(json!({"memberRoles": [{"member": data["member"]["id"], "role": role}]}))
}

/// People who join one after another.
#[derive(Debug)]
pub struct Joining<'w> {
    world: &'w World,
    letters: Letters,
}

impl<'w> Joining<'w> {
    /// Nobody yet.
    #[must_use]
    pub fn of(world: &'w World) -> Self {
        Self { world, letters: Letters::of(&world.place) }
    }

    /// `NAME@example.org`, with a role everywhere.
    ///
    /// # Errors
    /// If the platform refuses any of it.
    pub async fn with_role(&mut self, name: &str, role: &str) -> Result<Visitor> {
        self.person(name, json!({ "roles": [role] })).await
    }

    /// `NAME@example.org`, with a role for the member of a slug.
    ///
    /// # Errors
    /// If the platform refuses any of it.
    pub async fn for_member(&mut self, name: &str, slug: &str, role: &str) -> Result<Visitor> {
        let roles = for_member(self.world, slug, role).await?;
        self.person(name, roles).await
    }

    async fn person(&mut self, name: &str, roles: Value) -> Result<Visitor> {
        person(self.world, &mut self.letters, &format!("{name}@example.org"), roles).await
    }
}
