//! Making something new.

use domain::{Entity, FieldError, FieldErrors, Id, State, lifecycle::Head, policy::Action};
use sha2::{Digest, Sha256};

use super::{New, check_reference};
use crate::{App, Curated, Cx, Error, Result, Written};

impl App {
    /// Makes something new, as a draft or published at once.
    ///
    /// With an idempotency key, the same request again answers what the first one made.
    ///
    /// # Errors
    /// [`Error::Refused`], [`Error::Invalid`] (faults, links to nothing, a slug, DOI or reference in use) and
    /// [`Error::KeyReused`].
    pub async fn create<N: Curated>(&self, cx: &Cx, new: New<N::Content>) -> Result<Written<N>> {
        self.permit(cx, Action::Create, &N::prospect(&new.content, State::Draft))?;
        if new.publish {
            self.permit(cx, Action::Publish, &N::prospect(&new.content, State::Draft))?;
        }
        N::check(&new.content)?;
        check_reference(new.external_reference.as_ref())?;
        new.idempotency_key.as_deref().map_or(Ok(()), check_key)?;
        self.check_references::<N>(&new.content).await?;
        match self.try_create(cx, &new).await {
            // Two at once with one key, or with one name: the other was faster, and is there to be seen now.
            Err(Error::Invalid(errors)) if may_pass(&new, &errors) => self.try_create(cx, &new).await,
            outcome => outcome,
        }
    }

    async fn try_create<N: Curated>(&self, cx: &Cx, new: &New<N::Content>) -> Result<Written<N>> {
        let mut tx = self.begin(cx).await?;
        let request = fingerprint::<N>(new)?;
        let key = cx.actor.id().zip(new.idempotency_key.as_deref());
        if let Some((account, key)) = key
            && let Some((before, made)) = tx.made_with(account, key).await?
        {
            return if before == request {
                self.made_before(Id::new(made)).await
            } else {
                Err(Error::KeyReused)
            };
        }

        let now = self.clock.now();
        let id = self.ids.next(now);
        let slug = self.slug_for::<N>(&tx, new.slug.clone(), &new.content, id).await?;
        let mut head = Head::draft(Id::new(id), slug, now);
        head.external_reference.clone_from(&new.external_reference);
        if new.publish {
            head.publish(now)?;
        }
        let made = N::make(head, new.content.clone());

        tx.create(std::slice::from_ref(&made)).await?;
        if let Some((account, key)) = key {
            tx.remember_made(account, key, &request, id).await?;
        }
        let sequence = self.commit(tx).await?;
        Ok(Written { value: made, sequence })
    }

    async fn made_before<N: Curated>(&self, id: Id<N>) -> Result<Written<N>> {
        let value = self.store.get_many(&[id]).await?.pop().ok_or(Error::NotFound(N::NAME))?;
        Ok(Written { value, sequence: self.store.log_position().await?.last })
    }
}

/// Whether what was taken may not be so when tried again: by our own request under the same key, or a slug that nobody
/// asked for.
fn may_pass<C>(new: &New<C>, errors: &FieldErrors) -> bool {
    let is_slug = |error: &FieldError| error.path.first().is_some_and(|field| field == "slug");
    new.idempotency_key.is_some() || (new.slug.is_none() && errors.0.iter().all(is_slug))
}

fn check_key(key: &str) -> Result<()> {
    if key.is_empty() || key.chars().count() > 200 || key.contains('\0') {
        return Err(Error::invalid("idempotency_key", "must have 1 to 200 characters"));
    }
    Ok(())
}

/// What tells one request from another.
fn fingerprint<N: Entity>(new: &New<N::Content>) -> Result<Vec<u8>> {
    let New { content, slug, external_reference, publish, idempotency_key: _ } = new;
    let parts = (std::any::type_name::<N>(), content, slug, external_reference, publish);
    let json = serde_json::to_vec(&parts).map_err(Error::internal)?;
    Ok(Sha256::digest(&json).to_vec())
}
