//! What the GraphQL door needs of the platform.

use std::sync::Arc;

use app::{App, Cx, Token};
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
    http::{Code, Host, Identity, Refusal, RequestInfo, answers::Stamp},
};
use crate::console;

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

impl Host for GraphHost {
    type Executor = Api;
    type Caller = Actor;

    fn executor(&self) -> &Api {
        &self.schema
    }

    async fn authenticate(&self, headers: &HeaderMap) -> Result<Identity<Actor>, Refusal> {
        let Some(header) = headers.get(AUTHORIZATION) else {
            return Ok(Identity { token: None, caller: Actor::Anonymous });
        };
        let bearer = header.to_str().ok().and_then(|text| {
            let (scheme, token) = text.split_once(' ')?;
            scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
        });
        let wrong = || Refusal::unauthenticated("the token is unknown, expired or revoked: make a new one");
        let Some(token) = bearer.and_then(Token::parse) else {
            return Err(Refusal::unauthenticated(
                "send 'Authorization: Bearer gsef_pat_…' with a whole token",
            ));
        };
        match self.app.authenticate(&token).await {
            Ok(Some(found)) => {
                Ok(Identity { token: Some(Arc::from(found.token.to_string())), caller: found.actor })
            }
            Ok(None) => Err(wrong()),
            Err(error) => {
                tracing::error!(%error, "a token could not be looked up");
                Err(Refusal::new(Code::Internal, "the token could not be checked; try again"))
            }
        }
    }

    fn stamp(&self) -> Stamp {
        Stamp { public: self.app.position().public.0, index: self.app.index().position().0 }
    }

    fn prepare(
        &self,
        request: async_graphql::Request,
        caller: Actor,
        info: RequestInfo,
    ) -> async_graphql::Request {
        let languages = info.locale.as_deref().and_then(|locale| locale.parse().ok()).into_iter().collect();
        let cx = Cx { actor: caller, languages, request: Some(info.id) };
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
