//! HTTP: translates, never decides. Every door here calls the verbs of `app`.

pub mod answers;
pub mod console;
mod etag;
pub mod graphql;
mod health;
mod metrics;
mod request_log;
mod serve;
mod settings;
mod web_site;

pub use pages::{Identity, Logo};

pub use self::{
    graphql::{http::trusted::TrustMode, sdl},
    serve::serve,
    settings::{Settings, router},
};
