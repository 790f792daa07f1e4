//! HTTP: translates, never decides. Every door here calls the verbs of `app`.

pub mod console;
pub mod graphql;
mod health;
mod home;
mod metrics;
mod request_log;
mod serve;
mod settings;

pub use self::{
    graphql::{http::trusted::TrustMode, sdl},
    serve::serve,
    settings::{Settings, router},
};
