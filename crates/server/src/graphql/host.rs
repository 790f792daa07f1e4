//! What the GraphQL door needs of the platform.

use std::sync::Arc;

use app::{App, Client, Cx, Token};
use axum::{
    body::Body,
    http::{HeaderMap, Response, header::AUTHORIZATION},
};
use chrono::{DateTime, Utc};
use domain::{Actor, Ids, SystemIds};
use uuid::Uuid;

use super::{
    Api,
    asker::Asker,
    http::{Code, Host, Identity, Refusal, RequestInfo},
};
use crate::{answers::Stamp, console};

/// The platform behind the GraphQL door.
#[derive(Clone)]
pub(crate) struct GraphHost {
    app: App,
    schema: Api,
}

impl GraphHost {
    pub(crate) fn new(app: App) -> Self {
        Self { app, schema: super::schema() }
    }
}

/// Who calls, and by which session if by one.
#[derive(Clone, PartialEq)]
pub(crate) struct Caller {
    actor: Actor,
    session: Option<Uuid>,
}

impl Host for GraphHost {
    type Executor = Api;
    type Caller = Caller;

    fn executor(&self) -> &Api {
        &self.schema
    }

    async fn authenticate(&self, headers: &HeaderMap) -> Result<Identity<Caller>, Refusal> {
        let Some(header) = headers.get(AUTHORIZATION) else {
            let caller = Caller { actor: Actor::Anonymous, session: None };
            return Ok(Identity { token: None, caller });
        };
        let bearer = header.to_str().ok().and_then(|text| {
            let (scheme, token) = text.split_once(' ')?;
            scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
        });
        let wrong = || {
            Refusal::unauthenticated(
                "the token is unknown, expired or revoked: make a new one, or sign in again",
            )
        };
        let Some(token) = bearer.and_then(Token::parse) else {
            return Err(Refusal::unauthenticated(
                "send 'Authorization: Bearer gsef_pat_…' with a whole token",
            ));
        };
        match self.app.authenticate(&token).await {
            Ok(Some(found)) => {
                let caller = Caller { actor: found.actor, session: found.credential.session() };
                Ok(Identity { token: Some(Arc::from(found.credential.id().to_string())), caller })
            }
            Ok(None) => Err(wrong()),
            Err(error) => {
                tracing::error!(%error, "a token could not be looked up");
                Err(Refusal::new(Code::Internal, "the token could not be checked; try again"))
            }
        }
    }

    fn stamp(&self) -> Stamp {
        Stamp::of(&self.app)
    }

    fn prepare(
        &self,
        request: async_graphql::Request,
        caller: Caller,
        info: RequestInfo,
    ) -> async_graphql::Request {
        let languages = info.locale.as_deref().and_then(|locale| locale.parse().ok()).into_iter().collect();
        let Caller { actor, session } = caller;
        let client = Client { session, address: info.address };
        let cx = Cx { client, request: Some(info.id), ..Cx::new(actor, languages) };
        request.data(Asker::new(&self.app, &cx, &info))
    }

    fn now(&self) -> DateTime<Utc> {
        self.app.clock().now()
    }

    fn request_id(&self) -> Uuid {
        // Ids of requests order nothing and are stored nowhere: they need no source that tests could seed.
        SystemIds.next(self.app.clock().now())
    }

    fn page(&self) -> Option<Response<Body>> {
        Some(console::page())
    }
}
